import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { canonicalBytes } from '../shared/article/canonical.ts';
import { createArticle } from '../shared/article/create-article.ts';
import { plainRuns } from '../shared/article/runs.ts';
import type { Article } from '../shared/article/schema.ts';
import { contentOf } from '../main/desk/articles/article-texts.ts';
import { nodeDurableFs } from '../main/desk/files/durable-file.ts';
import { HISTORY_BOUNDS } from '../main/desk/working/history-pruning.ts';
import { createSaveHistory } from '../main/desk/working/save-history.ts';

/**
 * What keeping every save costs on the disk: the history's files against each save as a plain file, and as a file compressed alone. The writing is a
 * reporter's: words are added at one place, then at another, and a sentence is cut now and then.
 */

const WORDS =
  'sáng nay tại bản vùng cao người dân làm xong cây cầu treo nối hai bờ suối trẻ nhỏ không còn phải lội đến trường'.split(
    ' ',
  );

/** The same numbers in every run. */
function createDice(): (sides: number) => number {
  let state = 20_260_302;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

function* drafts(saves: number, startWords: number): Generator<Article> {
  const roll = createDice();
  const words = (count: number): string => Array.from({ length: count }, () => WORDS[roll(WORDS.length)]).join(' ');
  const paragraphs = Array.from({ length: Math.max(1, Math.ceil(startWords / 60)) }, () => words(60));
  let at = paragraphs.length - 1;
  for (let save = 0; save < saves; save += 1) {
    if (roll(12) === 0) at = roll(paragraphs.length);
    if (roll(15) === 0) paragraphs.push(words(4));
    const text = paragraphs[at] ?? '';
    paragraphs[at] = roll(20) === 0 ? text.slice(0, -30) : `${text} ${words(3)}`;
    const body = paragraphs.map((line, index) => ({ kind: 'p' as const, id: `p${index}`, text: plainRuns(line) }));
    yield { ...createArticle('01J0000000000000000000BENC'), headline: 'Cầu treo', body };
  }
}

async function measure(saves: number, startWords: number): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-history-'));
  try {
    const history = createSaveHistory(folder, nodeDurableFs, HISTORY_BOUNDS);
    let plain = 0;
    let alone = 0;
    let count = 0;
    for (const article of drafts(saves, startWords)) {
      const bytes = canonicalBytes(article);
      plain += bytes.length;
      alone += gzipSync(bytes).length;
      history.keep({
        article,
        content: contentOf(article),
        savedAt: new Date(1_772_000_000_000 + count * 1_500).toISOString(),
      });
      count += 1;
      await history.list(article.id);
    }
    await history.close();
    const list = await history.list('01J0000000000000000000BENC');
    if (!list.ok || list.value.saves.length !== saves) throw new Error('not every save is in the history');
    const own = path.join(folder, '01J0000000000000000000BENC');
    const bytes = readdirSync(own).reduce((sum, name) => sum + statSync(path.join(own, name)).size, 0);
    const times = (of: number): string => (of / bytes).toFixed(0);
    return `${saves} saves of ${startWords}+ words: 1/${times(plain)} of plain files, 1/${times(alone)} of gzip each, ${(bytes / saves).toFixed(0)} bytes a save`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`bench history: ${await measure(155, 300)}; ${await measure(300, 10_000)}`);
