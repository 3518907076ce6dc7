import { isSameValue } from './same-value.ts';

/** Who made what stands there: nobody, one of the two, both alike, or each a part of it. */
export type Origin = 'unchanged' | 'mine' | 'theirs' | 'both' | 'each';

/** What a person decides where both changed one place. */
export type Decision = 'mine' | 'theirs' | 'both';

/** The three versions of a thing that was changed apart: the common one before, and the two that came of it. */
export interface ThreeVersions<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** A place of a join: settled because at most one side changed it, or for a person to choose. `id` is unique in the join. */
export type Joined<T> =
  | { readonly kind: 'settled'; readonly from: Origin; readonly value: T }
  | ({ readonly kind: 'choice'; readonly id: string; readonly canTakeBoth: boolean } & ThreeVersions<T>);

/** A place that is settled. */
export const settled = <T>(from: Origin, value: T): Joined<T> => ({ kind: 'settled', from, value });

/** A place that both changed. */
export const choice = <T>(id: string, versions: ThreeVersions<T>, canTakeBoth = false): Joined<T> => ({
  kind: 'choice',
  id,
  canTakeBoth,
  ...versions,
});

/** Joins a value that is one thing: what only one side changed is taken, what both changed differently is a choice. */
export function joinValue<T>(id: string, versions: ThreeVersions<T>, canTakeBoth = false): Joined<T> {
  const { base, mine, theirs } = versions;
  if (isSameValue(mine, theirs)) return settled(isSameValue(mine, base) ? 'unchanged' : 'both', mine);
  if (isSameValue(mine, base)) return settled('theirs', theirs);
  if (isSameValue(theirs, base)) return settled('mine', mine);
  return choice(id, versions, canTakeBoth);
}
