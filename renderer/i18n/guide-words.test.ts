import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../shared/ipc/command-words.ts';
import { HISTORY_WORDS } from '../../shared/receipt/history-words.ts';
import { en } from './en/en.ts';
import { vi } from './vi/vi.ts';

const guide = path.resolve(import.meta.dirname, '../../docs/guide');
const PAGE = /^(?:reporter|editor|managing-editor|technician)\.(vi|en)\.md$/u;

/** Every sentence of the interface; of those with a number or name in them, their source. */
function sentences(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'function') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentences);
}

const shown = {
  vi: sentences([vi, COMMAND_WORDS.vi, HISTORY_WORDS.vi]),
  en: sentences([en, COMMAND_WORDS.en, HISTORY_WORDS.en]),
};

it('[IT8] what the manual puts in quotation marks stands on the screen, in both languages', () => {
  const pages = readdirSync(guide).filter((name) => PAGE.test(name));
  const missing = pages.flatMap((name) => {
    const language = PAGE.exec(name)?.[1] === 'vi' ? shown.vi : shown.en;
    const quoted = [...readFileSync(path.join(guide, name), 'utf8').matchAll(/“([^”]+)”/gu)].map(([, words]) => words);
    return quoted.filter((words) => !language.some((one) => one.includes(words ?? ''))).map((words) => [name, words]);
  });
  expect([pages.length, missing]).toEqual([8, []]);
});
