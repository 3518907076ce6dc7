import type { Revision } from '../../../shared/records/fold.ts';
import type { CopyFacts } from './working-copies.ts';

type KnownRevision = Pick<Revision, 'record' | 'content' | 'parents' | 'trust'>;

/** The part of an article's state that decides what opens. */
export interface KnownRevisions<R extends KnownRevision = KnownRevision> {
  /** In causal order. */
  readonly revisions: readonly R[];
  /** The records of those that nothing continues. */
  readonly heads: readonly string[];
  readonly latest: R | null;
}

/** What opens: the working copy, whose words no revision holds yet, or a revision. */
export type Opening<R extends KnownRevision> =
  | { readonly kind: 'copy'; readonly base: string | null }
  | { readonly kind: 'revision'; readonly revision: R };

function continuing<R extends KnownRevision>(base: string | null, revisions: readonly R[]): readonly R[] {
  if (base === null) return revisions;
  const reached = new Set([base]);
  return revisions.filter((revision) => {
    const continues = reached.has(revision.record) || revision.parents.some((parent) => reached.has(parent));
    if (continues) reached.add(revision.record);
    return continues;
  });
}

/** The revision that holds a working copy's exact words on top of what it was written on; null: no revision holds them yet. */
export const keptAs = <R extends KnownRevision>(
  copy: Pick<CopyFacts, 'base' | 'content'>,
  revisions: readonly R[],
): R | null => continuing(copy.base, revisions).findLast((revision) => revision.content === copy.content) ?? null;

/**
 * Decides by hashes alone, never by clocks: a working copy that is no revision yet on top of its base opens itself. One that became a revision
 * is done with: that revision opens, or what continues it, so that a text written elsewhere beside it never takes its place. Else the newest.
 * Null: there is nothing.
 */
export function resolveCopy<R extends KnownRevision>(
  copy: Pick<CopyFacts, 'base' | 'content'> | null,
  { revisions, heads, latest }: KnownRevisions<R>,
): Opening<R> | null {
  const kept = copy === null ? null : keptAs(copy, revisions);
  if (copy !== null && kept === null) return { kind: 'copy', base: copy.base };
  const own =
    kept === null
      ? null
      : continuing(kept.record, revisions).findLast(
          ({ record, trust }) => trust !== 'unknown' && heads.includes(record),
        );
  const revision = own ?? latest;
  return revision === null ? null : { kind: 'revision', revision };
}
