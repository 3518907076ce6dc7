import { nfcText } from '../text/to-nfc.ts';
import { MARKS, type Mark, type Run } from './schema.ts';

/** Unformatted text as runs; the empty text is no run at all. */
export const plainRuns = (text: string): readonly Run[] => (text === '' ? [] : [{ text, marks: [], link: null }]);

/** The words of some runs, without formats; line breaks stay `\n`. */
export const runsText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

const sortedMarks = (marks: readonly Mark[]): readonly Mark[] => MARKS.filter((mark) => marks.includes(mark));

const sameFormat = (a: Run, b: Run): boolean => a.link === b.link && a.marks.join() === b.marks.join();

/** The one way to write these runs: NFC, marks in order and once, neighbours of one format joined, no empty run. Idempotent. */
export function canonicalRuns(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const next: Run = { text: run.text, marks: sortedMarks(run.marks), link: run.link };
    const last = out.at(-1);
    if (last !== undefined && sameFormat(last, next)) out[out.length - 1] = { ...last, text: last.text + next.text };
    else out.push(next);
  }
  return out.map((run) => ({ ...run, text: nfcText(run.text) }));
}
