import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from './log-file.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'toasoan-log-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const clock = () => new Date('2026-11-23T02:00:00.000Z');

it('[H15] writes one line per event, redacted', () => {
  const log = openLog(path.join(folder, 'logs'), clock);
  log.info('the window crashed', { reason: 'oom', exitCode: 5, text: 'Đoàn viên' });
  log.bug('answering article:open', new TypeError('no "Đoàn viên" here'));
  const lines = readFileSync(path.join(folder, 'logs', 'log.ndjson'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => ({ ...(JSON.parse(line) as object), bug: undefined }))).toEqual([
    { at: '2026-11-23T02:00:00.000Z', event: 'the window crashed', reason: 'oom', exitCode: 5, text: '…' },
    { at: '2026-11-23T02:00:00.000Z', event: 'answering article:open' },
  ]);
  expect(lines[1]).toContain('TypeError: no ');
  expect(lines.join('')).not.toContain('Đoàn');
});

it('[H15] turns over at a megabyte and keeps three older files', () => {
  const log = openLog(folder, clock);
  const file = path.join(folder, 'log.ndjson');
  for (let turn = 1; turn <= 6; turn += 1) {
    writeFileSync(file, `${turn} `.padEnd(1024 * 1024 + 1, '.'));
    log.info('more');
  }
  expect(readdirSync(folder).toSorted()).toEqual(['log.1.ndjson', 'log.2.ndjson', 'log.3.ndjson', 'log.ndjson']);
  const beginnings = [1, 2, 3].map((age) => readFileSync(path.join(folder, `log.${age}.ndjson`), 'utf8').slice(0, 1));
  expect(beginnings).toEqual(['6', '5', '4']);
});

it('[H15] a log that cannot be written stops nothing', () => {
  writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be');
  expect(() => openLog(path.join(folder, 'logs'), clock).info('anything')).not.toThrow();
});
