import { CONTEXT_UNITS, QUOTE_UNITS, type CommentAnchor } from '../records/kinds/comment-record.ts';
import { findText, type TextHit } from '../text/find-text.ts';

/** The words of one place of the page: a block or field by its id, or a figure's caption. Its lines are apart by `\n`. */
export interface PlaceText {
  readonly on: 'block' | 'field' | 'figure';
  readonly id: string;
  readonly text: string;
}

/**
 * Where what a comment is about stands now. `whole`: it is about the article, a photo or a field as such. `words`: in UTF-16 units of that place's text;
 * `isRewritten`: other words stand between the ones that stood around them. `gone`: it is not on the page any more.
 */
export type AnchorPlace =
  | { readonly kind: 'whole' }
  | ({ readonly kind: 'words'; readonly isRewritten: boolean } & Pick<PlaceText, 'on' | 'id'> & TextHit)
  | { readonly kind: 'gone' };

/** Fewer words than these, without what stood around them, say nothing about where they came from. */
const TELLING_UNITS = 8;

const exactly = { matchCase: true, matchAccents: true, wholeWord: false } as const;

const commonEnd = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};

const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};

interface Candidate extends TextHit {
  /** How much of what stood around the words stands around them here. */
  readonly around: number;
  readonly far: number;
}

function candidatesIn(text: string, { quote, before, after, start }: CommentAnchor): readonly Candidate[] {
  // Hits do not overlap, and the one that was meant may lie across two of them.
  const same = text.startsWith(quote, start) ? [{ start, end: start + quote.length }] : [];
  return [...same, ...findText(text, quote, exactly)].map((hit) => {
    const around = commonEnd(text.slice(0, hit.start), before) + commonStart(text.slice(hit.end), after);
    return { ...hit, around, far: Math.abs(hit.start - start) };
  });
}

const isBetter = (a: Candidate, b: Candidate): boolean => (a.around === b.around ? a.far < b.far : a.around > b.around);

const best = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>((top, one) => (top === null || isBetter(one, top) ? one : top), null);

const syllables = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** A whole paragraph that was rewritten is still itself where a third of its words stayed. */
function isKin(quote: string, text: string): boolean {
  const now = new Set(syllables(text));
  const then = syllables(quote);
  return then.length > 0 && then.filter((word) => now.has(word)).length * 3 >= then.length;
}

/** Other words between the ones that stood around: the place is known, the words were rewritten. Removed altogether, they are gone. */
function rewrittenIn(text: string, { quote, before, after, start }: CommentAnchor): TextHit | null {
  const [lead, tail] = [before.slice(-TELLING_UNITS * 2), after.slice(0, TELLING_UNITS * 2)];
  const isAtStart = start === 0 && before === '';
  if ((lead === '' && !isAtStart) || lead.length + tail.length < TELLING_UNITS) {
    const isWholePlace = isAtStart && after === '' && isKin(quote, text);
    return isWholePlace && text.trim() !== '' ? { start: 0, end: text.length } : null;
  }
  const leads = lead === '' ? [0] : findText(text, lead, exactly).map((hit) => hit.end);
  const from = leads.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
  if (from === undefined) return null;
  const rest = text.slice(from);
  const until = tail === '' ? rest.length : (findText(rest, tail, exactly)[0]?.start ?? -1);
  const isNear = until <= quote.length * 3 + CONTEXT_UNITS;
  return until > 0 && isNear && rest.slice(0, until).trim() !== '' ? { start: from, end: from + until } : null;
}

const wordsAt = ({ on, id }: PlaceText, { start, end }: TextHit, isRewritten: boolean): AnchorPlace => ({
  kind: 'words',
  on,
  id,
  start,
  end,
  isRewritten,
});

/**
 * Finds what a comment is about on the page as it is now: its words in their own place, best where the same stands around them; else other words there
 * between what stood around; else the same words elsewhere (a paragraph that was split or moved into another). `places` in reading order.
 */
export function placeAnchor(anchor: CommentAnchor, places: readonly PlaceText[]): AnchorPlace {
  const { on, id, quote } = anchor;
  const own = places.find((place) => place.on === on && place.id === id);
  if (quote === '')
    return (on === 'figure' || on === 'block') && own === undefined ? { kind: 'gone' } : { kind: 'whole' };
  const here = own === undefined ? null : best(candidatesIn(own.text, anchor));
  if (own !== undefined && here !== null) return wordsAt(own, here, false);
  const elsewhere = places
    .filter((place) => place !== own)
    .flatMap((place) => candidatesIn(place.text, anchor).map((candidate) => ({ place, candidate })))
    .filter(({ candidate }) => quote.length >= TELLING_UNITS * 2 || candidate.around >= TELLING_UNITS)
    .reduce<{ readonly place: PlaceText; readonly candidate: Candidate } | null>(
      (top, one) => (top === null || isBetter(one.candidate, top.candidate) ? one : top),
      null,
    );
  if (elsewhere !== null) return wordsAt(elsewhere.place, elsewhere.candidate, false);
  const rewritten = own === undefined ? null : rewrittenIn(own.text, anchor);
  return own !== undefined && rewritten !== null ? wordsAt(own, rewritten, true) : { kind: 'gone' };
}

/** Cuts a long quote behind a word. */
function atMost(text: string): string {
  if (text.length <= QUOTE_UNITS) return text;
  const cut = text.slice(0, QUOTE_UNITS);
  const word = cut.search(/\s\S*$/u);
  return word > 0 ? cut.slice(0, word) : cut;
}

/** The anchor of selected words, without the blanks at their ends; of a place as such when nothing in it is selected. */
export function anchorOf({ on, id, text }: PlaceText, start: number, end: number): CommentAnchor {
  const selected = text.slice(start, end);
  const quote = atMost(selected.trim());
  if (quote === '') return { on, id, quote: '', start: 0, before: '', after: '' };
  const from = start + selected.indexOf(quote);
  return {
    on,
    id,
    quote,
    start: from,
    before: text.slice(Math.max(0, from - CONTEXT_UNITS), from),
    after: text.slice(from + quote.length, from + quote.length + CONTEXT_UNITS),
  };
}

/** What is meant is the article as such. */
export const WHOLE_ARTICLE: CommentAnchor = { on: 'article', id: '', quote: '', start: 0, before: '', after: '' };
