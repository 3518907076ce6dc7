import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import {
  RosterSchema,
  rosterFollows,
  type Roster,
  type RosterHistory,
  type RosterVersion,
} from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Carrier, DeskFile } from './carrier.ts';
import { createJwsReader } from './jws.ts';

interface Candidate extends RosterVersion {
  readonly kid: string;
}

const openRosterJws = createJwsReader('toasoan-roster');

const first = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.toSorted((a, b) =>
    a.roster.at === b.roster.at ? (a.hash < b.hash ? -1 : 1) : a.roster.at < b.roster.at ? -1 : 1,
  )[0];

const isNewer = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'v' in payload && typeof payload.v === 'number' && payload.v > 1;

/**
 * Follows the signed versions from the root that the desk was joined by. What does not follow (a stranger's, a reporter's, another desk's) is left
 * where it is and has no effect; of two that an admin signed apart, the earlier holds, on every machine.
 */
export async function readRoster(carrier: Carrier, desk: DeskFile): Promise<Result<RosterHistory, AppError>> {
  const stored = await carrier.listVersions('roster');
  if (!stored.ok) return stored;
  const candidates: Candidate[] = [];
  const newerSigners = new Set<string>();
  for (const { hash, jws } of stored.value) {
    const opened = await openRosterJws(jws);
    if (opened === null) continue;
    const roster = v.safeParse(RosterSchema, opened.payload);
    if (roster.success) candidates.push({ hash, kid: opened.kid, roster: roster.output });
    else if (isNewer(opened.payload)) newerSigners.add(opened.kid);
  }
  let current: RosterVersion | null = null;
  const versions: Roster[] = [];
  for (;;) {
    const next: Candidate | undefined = first(
      candidates.filter((candidate) => rosterFollows(current, candidate, candidate.kid, desk.root)),
    );
    if (next === undefined) break;
    current = { hash: next.hash, roster: next.roster };
    versions.push(next.roster);
  }
  if (current === null || current.roster.desk !== desk.id) return fail({ code: 'damaged', what: 'desk' });
  const { keys } = current.roster;
  if ([...newerSigners].some((kid) => keys[kid] !== undefined)) return fail({ code: 'newer-version', what: 'desk' });
  return ok({ ...current, versions });
}
