import type { Phrase } from './archive-query.ts';
import { foldText, foldWithMap, originalRange } from './fold.ts';
import { restyled } from './tone-marks.ts';

/** A text that is searched more than once: as it is, and folded, with the way back. */
export interface SearchedText {
  readonly text: string;
  readonly folded: string;
  /** The stretch of the text behind folded positions. */
  readonly range: (start: number, end: number) => readonly [start: number, end: number];
}

type Hit = readonly [start: number, end: number];

/** Prepares a text that is NFC. Where folding keeps every character's place, which it does for Vietnamese, nothing need be remembered. */
export function searchedText(text: string): SearchedText {
  const folded = foldText(text);
  if (folded.length === text.length) return { text, folded, range: (start, end) => [start, end] };
  const mapped = foldWithMap(text);
  return { text, folded: mapped.text, range: (start, end) => originalRange(mapped, start, end) };
}

const WORD_PART = /[\p{L}\p{M}\p{N}\p{Co}]/u;
const isWordPart = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  // Most of a text is plain letters and spaces; only the rest is asked of the engine.
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return at >= 0 && at < text.length && WORD_PART.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
};
const beginsInWord = (text: string, at: number): boolean =>
  at > 0 &&
  (isWordPart(text, at - 1) ||
    (at > 1 && isWordPart(text, at - 2) && text.codePointAt(at - 2) !== text.charCodeAt(at - 2)));

interface Wanted {
  readonly folded: string;
  /** In either style of tone marks (khóa, khoá); null: any marks will do. */
  readonly spellings: ReadonlySet<string> | null;
}

function wanted(word: string): Wanted {
  const folded = foldText(word);
  return { folded, spellings: folded === word ? null : new Set([word, restyled(word, 'old'), restyled(word, 'new')]) };
}

const endOfWord = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && isWordPart(text, end)) end += 1;
  return end;
};

/** Where the words after the first go on: over signs that only part words, never over the end of a paragraph. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '\n' && !isWordPart(text, at)) at += 1;
  return at;
}

/** Makes a finder of one phrase: marks count in the words that have them, and no hit begins or ends inside a word. Hits from left to right. */
export function createPhraseFinder({
  words,
  isOpen,
}: Phrase): (searched: SearchedText, most?: number) => readonly Hit[] {
  const all = words.map(wanted);
  const last = all.length - 1;

  function fits({ text, folded, range }: SearchedText, at: number, index: number): number | null {
    const word = all[index];
    if (word === undefined || !folded.startsWith(word.folded, at)) return null;
    const end = at + word.folded.length;
    const wordEnd = endOfWord(folded, end);
    const isUnfinished = isOpen && index === last;
    if (wordEnd !== end && !isUnfinished) return null;
    if (word.spellings === null) return wordEnd;
    const written = text.slice(...range(at, end)).toLowerCase();
    return word.spellings.has(written) ? wordEnd : null;
  }

  function phraseAt(searched: SearchedText, start: number): number | null {
    let end = fits(searched, start, 0);
    for (let index = 1; index <= last && end !== null; index += 1) {
      const next = nextWord(searched.folded, end);
      end = next === end ? null : fits(searched, next, index);
    }
    return end;
  }

  return (searched, most = Number.POSITIVE_INFINITY) => {
    const { folded, range } = searched;
    const first = all[0]?.folded ?? '';
    const hits: Hit[] = [];
    let at = first === '' ? -1 : folded.indexOf(first);
    while (at !== -1 && hits.length < most) {
      const end = beginsInWord(folded, at) ? null : phraseAt(searched, at);
      if (end !== null) hits.push(range(at, end));
      at = folded.indexOf(first, end ?? at + 1);
    }
    return hits;
  };
}
