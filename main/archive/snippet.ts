import type { Snippet } from '../../shared/ipc/list-wish.ts';
import { searchedText, type createPhraseFinder } from '../../shared/text/find-phrase.ts';

export type PhraseFinder = ReturnType<typeof createPhraseFinder>;

const AROUND = 60;
const LONGEST = 200;

type Hits = Snippet['hits'];

/** Where any of the phrases stands in a text: from left to right, joined where they touch. */
export function hitsIn(text: string, finders: readonly PhraseFinder[]): Hits {
  const searched = searchedText(text);
  const found = finders.flatMap((find) => find(searched)).toSorted(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** The next place between words, so that no word, and no letter with its marks, is cut. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  for (let edge = at; edge > 0 && edge < text.length && Math.abs(edge - at) < 30; edge += step)
    if (/\s/u.test(text.charAt(edge))) return step === 1 ? edge : edge + 1;
  return step === 1 ? Math.min(text.length, at) : Math.max(0, at);
}

/** The first paragraph in which one of the phrases stands, cut around it; null when none does. */
export function cutSnippet(words: string, finders: readonly PhraseFinder[]): Snippet | null {
  const searched = searchedText(words);
  for (const find of finders) {
    const [hit] = find(searched, 1);
    if (hit === undefined) continue;
    const [first] = hit;
    const lineStart = words.lastIndexOf('\n', first - 1) + 1;
    const nextBreak = words.indexOf('\n', first);
    const line = words.slice(lineStart, nextBreak === -1 ? words.length : nextBreak);
    const at = first - lineStart;
    const from = at <= AROUND ? 0 : wordEdge(line, at - AROUND, -1);
    const until = line.length <= from + LONGEST ? line.length : wordEdge(line, from + LONGEST, 1);
    const cut = line.slice(from, until);
    const before = from === 0 ? '' : '… ';
    const text = `${before}${cut}${until === line.length ? '' : ' …'}`;
    return { text, hits: hitsIn(cut, finders).map(([start, end]) => [start + before.length, end + before.length]) };
  }
  return null;
}
