import { articleLines } from '../article/outline.ts';
import type { Article } from '../article/schema.ts';
import { align } from './align.ts';

/** What stood there and what stands there now; empty: nothing. */
export interface Passage {
  readonly wrong: string;
  readonly right: string;
}

const SENTENCE_END = /(?<=[.!?…]["”»)]?)\s+/u;

const lengthOfCommon = (a: readonly string[], b: readonly string[]): number => {
  const first = a.findIndex((text, index) => text !== b[index]);
  return first === -1 ? a.length : first;
};

/** Only the sentences that differ, between those that do not. */
function narrowed(wrong: string, right: string): Passage {
  const [before, after] = [wrong.split(SENTENCE_END), right.split(SENTENCE_END)];
  const start = lengthOfCommon(before, after);
  const [restBefore, restAfter] = [before.slice(start), after.slice(start)];
  const end = lengthOfCommon(restBefore.toReversed(), restAfter.toReversed());
  const middle = (rest: readonly string[]): string => rest.slice(0, rest.length - end).join(' ');
  return { wrong: middle(restBefore), right: middle(restAfter) };
}

/** What readers read otherwise in the newer text, by whole sentences in reading order: what a correction has to say. */
export function wrongAndRight(published: Article, corrected: Article): readonly Passage[] {
  const [before, after] = [articleLines(published), articleLines(corrected)];
  const lines = (texts: readonly string[]) => texts.map((text) => ({ key: text, text }));
  return align(lines(before), lines(after))
    .map((pair) => ({
      wrong: pair.before === null ? '' : (before[pair.before] ?? ''),
      right: pair.after === null ? '' : (after[pair.after] ?? ''),
    }))
    .filter(({ wrong, right }) => wrong !== right)
    .map(({ wrong, right }) => narrowed(wrong, right));
}
