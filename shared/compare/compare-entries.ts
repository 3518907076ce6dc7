import { isSameValue } from './same-value.ts';
import { longestRising } from './longest-rising.ts';

/** What became of an entry of a map (a byline, a related link), found by its id. `isMoved`: only its place among the others is new. */
export type EntryChange<T> =
  | { readonly kind: 'same'; readonly id: string; readonly before: T; readonly after: T; readonly isMoved: boolean }
  | { readonly kind: 'changed'; readonly id: string; readonly before: T; readonly after: T; readonly isMoved: boolean }
  | { readonly kind: 'added'; readonly id: string; readonly after: T }
  | { readonly kind: 'removed'; readonly id: string; readonly before: T };

type Entries<T> = readonly (readonly [id: string, entry: T])[];

const withoutOrder = (entry: object): object => ({ ...entry, order: '' });

/** Compares entries given in reading order; the removed ones come last. Order keys themselves are no difference, the order they make is. */
export function compareEntries<T extends object>(before: Entries<T>, after: Entries<T>): readonly EntryChange<T>[] {
  const old = new Map(before.map(([id, entry], index) => [id, { entry, index }]));
  const now = new Set(after.map(([id]) => id));
  const inPlace = new Set(longestRising(after.flatMap(([id]) => old.get(id)?.index ?? [])));
  const kept = after.map(([id, entry]): EntryChange<T> => {
    const was = old.get(id);
    if (was === undefined) return { kind: 'added', id, after: entry };
    const kind = isSameValue(withoutOrder(was.entry), withoutOrder(entry)) ? 'same' : 'changed';
    return { kind, id, before: was.entry, after: entry, isMoved: !inPlace.has(was.index) };
  });
  const removed = before.filter(([id]) => !now.has(id));
  return [...kept, ...removed.map(([id, entry]): EntryChange<T> => ({ kind: 'removed', id, before: entry }))];
}
