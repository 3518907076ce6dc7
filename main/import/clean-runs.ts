import { canonicalRuns } from '../../shared/article/runs.ts';
import type { Run } from '../../shared/article/schema.ts';
import { nfcText } from '../../shared/text/to-nfc.ts';

/** What is never seen and never meant: control characters, byte order marks, zero-width spaces, direction overrides. Soft hyphens stay. */
const UNSEEN = /[^\P{Cc}\t\n\r\f]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One text of a page in NFC, with the unseen removed; spaces are left as they are. */
export const cleanForeign = (text: string): string => nfcText(text).replace(UNSEEN, '');

/** Non-breaking and typographic spaces count as spaces: portals use them as padding. */
const SPACES = /[\t\r\f \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/**
 * Runs as a reader sees them: one space between words, none at the ends of a line, at most one line break. Total length never grows. The result is
 * canonical.
 */
export function tidyRuns(runs: readonly Run[]): readonly Run[] {
  const texts = runs.map(() => '');
  // A space is written only when a word follows, but in the run that it came from: it must not slip into a link.
  let pending: { readonly space: string; readonly at: number } | null = null;
  let hasWord = false;
  for (const [at, run] of runs.entries()) {
    for (const part of cleanForeign(run.text)
      .replace(SPACES, ' ')
      .split(/( |\n)/)) {
      if (part === '') continue;
      if (part === '\n') pending = hasWord ? { space: '\n', at } : null;
      else if (part === ' ') pending ??= hasWord ? { space: ' ', at } : null;
      else {
        if (pending !== null) texts[pending.at] += pending.space;
        texts[at] += part;
        pending = null;
        hasWord = true;
      }
    }
  }
  return canonicalRuns(runs.map((run, at) => ({ ...run, text: texts[at] ?? '' })));
}

/** Splits at empty lines (`<br><br>`, which old portals use for paragraphs). Each part is tidy; empty parts vanish. */
export function splitParagraphs(runs: readonly Run[]): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [[]];
  const marked = runs.map((run) => ({ ...run, text: run.text.replace(SPACES, ' ') }));
  let breaks = 0;
  for (const run of marked) {
    for (const part of run.text.split(/(\n)/)) {
      if (part === '\n') breaks += 1;
      else if (part.trim() !== '') {
        if (breaks > 1) paragraphs.push([]);
        breaks = 0;
      }
      paragraphs.at(-1)?.push({ ...run, text: part });
    }
  }
  return paragraphs.map(tidyRuns).filter((paragraph) => paragraph.length > 0);
}

/** The part of some runs from one UTF-16 position to another. */
export function sliceRuns(runs: readonly Run[], start: number, end = Number.POSITIVE_INFINITY): readonly Run[] {
  let at = 0;
  const cut = runs.map((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    return { ...run, text };
  });
  return tidyRuns(cut);
}

/** The same without one mark: a lead that is bold as a whole is bold by its place, not by its letters. */
export const withoutMark = (runs: readonly Run[], mark: Run['marks'][number]): readonly Run[] =>
  canonicalRuns(runs.map((run) => ({ ...run, marks: run.marks.filter((entry) => entry !== mark) })));
