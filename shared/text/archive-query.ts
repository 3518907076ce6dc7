import { foldText } from './fold.ts';

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

/** The query for FTS5 over folded text. Nothing in it but letters and digits between quotes, so nothing can be an operator. */
export const ftsExpression = (query: ArchiveQuery): string =>
  query.map(({ words, isOpen }) => `"${words.map(foldText).join(' ')}"${isOpen ? ' *' : ''}`).join(' AND ');
