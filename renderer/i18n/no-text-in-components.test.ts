import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './en/en.ts';
import { vi } from './vi/vi.ts';

const rendererFolder = path.resolve(import.meta.dirname, '..');

const components = readdirSync(rendererFolder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'),
);

/** Words between tags, or as the value of an attribute that people read or hear. Code between braces is not looked at. */
function textsIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
  const betweenTags = [...code.matchAll(/(?<=[a-z"'}/]>)\s*([^<>{}()=;]*\p{L}[^<>{}()=;]*)\s*(?=<\/?[A-Za-z])/gu)];
  const attributes = [...code.matchAll(/\b(?:aria-label|title|placeholder|alt|label|hint)="([^"]*\p{L}[^"]*)"/gu)];
  return [...betweenTags, ...attributes].map((match) => match[1]?.trim() ?? '');
}

describe('[W40] every word of the interface comes from vi.ts or en.ts', () => {
  test('the check itself sees words', () => {
    expect(textsIn('return (<p>Xin chào</p>);')).toEqual(['Xin chào']);
    expect(textsIn('<b className="x">\n  Đăng\n</b>')).toEqual(['Đăng']);
    expect(textsIn('<input aria-label="Tìm" />')).toEqual(['Tìm']);
    expect(textsIn('<p className="warn">{words.close}</p>')).toEqual([]);
  });

  test('no component has text of its own', () => {
    const found = components.map((file) => ({
      file,
      texts: textsIn(readFileSync(path.join(rendererFolder, file), 'utf8')),
    }));
    expect(found.filter(({ texts }) => texts.length > 0)).toEqual([]);
  });
});

type Leaf = readonly [path: string, value: unknown];

const leaves = (value: unknown, at: string): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, at === '' ? key : `${at}.${key}`))
    : [[at, value]];

/** Words that take something are given numbers; those that take a list, a list. */
function spoken(value: unknown): string {
  if (typeof value !== 'function') return String(value);
  const speak = value as (...given: unknown[]) => unknown;
  try {
    return String(speak(2, 3, 4));
  } catch {
    return String(speak(['hai', 'ba']));
  }
}

describe('[W41] both languages are complete', () => {
  test('the same words, none empty', () => {
    const paths = (words: unknown) => leaves(words, '').map(([at]) => at);
    expect(paths(en)).toEqual(paths(vi));
    const safe = ([at]: Leaf) => !/errors\.(joined|list)|compare\.summary/u.test(at);
    const blank = [...leaves(vi, 'vi'), ...leaves(en, 'en')].filter(safe).filter(([, value]) => spoken(value) === '');
    expect(blank).toEqual([]);
  });

  test('old-style tone marks: tòa, khóa, hủy', () => {
    const newStyle = /(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/iu;
    const found = leaves(vi, '').filter(([, value]) => typeof value === 'string' && newStyle.test(value));
    expect(found).toEqual([]);
  });

  test('the English says nothing in Vietnamese but names', () => {
    const names = /Tòa Soạn|Tiếng Việt|Tày|Theo|Lê Thúy\/NLĐO/gu;
    const vietnamese = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]/iu;
    const found = leaves(en, '').filter(
      ([, value]) => typeof value === 'string' && vietnamese.test(value.replaceAll(names, '')),
    );
    expect(found).toEqual([]);
  });
});
