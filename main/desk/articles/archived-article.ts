import type { ArchivedArticle } from '../../archive/archive-engine.ts';
import { openingOf, publicationOn, shownContent, summaryOf, type IndexEntry } from './article-index.ts';
import { problemsOf } from '../desk-problems.ts';

/** What the desk asks the index for, beside lists and searches. */
export const MARKS = {
  /** There is something to say about its files. */
  problem: 'problem',
  /** It has a receipt for the desk's portal. */
  published: 'published',
  /** It is a house template: it stands in no list. */
  template: 'template',
  /** It has a working copy on this machine. */
  copy: 'copy',
  /** A text or a photo that it names has not arrived yet, so it is looked at again. */
  wanting: 'wanting',
  /** The working copy that opens was written by this run of the program. */
  typedIn: (session: string) => `typed-in:${session}`,
} as const;

function marksOf(entry: IndexEntry, portalId: string): readonly string[] {
  const { copy, facts } = entry;
  const marks: string[] = [];
  if (problemsOf(entry).length > 0) marks.push(MARKS.problem);
  if (publicationOn(entry, portalId) !== null) marks.push(MARKS.published);
  if (entry.template !== null) marks.push(MARKS.template);
  if (copy !== null) marks.push(MARKS.copy);
  if (copy !== null && openingOf(entry)?.kind === 'copy') marks.push(MARKS.typedIn(copy.session));
  const shown = shownContent(entry);
  if (shown !== null && (facts?.of !== shown || facts.missingPhoto)) marks.push(MARKS.wanting);
  return marks;
}

/** An entry as the index keeps it; `words` null: those known already stay. */
export function archivedArticle(entry: IndexEntry, portalId: string, words: string | null): ArchivedArticle {
  return {
    article: entry.article,
    entry: JSON.stringify(entry),
    row: summaryOf(entry, portalId),
    names: [...new Set([...(entry.facts?.bylines ?? []), ...(entry.facts?.photographers ?? [])])],
    marks: marksOf(entry, portalId),
    words,
  };
}
