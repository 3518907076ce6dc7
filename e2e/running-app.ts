import { once } from 'node:events';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectronProgram, projectFolder, sandboxSwitches } from './electron-program.ts';

export type LaunchOptions = {
  /** Where this app keeps its files; the same folder again is the same user coming back. */
  readonly userData: string;
  /** What the system would pass: a file that was double-clicked, a switch. */
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};

/** One running app with its first window, and what went wrong in either. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Errors in the window's console and uncaught ones, apart from those expected. They fail the test at its end. */
  readonly problems: () => readonly string[];
  /** Errors that this test brings about on purpose. */
  readonly expectProblem: (pattern: RegExp) => void;
  /** What the main process wrote to the terminal. */
  readonly mainLog: () => string;
  readonly isRunning: () => boolean;
  /** A power cut: kill -9, nothing is saved on the way out. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const windowMs = 30_000;

/** Opens the built app in a profile of its own. */
export async function launchApp({ userData, args = [], env = {} }: LaunchOptions): Promise<RunningApp> {
  const { ELECTRON_RUN_AS_NODE: _, ...surroundings } = process.env;
  const app = await _electron.launch({
    executablePath: findElectronProgram(),
    args: [...sandboxSwitches, projectFolder, ...args],
    cwd: projectFolder,
    env: definedOnly({ ...surroundings, TOASOAN_USER_DATA: userData, TOASOAN_E2E: '1', ...env }),
    timeout: windowMs,
  });
  // Playwright forgets the process once the app is gone.
  const main = app.process();
  let log = '';
  const keepLog = (chunk: unknown) => {
    log = `${log}${String(chunk)}`.slice(-200_000);
  };
  main.stdout?.on('data', keepLog);
  main.stderr?.on('data', keepLog);
  const page = await firstWindow(app, () => log);
  const { problems, expectProblem } = watchProblems(page);
  const isRunning = () => main.exitCode === null && main.signalCode === null;
  const kill = async () => {
    if (!isRunning()) return;
    const gone = once(main, 'exit');
    main.kill('SIGKILL');
    await gone;
  };
  const close = async () => {
    const patience = setTimeout(() => void kill(), windowMs);
    try {
      if (isRunning()) await app.close();
    } finally {
      clearTimeout(patience);
    }
  };
  return { app, page, userData, problems, expectProblem, mainLog: () => log, isRunning, kill, close };
}

async function firstWindow(app: ElectronApplication, log: () => string): Promise<Page> {
  try {
    const page = await app.firstWindow({ timeout: windowMs });
    await page.waitForLoadState('domcontentloaded');
    return page;
  } catch (error) {
    app.process().kill('SIGKILL');
    throw new Error(`the app opened no window; it wrote:\n${log()}`, { cause: error });
  }
}

function watchProblems(page: Page) {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(message.text());
  });
  page.on('pageerror', (error) => {
    seen.push(error.stack ?? error.message);
  });
  page.on('crash', () => {
    seen.push('the window crashed');
  });
  return {
    problems: () => seen.filter((text) => !expected.some((pattern) => pattern.test(text))),
    expectProblem: (pattern: RegExp) => {
      expected.push(pattern);
    },
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
