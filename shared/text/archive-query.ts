import { foldText } from './fold.ts';
import { restyled } from './tone-marks.ts';

/** Words that must stand beside one another, NFC and lower case. */
export interface Phrase {
  readonly words: readonly string[];
  /** The last word is still being typed: its beginning is enough. */
  readonly isOpen: boolean;
}

/** A search as it is meant; no phrase at all: there is nothing to look for. */
export type ArchiveQuery = readonly Phrase[];

const MAX_WORDS = 24;
const MAX_WORD_LENGTH = 64;
/** One letter may begin nearly every word: it is not looked for before the next one is there. */
const MIN_OPEN_LENGTH = 2;
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;
const QUOTES = /["“”„«»]/gu;

const wordsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase().slice(0, MAX_WORD_LENGTH)).filter(
    (word) => foldText(word) !== '',
  );

/**
 * Reads what was typed: words between quotes are one phrase, all the others together another, and all phrases must be there. Every other sign only parts
 * words, so that nothing typed is ever an operator.
 */
export function parseArchiveQuery(typed: string): ArchiveQuery {
  const parts = typed.normalize('NFC').split(QUOTES);
  const phrases: Phrase[] = [];
  let left = MAX_WORDS;
  for (const [index, part] of parts.entries()) {
    const words = wordsIn(part).slice(0, left);
    left -= words.length;
    const last = words.at(-1);
    if (last === undefined) continue;
    const isUnfinished = index === parts.length - 1 && /[\p{L}\p{M}\p{N}\p{Co}]$/u.test(part);
    phrases.push({ words, isOpen: isUnfinished && last.length >= MIN_OPEN_LENGTH });
  }
  return phrases;
}

/** The same words, each for itself: for when they stand together nowhere. */
export const apart = (query: ArchiveQuery): ArchiveQuery =>
  query.flatMap(({ words, isOpen }) =>
    words.map((word, index) => ({ words: [word], isOpen: isOpen && index === words.length - 1 })),
  );

/** Whether somebody typed this word with its marks, and means them. */
const hasMarks = (word: string): boolean => foldText(word) !== word;

export const asksForMarks = (query: ArchiveQuery): boolean => query.some(({ words }) => words.some(hasMarks));

/** Every lower-case letter that folds to the letter itself, by that letter. */
const variants = (() => {
  const known = new Map<string, string[]>();
  const ranges = [
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const;
  for (const [from, until] of ranges)
    for (let code = from; code <= until; code += 1) {
      const letter = String.fromCodePoint(code);
      const folded = foldText(letter);
      if (!/^\p{L}$/u.test(letter) || folded.length !== 1) continue;
      known.set(folded, [...(known.get(folded) ?? []), letter]);
    }
  return known;
})();

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

const anyMarks = (word: string): string =>
  Array.from(foldText(word), (letter) => {
    const known = variants.get(letter);
    return known === undefined ? `${escaped(letter)}\\p{M}*` : `[${known.join('')}]\\p{M}*`;
  }).join('');

/** As it was typed, in either style of tone marks (khóa, khoá). */
function theseMarks(word: string, isUnfinished: boolean): string {
  const spellings = new Set([word, restyled(word, 'old'), restyled(word, 'new')]);
  // A word that is still being typed may be one in which the mark will stand elsewhere.
  const either = [...spellings].map((spelling) => escaped(spelling)).join('|');
  return isUnfinished ? `(?:${either})` : `(?:${either})(?!\\p{M})`;
}

/** Finds the phrase in a text that is NFC: marks count in the words that have them, and no hit begins or ends inside a word. */
export function phrasePattern({ words, isOpen }: Phrase): RegExp {
  const last = words.length - 1;
  const parts = words.map((word, index) =>
    hasMarks(word) ? theseMarks(word, isOpen && index === last) : anyMarks(word),
  );
  const end = isOpen ? '[\\p{L}\\p{M}\\p{N}\\p{Co}]*' : '(?![\\p{L}\\p{M}\\p{N}\\p{Co}])';
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}\\p{Co}])${parts.join('[^\\p{L}\\p{M}\\p{N}\\p{Co}\\n]+')}${end}`, 'giu');
}

/** The query for FTS5 over folded text. Nothing in it but letters and digits between quotes, so nothing can be an operator. */
export const ftsExpression = (query: ArchiveQuery): string =>
  query.map(({ words, isOpen }) => `"${words.map(foldText).join(' ')}"${isOpen ? ' *' : ''}`).join(' AND ');
