import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { canonicalJson } from '../../../shared/article/canonical.ts';
import { RosterSchema, mayChangeRoster, type Roster, type RosterVersion } from '../../../shared/records/roster.ts';
import {
  repeatChanges,
  rosterChain,
  type RosterChain,
  type SignedRoster,
} from '../../../shared/records/roster-chain.ts';
import type { RosterRefusal } from '../../../shared/records/roster-changes.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Signer } from '../../identity/identity.ts';
import type { Carrier, DeskFile, StoredVersion } from '../carrier/carrier.ts';
import { createJwsReader } from '../jws.ts';
import { createOneAtATime } from '../files/one-at-a-time.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

const openRosterJws = createJwsReader('toasoan-roster');

const isNewer = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'v' in payload && typeof payload.v === 'number' && payload.v > 1;

/**
 * Follows the signed versions from the root that the desk was joined by. What does not follow (a stranger's, a reporter's, another desk's) is left
 * where it is and has no effect.
 */
export async function readRosterChain(
  stored: readonly StoredVersion[],
  desk: DeskFile,
): Promise<Result<RosterChain, AppError>> {
  const candidates: SignedRoster[] = [];
  const newerSigners = new Set<string>();
  for (const [hash, jws] of new Map(stored.map((version) => [version.hash, version.jws]))) {
    const opened = await openRosterJws(jws);
    if (opened === null) continue;
    const roster = v.safeParse(RosterSchema, opened.payload);
    if (roster.success) candidates.push({ hash, kid: opened.kid, roster: roster.output });
    else if (isNewer(opened.payload)) newerSigners.add(opened.kid);
  }
  const chain = rosterChain(candidates, desk.root);
  const current = chain.chain.at(-1);
  if (current === undefined || current.roster.desk !== desk.id) return fail({ code: 'damaged', what: 'desk' });
  if ([...newerSigners].some((kid) => current.roster.keys[kid] !== undefined))
    return fail({ code: 'newer-version', what: 'desk' });
  return ok(chain);
}

/** The people, devices and rules of a desk as its signed versions tell them. */
export interface RosterBook {
  readonly current: () => RosterVersion;
  readonly chain: () => RosterChain;
  /** Versions that an admin signed apart from the one that holds, and that would still change something. */
  readonly apart: () => readonly SignedRoster[];
  /** Takes in versions that arrived; answers whether another one holds now. */
  readonly refresh: () => Outcome<boolean>;
  /** Signs what `decide` makes of the version that holds at that moment as the next one. */
  readonly change: (
    signer: Signer,
    at: string,
    decide: (roster: Roster) => Result<Roster, RosterRefusal>,
  ) => Outcome<RosterVersion>;
}

const refused = (reason: RosterRefusal): AppError => ({ code: 'roster-refused', reason });

type Versions = Pick<Carrier, 'listVersions' | 'putVersion'>;

/** Puts back, on either side, the versions that hold and are missing there. A folder that cannot be written to now is given its copy another time. */
async function giveBack(
  chain: RosterChain,
  sides: readonly (readonly [to: Versions, present: readonly StoredVersion[]])[],
): Promise<void> {
  const jwsOf = new Map(sides.flatMap(([, present]) => present.map(({ hash, jws }) => [hash, jws] as const)));
  for (const [to, present] of sides) {
    const hashes = new Set(present.map(({ hash }) => hash));
    for (const { hash, roster } of chain.chain) {
      const jws = jwsOf.get(hash);
      if (jws !== undefined && !hashes.has(hash)) await to.putVersion('roster', roster.version, jws);
    }
  }
}

function createReader(carrier: Versions, kept: Versions, desk: DeskFile) {
  let read = '';
  let chain: RosterChain = { chain: [], apart: [] };
  const names = (versions: readonly StoredVersion[]) => versions.map(({ hash }) => hash).toSorted();
  return {
    chain: () => chain,
    take: async (): Outcome<boolean> => {
      const [shared, own] = [await carrier.listVersions('roster'), await kept.listVersions('roster')];
      if (!shared.ok) return shared;
      const ours = own.ok ? own.value : [];
      const now = JSON.stringify([names(shared.value), names(ours)]);
      if (now === read) return ok(false);
      const next = await readRosterChain([...shared.value, ...ours], desk);
      if (!next.ok) return next;
      const before = chain.chain.at(-1);
      read = now;
      chain = next.value;
      await giveBack(chain, [
        [carrier, shared.value],
        [kept, ours],
      ]);
      return ok(before?.hash !== chain.chain.at(-1)?.hash);
    },
  };
}

/**
 * Reads the roster. Every version that held is kept on this machine too (`kept`) and put back where it is missing: nobody gets yesterday's people
 * back by deleting today's.
 */
export async function openRosterBook(
  carrier: Versions,
  kept: Versions,
  desk: DeskFile,
): Promise<Result<RosterBook, AppError>> {
  const turns = createOneAtATime();
  const { chain, take } = createReader(carrier, kept, desk);

  const current = (): SignedRoster => {
    const newest = chain().chain.at(-1);
    if (newest === undefined) throw new Error('a roster book is opened only with a version that holds');
    return newest;
  };
  const taken = await take();
  if (!taken.ok) return taken;

  async function signNext(
    signer: Signer,
    at: string,
    decide: (roster: Roster) => Result<Roster, RosterRefusal>,
  ): Outcome<RosterVersion> {
    const fresh = await take();
    if (!fresh.ok) return fresh;
    const { hash, roster } = current();
    const by = roster.keys[signer.kid]?.person;
    if (by === undefined || !mayChangeRoster(roster, signer.kid)) return fail(refused('not-admin'));
    const decided = decide(roster);
    if (!decided.ok) return fail(refused(decided.error));
    if (canonicalJson(decided.value) === canonicalJson(roster)) return ok(current());
    const version = roster.version + 1;
    const next: Roster = { ...decided.value, v: 1, desk: roster.desk, version, prev: hash, at, by };
    const put = await carrier.putVersion('roster', version, await signer.sign('toasoan-roster', next));
    if (!put.ok) return put;
    const after = await take();
    if (!after.ok) return after;
    // Another admin may have signed in the same moment: only what holds is told as done.
    return chain().chain.some((one) => one.hash === put.value) ? ok(current()) : fail(refused('overtaken'));
  }

  return ok({
    current,
    chain,
    apart: () =>
      chain().apart.filter(({ roster, kid }) => {
        const base = chain().chain.find((one) => one.hash === roster.prev)?.roster;
        const now = current().roster;
        if (base === undefined || !mayChangeRoster(now, kid)) return false;
        return canonicalJson(repeatChanges(base, roster, now)) !== canonicalJson(now);
      }),
    refresh: () => turns.run('roster', take),
    change: (signer, at, decide) => turns.run('roster', () => signNext(signer, at, decide)),
  });
}
