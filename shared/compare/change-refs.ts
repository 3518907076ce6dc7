import type { ArticleComparison, FieldName } from './compare-articles.ts';
import type { BlockChange } from './compare-blocks.ts';
import { isSameText } from './compare-text.ts';

/** Which change of a comparison is meant: what one goes to by key, and what can be restored by itself. */
export type ChangeRef =
  | { readonly part: 'kicker' | 'headline' | 'leadFigure' | 'lead' }
  | { readonly part: 'figure' | 'byline' | 'related'; readonly id: string }
  /** Ids in the older and in the newer version; null: it is not there. */
  | { readonly part: 'block'; readonly before: string | null; readonly after: string | null }
  | { readonly part: 'field'; readonly field: FieldName };

/** A name for a change, unique in its comparison. */
export const changeKey = (ref: ChangeRef): string => {
  if (ref.part === 'block') return `block ${ref.before ?? ''} ${ref.after ?? ''}`;
  if (ref.part === 'field') return `field ${ref.field}`;
  return 'id' in ref ? `${ref.part} ${ref.id}` : ref.part;
};

/** The same change seen from the newer version. */
export const inverseRef = (ref: ChangeRef): ChangeRef =>
  ref.part === 'block' ? { part: 'block', before: ref.after, after: ref.before } : ref;

/** The change of a block; null where it only stayed. */
export function blockRef(change: BlockChange): ChangeRef | null {
  switch (change.kind) {
    case 'same':
      return change.isMoved ? { part: 'block', before: change.before.id, after: change.after.id } : null;
    case 'changed':
      return { part: 'block', before: change.before.id, after: change.after.id };
    case 'added':
      return { part: 'block', before: null, after: change.block.id };
    case 'removed':
      return { part: 'block', before: change.block.id, after: null };
  }
}

const isEntryChanged = (entry: { readonly kind: string; readonly isMoved?: boolean }): boolean =>
  entry.kind !== 'same' || entry.isMoved === true;

/** Every change, in the order in which the page shows them. A figure's own facts come right behind its place. */
export function listChanges(comparison: ArticleComparison): readonly ChangeRef[] {
  const { leadFigure, figures } = comparison;
  const changedFigures = new Set(
    figures
      .filter(({ before, after, isChanged }) => isChanged && before !== null && after !== null)
      .map(({ id }) => id),
  );
  const figure = (id: string | null): readonly ChangeRef[] =>
    id !== null && changedFigures.has(id) ? [{ part: 'figure', id }] : [];
  const line = (part: 'kicker' | 'headline' | 'lead'): readonly ChangeRef[] =>
    isSameText(comparison[part]) ? [] : [{ part }];
  const block = (change: BlockChange): readonly ChangeRef[] => {
    const ref = blockRef(change);
    const now = change.kind === 'added' ? change.block : change.kind === 'removed' ? null : change.after;
    return [...(ref === null ? [] : [ref]), ...figure(now?.kind === 'figure' ? now.figure : null)];
  };
  const entries = (part: 'byline' | 'related', list: ArticleComparison['bylines'] | ArticleComparison['related']) =>
    list.flatMap((entry): readonly ChangeRef[] => (isEntryChanged(entry) ? [{ part, id: entry.id }] : []));
  return [
    ...line('kicker'),
    ...line('headline'),
    ...(leadFigure.before === leadFigure.after ? [] : [{ part: 'leadFigure' } as const]),
    ...figure(leadFigure.after),
    ...line('lead'),
    ...comparison.blocks.flatMap(block),
    ...entries('byline', comparison.bylines),
    ...entries('related', comparison.related),
    ...comparison.fields.flatMap(({ field, isChanged }): readonly ChangeRef[] =>
      isChanged ? [{ part: 'field', field }] : [],
    ),
  ];
}
