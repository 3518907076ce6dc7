// @vitest-environment jsdom
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Card } from '../../../../shared/rendering/card.ts';
import { searchWords } from '../../../../shared/rendering/card-of-article.ts';
import { renderSearchPage } from '../../../../shared/rendering/plain-pages.ts';
import { richCard, testContext } from '../../../../shared/rendering/test-newspaper.ts';
import searchScript from './search.js?raw';

type Row = readonly [path: string, title: string, teaser: string, day: string, words: string];

const row = (number: number, title: string, teaser = ''): Row => [
  `bai/${number}.html`,
  title,
  teaser,
  '23/02/2021',
  searchWords(`${title} ${teaser}`),
];

interface SearchWindow {
  toasoanSearch?: (shard: number, rows: readonly Row[]) => void;
  toasoanSearchShards?: number;
}

const page = globalThis as unknown as SearchWindow;

function openSearchPage(): void {
  const shown = new DOMParser().parseFromString(renderSearchPage(testContext), 'text/html');
  document.body.innerHTML = shown.body.innerHTML;
}
afterEach(() => {
  vi.restoreAllMocks();
  delete page.toasoanSearch;
  delete page.toasoanSearchShards;
});

/** Runs the published script as the browser would, with the index files handed over when the page asks for them. */
async function search(query: string, shards: readonly (readonly Row[])[]): Promise<readonly string[]> {
  openSearchPage();
  window.history.replaceState(null, '', `/tim-kiem.html?q=${encodeURIComponent(query)}`);
  page.toasoanSearchShards = shards.length;
  vi.spyOn(document.head, 'append').mockImplementation((...added) => {
    const [script] = added;
    if (!(script instanceof HTMLScriptElement)) return;
    const number = Number(/tim-kiem\/(\d+)\.js$/.exec(script.src)?.[1]);
    queueMicrotask(() => page.toasoanSearch?.(number, shards[number - 1] ?? []));
  });
  runInThisContext(searchScript);
  await vi.waitFor(() => expect(document.getElementById('search-state')?.textContent).not.toBe(''), 10_000);
  return [...document.querySelectorAll('#search-results h2')].map((heading) => heading.textContent ?? '');
}

test('[R1] readers find without accents and without đ, newest first', async () => {
  const found = await search('dang bo dinh hoa', [
    [row(1, 'Đảng bộ Định Hóa họp'), row(2, 'Chợ phiên')],
    [row(3, 'Định Hóa: Đảng bộ kết nạp')],
  ]);
  expect(found).toEqual(['Định Hóa: Đảng bộ kết nạp', 'Đảng bộ Định Hóa họp']);
});

test('[R1] with its marks, an exact phrase comes before other words that look alike without them', async () => {
  expect(await search('dương', [[row(1, 'Dương xỉ'), row(2, 'Đường làng'), row(3, 'Sao Dương')]])).toEqual([
    'Sao Dương',
    'Dương xỉ',
    'Đường làng',
  ]);
});

test('[R1] decomposed input, capitals and signs make no difference; half a word finds, the middle of one does not', async () => {
  const shards = [[row(1, 'Bến Ngòi Ẻn “giữ đò”')]];
  expect(await search('NGÒI ẺN'.normalize('NFD'), shards)).toHaveLength(1);
  expect(await search('«giu do»', shards)).toHaveLength(1);
  expect(await search('ngo', shards)).toHaveLength(1);
  expect(await search('goi', shards)).toHaveLength(0);
  expect(document.getElementById('search-state')?.textContent).toBe('Không tìm thấy bài nào.');
});

test('[R2] no more index files are read than the reader asks for', async () => {
  const many = (from: number) => Array.from({ length: 30 }, (_, index) => row(from + index, `Kỳ ${from + index}`));
  expect(await search('ky', [many(1), many(100)])).toHaveLength(30);
  const more = document.getElementById('search-more');
  expect(more?.hidden).toBe(false);
  more?.click();
  await vi.waitFor(() => expect(document.querySelectorAll('#search-results h2')).toHaveLength(60), 10_000);
  expect(more?.hidden).toBe(true);
});

test('[R3] hostile titles stay text, and links lead into the site', async () => {
  await search('alert', [[row(1, '<img src=x onerror=alert(1)>', '<script>alert(2)</script>')]]);
  expect(document.querySelectorAll('#search-results img, #search-results script')).toHaveLength(0);
  expect(document.querySelector('#search-results a')?.getAttribute('href')).toBe('bai/1.html');
});

test('[R1] the published script folds exactly as the desk does', () => {
  const source = /const wordsOf = [\s\S]*?\.trim\(\);/.exec(searchScript)?.[0] ?? '';
  const foldSource = /const fold = [\s\S]*?;\n(?= {2}const wordsOf)/.exec(searchScript)?.[0] ?? '';
  const wordsOf = runInThisContext(`(() => { ${foldSource}${source} return wordsOf; })()`) as (text: string) => string;
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Đảng bộ Ðịnh HÓA', 'ΑΣ', 'Ǝđ̣')), (text) => {
      expect(wordsOf(text)).toBe(searchWords(text));
    }),
    { numRuns: 500 },
  );
});

test('[R1] an article is found by headline, lead, names, tags, captions and place', () => {
  const { searchText }: Card = richCard;
  const parts = [
    'giu do ngang',
    'mua nuoc len',
    'hang nga',
    'do ngang',
    'ben ngoi en luc 5 gio 30',
    'dinh hoa',
    'the ha',
  ];
  expect(parts.filter((part) => !searchText.includes(part))).toEqual([]);
});
