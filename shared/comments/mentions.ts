import { foldText } from '../text/fold.ts';

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** A stretch of a comment; `person` is set where it names somebody. */
export interface CommentPiece {
  readonly text: string;
  readonly person: string | null;
}

const GOES_ON = /^[\p{L}\p{M}\p{N}]/u;
const BEFORE = /[\p{L}\p{M}\p{N}]$/u;

/** The most names that are offered at once, and the most words of one name. */
const MOST_OFFERED = 6;
const LONGEST_NAME = 60;

/** Cuts a comment at the names behind an @. Of two names that begin alike the longer one is meant; an @ inside a word is an address, not a name. */
export function commentPieces(text: string, people: readonly Mentionable[]): readonly CommentPiece[] {
  const longestFirst = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const pieces: CommentPiece[] = [];
  let from = 0;
  const push = (until: number): void => {
    if (until > from) pieces.push({ text: text.slice(from, until), person: null });
  };
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (at < from || BEFORE.test(text.slice(Math.max(0, at - 2), at))) continue;
    const rest = text.slice(at + 1);
    const named = longestFirst.find(({ name }) => rest.startsWith(name) && !GOES_ON.test(rest.slice(name.length)));
    if (named === undefined) continue;
    push(at);
    from = at + 1 + named.name.length;
    pieces.push({ text: text.slice(at, from), person: named.id });
  }
  push(text.length);
  return pieces;
}

/** Whom a comment names, each once. */
export const mentionsIn = (text: string, people: readonly Mentionable[]): readonly string[] => [
  ...new Set(commentPieces(text, people).flatMap(({ person }) => person ?? [])),
];

/** A name that is being typed behind an @, and who could be meant. */
export interface MentionWish {
  /** Where the @ stands. */
  readonly start: number;
  readonly people: readonly Mentionable[];
}

/** Whom the @ before the caret could mean, accents optional; null: no name is being typed. */
export function mentionWish(text: string, caret: number, people: readonly Mentionable[]): MentionWish | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start === -1 || caret - start > LONGEST_NAME || BEFORE.test(text.slice(Math.max(0, start - 2), start)))
    return null;
  const typed = text.slice(start + 1, caret);
  const query = foldText(typed);
  if (typed.includes('\n') || /^\s/u.test(typed)) return null;
  const fits = people.filter(({ name }) => {
    const folded = foldText(name);
    return name !== typed && (folded.startsWith(query) || folded.includes(` ${query}`));
  });
  return fits.length === 0 ? null : { start, people: fits.slice(0, MOST_OFFERED) };
}
