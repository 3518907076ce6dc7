import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';
import { removeFolder } from './remove-folder.ts';
import { startOwnScreen } from './own-screen.ts';
import { launchApp, type LaunchOptions, type RunningApp } from './running-app.ts';

type Launch = (options?: Partial<LaunchOptions>) => Promise<RunningApp>;

type Fixtures = {
  /** A new empty folder of this test's own; gone afterwards. */
  readonly folder: string;
  /** A new profile: nobody has opened the app yet. */
  readonly userData: string;
  /** Opens the app (again): in this test's profile unless told otherwise. Whatever is open at the end is closed. */
  readonly launch: Launch;
  /** The app, opened. */
  readonly running: RunningApp;
  readonly app: ElectronApplication;
  readonly page: Page;
};

type WorkerFixtures = {
  /** Two apps on one screen would fight for the focus: every worker but the first, which has that of the run, makes a desktop session of its own. */
  readonly ownScreen: null;
};

/** Playwright's test with the real app. A test fails when a window logged an error that it did not expect. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  ownScreen: [
    async ({}, provide, { parallelIndex }) => {
      const session = parallelIndex > 0 ? await startOwnScreen() : null;
      if (session !== null) Object.assign(process.env, session.env);
      await provide(null);
      await session?.end();
    },
    { scope: 'worker', auto: true },
  ],
  folder: async ({}, provide) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-e2e-'));
    await provide(folder);
    await removeFolder(folder);
  },
  userData: async ({ folder }, provide) => {
    await provide(path.join(folder, 'user-data'));
  },
  launch: async ({ userData }, provide, testInfo) => {
    const opened: RunningApp[] = [];
    await provide(async (options = {}) => {
      const running = await launchApp({ userData, ...options });
      opened.push(running);
      return running;
    });
    if (testInfo.status !== testInfo.expectedStatus) await keepEvidence(opened, testInfo);
    for (const running of opened) await running.close();
    expect([...opened.flatMap((running) => running.problems()), ...drawingBugs(opened)]).toEqual([]);
  },
  running: async ({ launch }, provide) => {
    await provide(await launch());
  },
  app: async ({ running }, provide) => {
    await provide(running.app);
  },
  page: async ({ running }, provide) => {
    await provide(running.page);
  },
});

export { expect };

/** A bug while drawing shows another screen and goes to the log, not to the console. */
export function drawingBugs(opened: readonly RunningApp[]): readonly string[] {
  return [...new Set(opened.map(({ userData }) => path.join(userData, 'logs/log.ndjson')))]
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.includes('"drawing the window"'));
}

/** What a failed story leaves for whoever looks for its reason. */
export async function keepEvidence(opened: readonly RunningApp[], testInfo: TestInfo): Promise<void> {
  for (const [at, running] of opened.entries()) {
    await testInfo.attach(`main-${at}.log`, { body: running.mainLog(), contentType: 'text/plain' });
    if (!running.isRunning()) continue;
    const file = testInfo.outputPath(`window-${at}.png`);
    await running.page.screenshot({ path: file, timeout: 5000 }).catch(() => null);
    // The picture stays on that machine; these few words are in the report.
    const size = await running.page
      .evaluate(() => `${String(innerWidth)}×${String(innerHeight)}\n${document.body.innerText.slice(0, 3000)}`)
      .catch((error: unknown) => String(error));
    await testInfo.attach(`window-${at}.txt`, { body: size, contentType: 'text/plain' });
  }
}
