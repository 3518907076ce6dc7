import { groupBy } from '../../../shared/group-by.ts';
import type { SyncStanding, SyncState } from '../../../shared/ipc/desk-sync.ts';
import { unitOfName, type DeskUnit } from './desk-units.ts';
import type { FileProblem, UnitVisit } from './exchange-parts.ts';
import type { WaitingFile } from './waiting-file.ts';

/** Problems that are kept to be told; more are only counted. */
const MAX_PROBLEMS = 1_000;

const NOTHING: ReadonlySet<string> = new Set();

/** What the rounds have found so far, unit by unit, and how that reads as one state. */
export interface SyncReport {
  readonly state: () => SyncState;
  readonly stand: (standing: SyncStanding) => void;
  readonly take: (visit: UnitVisit) => void;
  readonly await: (name: string) => void;
  readonly tell: (problems: readonly FileProblem[]) => void;
  readonly waitingUnits: () => readonly DeskUnit[];
  readonly problems: () => readonly FileProblem[];
  readonly listen: (listener: (state: SyncState) => void) => () => void;
}

export function createSyncReport(now: () => Date, first: SyncStanding, kept: WaitingFile | null): SyncReport {
  const waiting = new Map<DeskUnit, ReadonlySet<string>>(
    [...groupBy(kept?.first ?? [], unitOfName)].map(([unit, names]) => [unit, new Set(names)]),
  );
  const problems = new Map<DeskUnit, readonly FileProblem[]>();
  const listeners = new Set<(state: SyncState) => void>();
  let beside: readonly FileProblem[] = [];
  let standing: SyncStanding = first;
  let since = now().toISOString();
  let told = '';

  const count = (): number => [...waiting.values()].reduce((sum, names) => sum + names.size, 0);
  const state = (): SyncState => ({ standing, waiting: count(), since });
  const announce = (): void => {
    const next = state();
    const key = `${next.standing} ${next.waiting}`;
    if (key === told) return;
    told = key;
    for (const listener of listeners) listener(next);
  };
  const wait = (unit: DeskUnit, names: ReadonlySet<string>): void => {
    const before = waiting.get(unit) ?? NOTHING;
    if (names.size === 0) waiting.delete(unit);
    else waiting.set(unit, names);
    const isAsBefore = before.size === names.size && [...names].every((name) => before.has(name));
    if (!isAsBefore) kept?.keep(() => [...waiting.values()].flatMap((each) => [...each]));
  };
  return {
    state,
    stand: (next) => {
      if (next !== standing) {
        standing = next;
        since = now().toISOString();
      }
      announce();
    },
    take: ({ unit, waiting: names, problems: found }) => {
      wait(unit, new Set(names));
      if (found.length === 0) problems.delete(unit);
      else problems.set(unit, found);
    },
    await: (name) => {
      const unit = unitOfName(name);
      wait(unit, new Set([...(waiting.get(unit) ?? []), name]));
      if (standing === 'even') {
        standing = 'sending';
        since = now().toISOString();
      }
      announce();
    },
    tell: (found) => void (beside = found),
    waitingUnits: () => [...waiting.keys()],
    problems: () => [...beside, ...[...problems.values()].flat()].slice(0, MAX_PROBLEMS),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
