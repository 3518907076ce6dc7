import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type CDPSession, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { findElectronProgram, projectFolder, sandboxSwitches } from '../e2e/electron-program.ts';
import { keystrokeReport, type Cell } from './keystroke/report.ts';
import type { EditorName, KeystrokeBench } from './keystroke/page.ts';

/**
 * What a key costs while an article of 1,000, 10,000 and 50,000 words is open: our editor with everything on (page, panels' signals, counting, autosave's
 * conversion) against a plain Lexical and a bare ProseMirror, in one Electron and one run. CPU is the main thread's own time (Chromium's TaskDuration in
 * thread ticks); key to frame is what the person waits for.
 */

declare global {
  interface Window {
    readonly bench: KeystrokeBench;
  }
}

const EDITORS: readonly EditorName[] = ['ours', 'lexical', 'prosemirror'];
const SIZES = [1_000, 10_000, 50_000] as const;
const ROUNDS = 3;
const WARM_UP_KEYS = 25;
const KEYS = 100;
const PAUSE_BETWEEN_KEYS_MS = 35;

async function buildPage(outDir: string): Promise<void> {
  const root = path.join(projectFolder, 'bench/keystroke');
  await build({
    configFile: false,
    root,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: path.join(root, 'page.html') },
    },
  });
}

const taskSeconds = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
};

async function typeKeys(page: Page, count: number): Promise<void> {
  const letters = 'mot hai ba bon nam ';
  for (let index = 0; index < count; index += 1) {
    const letter = letters[index % letters.length] ?? 'a';
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(PAUSE_BETWEEN_KEYS_MS);
  }
}

async function measure(page: Page, session: CDPSession, editor: EditorName, words: number): Promise<Cell> {
  await page.reload();
  await page.waitForFunction(() => 'bench' in window);
  const openMs = await page.evaluate(([name, size]) => window.bench.open(name, size), [editor, words] as const);
  await page.waitForTimeout(500);
  await page.evaluate(() => window.bench.placeCaret());
  const before = await page.evaluate(() => window.bench.textLength());
  await typeKeys(page, WARM_UP_KEYS);
  await page.evaluate(() => window.bench.watchKeys());
  const start = await taskSeconds(session);
  await typeKeys(page, KEYS);
  const cpuMs = (1000 * ((await taskSeconds(session)) - start)) / KEYS;
  const frameMs = await page.evaluate(() => window.bench.keyTimes());
  const typed = (await page.evaluate(() => window.bench.textLength())) - before;
  if (typed !== WARM_UP_KEYS + KEYS)
    throw new Error(`${editor} at ${words} words took ${typed} keys of ${WARM_UP_KEYS + KEYS}`);
  const saveMs = await page.evaluate(() => window.bench.save());
  await page.evaluate(() => window.bench.close());
  return { editor, words, openMs, cpuMs, frameMs, saveMs };
}

/** `--quick`: one round of the largest size only. */
async function run(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-keystroke-'));
  await buildPage(outDir);
  const server = await preview({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = new URL('page.html', server.resolvedUrls?.local[0]).href;
  const app = await _electron.launch({
    executablePath: findElectronProgram(),
    args: [...sandboxSwitches, path.join(projectFolder, 'bench/keystroke/window.mjs'), address],
  });
  try {
    const page = await app.firstWindow();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const cells: Cell[] = [];
    for (let round = 0; round < (isQuick ? 1 : ROUNDS); round += 1) {
      for (const words of isQuick ? [50_000] : SIZES) {
        for (const editor of EDITORS) cells.push(await measure(page, session, editor, words));
      }
    }
    console.log(keystrokeReport(cells));
  } finally {
    await app.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

await run();
