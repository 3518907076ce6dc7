import { canonicalArticle } from '../article/canonical.ts';
import { inOrder } from '../article/order.ts';
import { figuresInOrder } from '../article/outline.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article, Byline, Figure, Related } from '../article/schema.ts';
import { compareBlocks, type BlockChange } from './compare-blocks.ts';
import { compareEntries, type EntryChange } from './compare-entries.ts';
import { compareText, type TextPiece } from './compare-text.ts';
import { isSameValue } from './same-value.ts';

/** The article's fields beside its page, in the order in which they are shown. */
export const FIELDS = [
  'section',
  'tags',
  'dateline',
  'shortTitle',
  'teaser',
  'slug',
  'lang',
  'embargo',
  'scheduledFor',
  'correctionNote',
  'origin',
] as const satisfies readonly (keyof Article)[];

export type FieldName = (typeof FIELDS)[number];

/** Both values of one field. */
export type FieldChange = {
  readonly [F in FieldName]: {
    readonly field: F;
    readonly before: Article[F];
    readonly after: Article[F];
    readonly isChanged: boolean;
  };
}[FieldName];

/** What became of one figure, wherever it stands. `caption` compares its words; with a figure that is new or gone, all of them. */
export interface FigureChange {
  readonly id: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
  readonly caption: readonly TextPiece[];
  readonly isChanged: boolean;
}

/** Everything that differs between two versions of an article, and what does not: both can be read back from it. */
export interface ArticleComparison {
  readonly kicker: readonly TextPiece[];
  readonly headline: readonly TextPiece[];
  readonly lead: readonly TextPiece[];
  readonly leadFigure: { readonly before: string | null; readonly after: string | null };
  readonly blocks: readonly BlockChange[];
  readonly figures: readonly FigureChange[];
  readonly bylines: readonly EntryChange<Byline>[];
  readonly related: readonly EntryChange<Related>[];
  readonly fields: readonly FieldChange[];
}

const compareLineField = (before: string, after: string) => compareText(plainRuns(before), plainRuns(after));

function compareFigures(before: Article, after: Article): readonly FigureChange[] {
  const ids = [...figuresInOrder(after), ...figuresInOrder(before)].map(([id]) => id);
  return [...new Set(ids)].map((id) => {
    const [old, now] = [before.figures[id] ?? null, after.figures[id] ?? null];
    const caption = compareText(old?.caption ?? [], now?.caption ?? []);
    return { id, before: old, after: now, caption, isChanged: !isSameValue(old, now) };
  });
}

const compareField = <F extends FieldName>(field: F, before: Article, after: Article) => ({
  field,
  before: before[field],
  after: after[field],
  isChanged: !isSameValue(before[field], after[field]),
});

/** Compares two versions of an article: blocks by their ids, words inside changed ones, figures, fields, bylines and links each by their own. */
export function compareArticles(older: Article, newer: Article): ArticleComparison {
  const [before, after] = [canonicalArticle(older), canonicalArticle(newer)];
  return {
    kicker: compareLineField(before.kicker, after.kicker),
    headline: compareLineField(before.headline, after.headline),
    lead: compareText(before.lead, after.lead),
    leadFigure: { before: before.leadFigure, after: after.leadFigure },
    blocks: compareBlocks(before.body, after.body),
    figures: compareFigures(before, after),
    bylines: compareEntries(inOrder(before.bylines), inOrder(after.bylines)),
    related: compareEntries(inOrder(before.related), inOrder(after.related)),
    fields: FIELDS.map((field) => compareField(field, before, after) as FieldChange),
  };
}
