import type { ArticleComparison, FieldName } from './compare-articles.ts';
import { isSameText } from './compare-text.ts';

/** What a comparison comes to, for one line of summary. */
export interface ChangeCounts {
  readonly headline: boolean;
  readonly kicker: boolean;
  readonly lead: boolean;
  readonly blocksChanged: number;
  readonly blocksAdded: number;
  readonly blocksRemoved: number;
  readonly blocksMoved: number;
  readonly photosReplaced: number;
  readonly photosAdded: number;
  readonly photosRemoved: number;
  /** Figures whose photo stayed and whose words, credit or rights did not. */
  readonly captionsChanged: number;
  readonly bylines: boolean;
  readonly related: boolean;
  readonly fields: readonly FieldName[];
}

const isEntryChanged = (entry: { readonly kind: string; readonly isMoved?: boolean }): boolean =>
  entry.kind !== 'same' || entry.isMoved === true;

/** Counts the changes. Figures count as photos, not as blocks; a block that was moved and changed counts as changed. */
export function countChanges(comparison: ArticleComparison): ChangeCounts {
  const { blocks, figures } = comparison;
  const isFigure = (block: { readonly kind: string }) => block.kind === 'figure';
  const count = (test: (change: (typeof blocks)[number]) => boolean): number => blocks.filter(test).length;
  const kept = figures.filter((figure) => figure.before !== null && figure.after !== null && figure.isChanged);
  const isReplaced = ({ before, after }: (typeof figures)[number]) => before?.photo?.blob !== after?.photo?.blob;
  return {
    headline: !isSameText(comparison.headline),
    kicker: !isSameText(comparison.kicker),
    lead: !isSameText(comparison.lead),
    blocksChanged: count((change) => change.kind === 'changed'),
    blocksAdded: count((change) => change.kind === 'added' && !isFigure(change.block)),
    blocksRemoved: count((change) => change.kind === 'removed' && !isFigure(change.block)),
    blocksMoved:
      count((change) => change.kind === 'same' && change.isMoved) +
      figures.filter(({ id, before, after }) => before !== null && after !== null && isPlacedAnew(comparison, id))
        .length,
    photosReplaced: kept.filter(isReplaced).length,
    photosAdded: figures.filter((figure) => figure.before === null).length,
    photosRemoved: figures.filter((figure) => figure.after === null).length,
    captionsChanged: kept.filter((figure) => !isReplaced(figure)).length,
    bylines: comparison.bylines.some(isEntryChanged),
    related: comparison.related.some(isEntryChanged),
    fields: comparison.fields.filter(({ isChanged }) => isChanged).map(({ field }) => field),
  };
}

/** A figure that went between the lead's place and the body. */
const isPlacedAnew = ({ leadFigure }: ArticleComparison, id: string): boolean =>
  (leadFigure.before === id) !== (leadFigure.after === id);

/** True when the two versions are one and the same. */
export const isUnchanged = (counts: ChangeCounts): boolean =>
  Object.values(counts).every(
    (value) => value === false || value === 0 || (Array.isArray(value) && value.length === 0),
  );
