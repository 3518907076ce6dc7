import { execFile, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { telexKeys } from './telex.ts';

/** How IBus and a program talk: '0' lets the program go on while the input method thinks, '1' makes it wait for each key. */
export type SyncMode = '0' | '1';

export type Unikey = {
  /** For the app: GTK's window takes its input method from here. */
  readonly env: (syncMode: SyncMode) => Record<string, string>;
  readonly stop: () => Promise<void>;
};

const run = promisify(execFile);
const engine = 'Unikey';
const patienceMs = 20_000;

/** Whether this machine has what a real input method needs (Linux with ibus, ibus-unikey and xdotool, and a screen). */
export const hasUnikey =
  process.platform === 'linux' &&
  process.env['DISPLAY'] !== undefined &&
  ['ibus-daemon', 'ibus', 'xdotool'].every((tool) => spawnSync('which', [tool]).status === 0);

/** Starts IBus with Unikey (Telex, as it comes) on this session's bus. */
export async function startUnikey(): Promise<Unikey> {
  const options = ['--panel=disable', '--emoji-extension=disable', '--config=disable', '--cache=none'];
  const daemon = spawn('ibus-daemon', options, { stdio: 'ignore' });
  const gone = new Promise((resolve) => daemon.once('exit', resolve));
  const stop = async () => {
    daemon.kill('SIGTERM');
    await gone;
  };
  try {
    await chooseEngine();
  } catch (error) {
    await stop();
    throw error;
  }
  const env = (syncMode: SyncMode) => ({
    GTK_IM_MODULE: 'ibus',
    XMODIFIERS: '@im=ibus',
    IBUS_ENABLE_SYNC_MODE: syncMode,
  });
  return { env, stop };
}

/** Typographic signs and the keys, unused on every keyboard, that they are put on. */
const SIGN_KEYS: Readonly<Record<string, string>> = {
  '<I240>': 'U201C',
  '<I241>': 'U201D',
  '<I242>': 'U2013',
  '<I243>': 'U2026',
};

/** The screen's keyboard and the one that stands for xdotool: each has a map of its own, and the one that was pressed last counts. */
const KEYBOARDS = ['3', '5'];

/**
 * Gives the signs that no keyboard has a key of their own. Without one xdotool changes the meaning of a spare key between two presses, and a busy program reads
 * the change too late: one quote becomes another.
 */
function addSignKeys(): void {
  const display = process.env['DISPLAY'] ?? '';
  const compile = (args: readonly string[], input = ''): string => {
    const { stdout, status, stderr } = spawnSync('xkbcomp', ['-w', '0', ...args], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xkbcomp ${args.join(' ')} failed: ${stderr}`);
    return stdout;
  };
  const names = Object.keys(SIGN_KEYS);
  const keys = names.map((key) => `    key ${key} { [ ${SIGN_KEYS[key] ?? ''} ] };\n`).join('');
  const before = compile(['-xkb', display, '-']).replace(/^ *key (<I\d+>) \{[^}]*\};\n/gmu, (line, key: string) =>
    names.includes(key) ? '' : line,
  );
  const after = before.replace(/xkb_symbols [^{]*\{\n/u, (opening) => opening + keys);
  for (const device of KEYBOARDS) compile(['-i', device, '-', display], after);
}

async function chooseEngine(): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  const ibus = (...args: string[]) => spawnSync('ibus', args, { encoding: 'utf8', timeout: patienceMs });
  while (ibus('engine').stdout.trim() !== engine) {
    if (Date.now() > giveUpAt) throw new Error(`ibus did not take the engine ${engine}: ${ibus('list-engine').stdout}`);
    ibus('engine', engine);
    await sleep(200);
  }
}

/** Gives the app's first window the keyboard: real keys go where the screen's focus is, not where the page thinks it is. */
export async function focusForRealKeys(app: ElectronApplication): Promise<void> {
  // With the app open: a screen that nobody uses forgets its keyboard.
  addSignKeys();
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.focus();
    window?.webContents.focus();
  });
  const pid = app.process().pid;
  const { stdout } = await run('xdotool', ['search', '--sync', '--onlyvisible', '--pid', String(pid)]);
  const window = stdout.trim().split('\n').at(-1) ?? '';
  await run('xdotool', ['windowfocus', '--sync', window], { timeout: patienceMs });
}

/**
 * Types a Vietnamese text in Telex with real key events, at the pace of a quick typist. A space at the end closes the last word
 * when `andSpace` is set; otherwise the input method may still be holding it.
 */
export async function typeTelex(text: string, { delayMs = 20, andSpace = false } = {}): Promise<void> {
  await pressKeys([...telexKeys(text), ...(andSpace ? ['space'] : [])], { delayMs });
}

/** Presses keys by their X names, for example `BackSpace` or `ctrl+z`. */
export async function pressKeys(keys: readonly string[], { delayMs = 20 } = {}): Promise<void> {
  await run('xdotool', ['key', '--delay', String(delayMs), '--clearmodifiers', ...keys]);
}
