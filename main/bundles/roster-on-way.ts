import type { AppError } from '../../shared/app-error.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeskFile, StoredVersion } from '../desk/carrier/carrier.ts';
import { readRosterChain } from '../desk/people/roster-book.ts';

/** A signed roster version as a file. */
export interface RosterFile extends StoredVersion {
  readonly version: number;
}

export type RosterFiles = readonly RosterFile[];

/** The roster that holds, and its versions from the first to it: each follows the one before by the desk's own rules. */
export interface RosterOnWay {
  readonly roster: Roster;
  readonly rosters: readonly Roster[];
  readonly files: RosterFiles;
}

/** Follows a desk's roster from its root; versions that do not follow are left out. */
export async function rosterOnWay(
  stored: readonly StoredVersion[],
  desk: DeskFile,
): Promise<Result<RosterOnWay, AppError>> {
  const read = await readRosterChain(stored, desk);
  if (!read.ok) return read;
  const { chain } = read.value;
  const roster = chain.at(-1)?.roster;
  if (roster === undefined) return fail({ code: 'damaged', what: 'desk' });
  const jwsOf = new Map(stored.map(({ hash, jws }) => [hash, jws]));
  const files = chain.map(({ hash, roster: { version } }) => ({ version, hash, jws: jwsOf.get(hash) ?? '' }));
  return ok({ roster, rosters: chain.map((one) => one.roster), files });
}
