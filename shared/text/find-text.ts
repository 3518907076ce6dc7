import { searchable } from './searchable.ts';
import { toToneStyle } from './tone-marks.ts';

export interface FindOptions {
  /** Off: A finds a. */
  readonly matchCase: boolean;
  /** Off: `dinh hoa` finds Định Hóa, and d finds đ. */
  readonly matchAccents: boolean;
  /** On: no hit begins or ends inside a word or a number. */
  readonly wholeWord: boolean;
}

/** A hit in UTF-16 offsets of the text as given, end excluded. */
export interface TextHit {
  readonly start: number;
  readonly end: number;
}

/**
 * All places where the query stands in the text, from left to right, not overlapping. NFC and NFD are the same, so are the two styles of tone marks
 * (khóa, khoá), and a no-break space is a space; no hit splits a letter from its marks. An empty query is nowhere.
 */
export function findText(text: string, query: string, options: FindOptions): readonly TextHit[] {
  const asWritten = findWritten(text, query, options, false);
  if (!options.matchAccents || toToneStyle(query, 'old') === toToneStyle(query, 'new')) return asWritten;
  // Both ways, because a query may end inside a word: `toá` stands in toán as written, and in `tóa` by style.
  return withoutOverlaps([...asWritten, ...findWritten(text, query, options, true)]);
}

function findWritten(text: string, query: string, options: FindOptions, oneToneStyle: boolean): readonly TextHit[] {
  const wanted = searchable(query, { ...options, oneToneStyle }).text;
  if (wanted === '') return [];
  const { text: searched, starts } = searchable(text, { ...options, oneToneStyle });
  const hits: TextHit[] = [];
  let from = 0;
  while ((from = searched.indexOf(wanted, from)) !== -1) {
    const until = from + wanted.length;
    const hit = { start: starts[from] ?? 0, end: starts[until] ?? text.length };
    if (isWholeCharacters(starts, from, until) && (!options.wholeWord || isWholeWord(text, hit))) {
      hits.push(hit);
      from = until;
    } else from += 1;
  }
  return hits;
}

function withoutOverlaps(hits: readonly TextHit[]): readonly TextHit[] {
  const apart: TextHit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (apart.at(-1)?.end ?? 0)) apart.push(hit);
  return apart;
}

// Where two positions share a start they lie inside one character and its marks.
const isWholeCharacters = (starts: Uint32Array, from: number, until: number): boolean =>
  (from === 0 || starts[from - 1] !== starts[from]) && starts[until - 1] !== starts[until];

const LETTER_BEFORE = /[\p{L}\p{M}]$/u;
const LETTER_AFTER = /^[\p{L}\p{M}]/u;
const DIGIT_BEFORE = /\p{N}$/u;
const DIGIT_AFTER = /^\p{N}/u;

/** No letter goes on as a letter and no digit as a digit across either end: `ha` is whole in `600ha`, `60` is not. */
function isWholeWord(text: string, { start, end }: TextHit): boolean {
  return !goesOn(text, start) && !goesOn(text, end);
}

function goesOn(text: string, offset: number): boolean {
  // Two units hold any one character; a regular expression over the whole text would make many hits quadratic.
  const before = text.slice(Math.max(0, offset - 2), offset);
  const after = text.slice(offset, offset + 2);
  return (
    (LETTER_BEFORE.test(before) && LETTER_AFTER.test(after)) || (DIGIT_BEFORE.test(before) && DIGIT_AFTER.test(after))
  );
}
