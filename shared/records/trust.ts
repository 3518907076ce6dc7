import type { Roster } from './roster.ts';

/**
 * How far a signature reaches. `roster`: the desk's signed roster names this key as this person's. `own`: this machine signed it itself with a key
 * that the roster does not know (a key lost with a session). `unknown`: whole and unforged, by a key that nobody vouches for.
 */
export type Trust = 'roster' | 'own' | 'unknown';

/** A record as its signature and envelope present it. */
export interface Claim {
  readonly hash: string;
  readonly article: string;
  readonly dev: string;
  readonly by: string | null;
  readonly prev: string | null;
}

/** What a claim is worth, or why it is refused. */
export type Judgement = Trust | 'not-this-person' | 'after-key-closed';

function countsBeforeClosing(claims: readonly Claim[], head: string | undefined): ReadonlySet<string> {
  const byHash = new Map(claims.map((claim) => [claim.hash, claim]));
  const counted = new Set<string>();
  for (let claim = byHash.get(head ?? ''); claim !== undefined && !counted.has(claim.hash);) {
    counted.add(claim.hash);
    claim = byHash.get(claim.prev ?? '');
  }
  return counted;
}

/** Judges the records of one article together: a closed key counts up to the record that closed it, whatever its clock said. */
export function judgeTrust(
  claims: readonly Claim[],
  roster: Roster,
  ownKeys: ReadonlySet<string>,
): ReadonlyMap<string, Judgement> {
  const closings = new Map<string, ReadonlySet<string>>();
  const judge = (claim: Claim): Judgement => {
    const key = roster.keys[claim.dev];
    if (key === undefined) return ownKeys.has(claim.dev) ? 'own' : 'unknown';
    if (key.recovery === true) return 'unknown';
    if (claim.by !== null && claim.by !== key.person && claim.by !== key.formerly) return 'not-this-person';
    if (key.closed === null) return 'roster';
    const sameKey = claims.filter((other) => other.dev === claim.dev);
    const counted = closings.get(claim.dev) ?? countsBeforeClosing(sameKey, key.closed.heads[claim.article]);
    closings.set(claim.dev, counted);
    return counted.has(claim.hash) ? 'roster' : 'after-key-closed';
  };
  return new Map(claims.map((claim) => [claim.hash, judge(claim)]));
}
