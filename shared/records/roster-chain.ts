import { canonicalJson } from '../article/canonical.ts';
import { mayChangeRoster, rosterFollows, type Roster, type RosterVersion } from './roster.ts';

/** A version with the key that signed it. */
export interface SignedRoster extends RosterVersion {
  readonly kid: string;
}

/** The versions that hold, oldest first, and those that an admin signed apart from them: valid where they stand, without effect. */
export interface RosterChain {
  readonly chain: readonly SignedRoster[];
  readonly apart: readonly SignedRoster[];
}

const earlier = (a: SignedRoster, b: SignedRoster): number =>
  a.roster.at === b.roster.at ? (a.hash < b.hash ? -1 : 1) : a.roster.at < b.roster.at ? -1 : 1;

/**
 * Which versions hold, the same on every machine that has the same files. Of two versions that follow the same one, a branch that takes the right to
 * sign away from the other's signer goes first: someone who was sent away cannot go back behind that moment, whatever clock they sign with. Otherwise
 * the earlier holds.
 */
export function rosterChain(candidates: readonly SignedRoster[], root: string): RosterChain {
  const byPrev = new Map<string | null, SignedRoster[]>();
  for (const candidate of candidates) {
    const { prev } = candidate.roster;
    byPrev.set(prev, [...(byPrev.get(prev) ?? []), candidate]);
  }
  const followersOf = (current: SignedRoster | null): readonly SignedRoster[] =>
    (byPrev.get(current?.hash ?? null) ?? []).filter((next) => rosterFollows(current, next, next.kid, root));

  function branchRevokes(first: SignedRoster, kid: string): boolean {
    const open = [first];
    for (let version = open.pop(); version !== undefined; version = open.pop()) {
      if (!mayChangeRoster(version.roster, kid)) return true;
      open.push(...followersOf(version));
    }
    return false;
  }

  function choose(followers: readonly SignedRoster[]): SignedRoster | undefined {
    const isDisowned = (one: SignedRoster): boolean =>
      followers.some(
        (other) => other.kid !== one.kid && branchRevokes(other, one.kid) && !branchRevokes(one, other.kid),
      );
    const standing = followers.length > 1 ? followers.filter((one) => !isDisowned(one)) : followers;
    return (standing.length > 0 ? standing : followers).toSorted(earlier)[0];
  }

  const chain: SignedRoster[] = [];
  const apart: SignedRoster[] = [];
  for (let current: SignedRoster | null = null; ;) {
    const followers: readonly SignedRoster[] = followersOf(current);
    const next: SignedRoster | undefined = choose(followers);
    if (next === undefined) return { chain, apart };
    apart.push(...followers.filter((other) => other.hash !== next.hash));
    chain.push(next);
    current = next;
  }
}

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) !== canonicalJson(b ?? null);

/** What `next` changed in `base`, done to `current`. Nothing of the past is undone: a closed key stays closed, a key stays whose it is. */
export function repeatChanges(base: Roster, next: Roster, current: Roster): Roster {
  const people = Object.entries(next.people).filter(([id, person]) => differs(base.people[id], person));
  const keys = Object.entries(next.keys).filter(([kid, key]) => {
    const now = current.keys[kid];
    return differs(base.keys[kid], key) && (now === undefined || (now.closed === null && now.person === key.person));
  });
  const rules = Object.entries(next.rules).filter(([rule, value]) =>
    differs((base.rules as Readonly<Record<string, unknown>>)[rule], value),
  );
  return {
    ...current,
    name: base.name === next.name ? current.name : next.name,
    people: { ...current.people, ...Object.fromEntries(people) },
    keys: { ...current.keys, ...Object.fromEntries(keys) },
    rules: { ...current.rules, ...Object.fromEntries(rules) },
  };
}
