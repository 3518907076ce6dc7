import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { projectFolder, sandboxSwitches } from '../electron-program.ts';
import { removeFolder } from '../remove-folder.ts';

/**
 * The app as it is shipped, from its archive and with its switches set. Playwright's own way of opening Electron needs a
 * switch that is off here, so the app is started like any program and reached through the window's debugger.
 */

const release = path.join(projectFolder, 'release');
const program = findProgram();
const patienceMs = 30_000;
let folder = '';
let app: ChildProcess | null = null;
let log = '';

function findProgram(): string {
  const names = ['toasoan', 'ToaSoan.exe', 'ToaSoan.app/Contents/MacOS/ToaSoan'];
  const folders = existsSync(release) ? readdirSync(release).filter((name) => /unpacked$|^mac/.test(name)) : [];
  const files = folders.flatMap((name) => names.map((file) => path.join(release, name, file)));
  return files.find((file) => existsSync(file)) ?? path.join(release, 'nothing-packaged-yet');
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return watch(
    spawn(program, [...sandboxSwitches, ...args], {
      env: { ...process.env, XDG_CONFIG_HOME: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/**
 * The same for someone without privileges, who needs no switch. Root lends the app a copy that anyone may read, installed as the .deb
 * does it: where the system allows no user namespaces, Chromium's helper makes the sandbox.
 */
function startUnprivileged(args: readonly string[]): ChildProcess {
  if (process.getuid?.() !== 0) return start(args);
  const copy = path.join(folder, 'app');
  cpSync(path.dirname(program), copy, { recursive: true });
  chmodSync(path.join(copy, 'chrome-sandbox'), 0o4755);
  chmodSync(folder, 0o777);
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--'];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder };
  return watch(
    spawn('setpriv', [...nobody, path.join(copy, path.basename(program)), ...args], {
      env: { ...env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

function watch(child: ChildProcess): ChildProcess {
  log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += String(chunk)));
  app = child;
  return child;
}

/** What Linux says about the processes that show the app's pages: 2 = locked in by a filter of system calls. */
function seccompOfWindows(pid: number): readonly string[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(readProc(name, 'status'))?.[1] ?? 0));
  }
  const descends = (child: number): boolean => child === pid || (child > 1 && descends(parents.get(child) ?? 0));
  return [...parents.keys()]
    .filter((child) => descends(child) && readProc(String(child), 'cmdline').includes('--type=renderer'))
    .map((child) => /^Seccomp:\s+(\d)/m.exec(readProc(String(child), 'status'))?.[1] ?? 'gone');
}

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(path.join('/proc', pid, name), 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

const debugged = () => ['--remote-debugging-port=0', `--user-data-dir=${path.join(folder, 'user-data')}`];

async function connectToWindow(): Promise<Page> {
  const address = /DevTools listening on (ws:\S+)/;
  await expect.poll(() => address.test(log), { timeout: patienceMs, message: 'no debugger' }).toBe(true);
  const browser = await chromium.connectOverCDP(address.exec(log)?.[1] ?? '');
  const [context] = browser.contexts();
  if (!context) throw new Error('the packaged app has no window context');
  await expect.poll(() => context.pages().length, { timeout: patienceMs, message: 'no window' }).toBeGreaterThan(0);
  const page = context.pages()[0];
  if (!page) throw new Error('the packaged app has no window');
  return page;
}

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-package-'));
});
test.afterEach(async ({}, testInfo) => {
  if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('app.log', { body: log });
  const child = app;
  if (child && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
  await removeFolder(folder);
});

test('opens from its archive with a window that is on screen, in Vietnamese and walled off', async () => {
  start(debugged());
  const page = await connectToWindow();
  await expect(page.getByRole('button').first()).toBeVisible({ timeout: patienceMs });
  const window = await page.evaluate(() => ({
    address: location.protocol,
    language: document.documentElement.lang,
    node: ['require', 'process', 'Buffer', 'global'].filter((name) => name in globalThis),
  }));
  expect(window).toEqual({ address: 'app:', language: 'vi', node: [] });
});

test('carries its native parts: the device key goes to the keyring, a photo is taken in', async () => {
  start(debugged());
  const page = await connectToWindow();
  await expect(page.getByRole('button').first()).toBeVisible({ timeout: patienceMs });
  const photo = readFileSync(path.join(projectFolder, 'e2e/fixtures/photos/vuon-nhan-khe-lim.jpg'));
  const answers = await page.evaluate(async (base64) => {
    const { desk } = window as unknown as { desk: DeskBridge };
    const person = { deskName: 'Báo Thử', personName: 'Người Thử', penName: '' };
    const created = await desk.request('desk:create', { where: 'sample', ...person });
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const added = await desk.request('photo:add', { fileName: 'vườn nhãn.jpg', bytes });
    return {
      custody: created.ok ? created.value.keyCustody : created.error.code,
      photo: added.ok && added.value.ok ? added.value.value.photo.mediaType : JSON.stringify(added),
    };
  }, photo.toString('base64'));
  expect(answers).toEqual({ custody: 'keyring', photo: 'image/jpeg' });
});

test('[H30] takes no other data folder from its surroundings', async () => {
  const other = path.join(folder, 'laid-out-by-someone');
  start(debugged(), { TOASOAN_USER_DATA: other, TOASOAN_E2E: '1' });
  const page = await connectToWindow();
  await expect(page.getByRole('button').first()).toBeVisible({ timeout: patienceMs });
  const places = readdirSync(folder);
  expect([places.includes('user-data'), places.includes('laid-out-by-someone')]).toEqual([true, false]);
});

test('cannot be used as a plain Node program', async () => {
  const child = start(['-e', 'console.log("I am " + "Node")'], {
    ELECTRON_RUN_AS_NODE: '1',
    ELECTRON_ENABLE_LOGGING: '1',
  });
  await Promise.race([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => setTimeout(resolve, 4000)),
  ]);
  expect(log).not.toContain('I am Node');
});

test('Linux locks its window in, for everyone but root', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const child = startUnprivileged(debugged());
  await connectToWindow();
  expect(seccompOfWindows(child.pid ?? 0)).toEqual(['2']);
});
