import type { DurableFs } from '../files/durable-file.ts';
import type { ThingFault } from './carry-thing.ts';
import type { DeskUnit, ForeignFile } from './desk-units.ts';

/** A file in the shared folder, or in this machine's copy of it, that is not what it should be. `name` is relative to that folder. */
export interface FileProblem {
  readonly place: 'shared' | 'here';
  readonly name: string;
  readonly reason: Exclude<ThingFault, 'missing'> | ForeignFile['reason'] | 'blocked';
}

/** What a round found: articles with something new, and whether signed versions (people, settings) came in. */
export interface RoundReport {
  readonly articles: readonly string[];
  readonly versions: boolean;
}

/** The two places of a desk; `copy` is null where the folder is kept once. */
export interface Places {
  readonly fs: DurableFs;
  readonly shared: string;
  readonly copy: string | null;
}

/** What looking through one unit came to. */
export interface UnitVisit {
  readonly unit: DeskUnit;
  /** Names kept here that are not in the shared folder yet. */
  readonly waiting: readonly string[];
  readonly taken: number;
  readonly problems: readonly FileProblem[];
  readonly trouble: 'read-only' | 'share-full' | 'unreachable' | 'here-full' | null;
}
