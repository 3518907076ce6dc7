import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { projectFolder, sandboxSwitches } from '../electron-program.ts';

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
  const child = spawn(program, [...sandboxSwitches, ...args], {
    env: { ...process.env, XDG_CONFIG_HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)));
  app = child;
  return child;
}

async function openWindow(): Promise<Page> {
  start(['--remote-debugging-port=0', `--user-data-dir=${path.join(folder, 'user-data')}`]);
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
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

test('opens from its archive with a window that is on screen, in Vietnamese and walled off', async () => {
  const page = await openWindow();
  await expect(page.getByRole('button').first()).toBeVisible({ timeout: patienceMs });
  const window = await page.evaluate(() => ({
    address: location.protocol,
    language: document.documentElement.lang,
    node: ['require', 'process', 'Buffer', 'global'].filter((name) => name in globalThis),
  }));
  expect(window).toEqual({ address: 'app:', language: 'vi', node: [] });
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
