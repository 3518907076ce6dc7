import type { SyncStanding, SyncState } from '../../../shared/ipc/desk-sync.ts';
import type { Carrier, DeskFile } from '../carrier/carrier.ts';
import { nodeDurableFs, type DurableFs } from '../files/durable-file.ts';
import { errnoOf } from '../files/file-errors.ts';
import { createOneAtATime } from '../files/one-at-a-time.ts';
import { within } from '../files/within.ts';
import {
  articleOf,
  drawersOf,
  giveOrder,
  newestArticles,
  unitOfName,
  versionUnits,
  type DeskUnit,
} from './desk-units.ts';
import type { FileProblem, RoundReport, UnitVisit } from './exchange-parts.ts';
import { createSignWatch, type SignsFile } from './drawer-signs.ts';
import { lookAtShare } from './look-at-share.ts';
import { createChangedLast, createSweep } from './sweep.ts';
import { createSyncReport, type SyncReport } from './sync-report.ts';
import { createUnitVisitor, type Closeness } from './visit-unit.ts';
import type { WaitingFile } from './waiting-file.ts';
import { createUnitWatcher } from './watch-unit.ts';

/** Articles begun last are looked at in every round, as are those that changed last. */
const NEWEST = 200;
/** Of all the others, as many are looked at in a round as fit both. */
const SLICE = 300;
const SLICE_MS = 1_500;
/** Units that a sweep looks at together: a disk makes several files durable in the time of one. */
const AT_ONCE = 8;

/**
 * Keeps a shared folder and this machine's copy of it at the union of both, round by round; for a desk that is kept once it only finds what arrived.
 * Each round is bounded; the rounds together come by everything. Whatever goes wrong there is a state, never a failure here.
 */
export interface Exchange {
  readonly state: () => SyncState;
  readonly listen: (listener: (state: SyncState) => void) => () => void;
  /** The first round of an opening desk, waited for no longer than that: what it finds later is in the report of the next one. */
  readonly begin: (patienceMs: number) => Promise<void>;
  /** `whole`: every file is compared with the hash in its name, in both places. */
  readonly round: (extent?: 'gentle' | 'whole') => Promise<RoundReport>;
  /** A file was written into the copy and is to go to the shared folder. */
  readonly await: (name: string) => void;
  /** The shared folder was there at the last look. */
  readonly isReachable: () => boolean;
  readonly problems: () => readonly FileProblem[];
  /** Folders worth watching: where something may arrive next. */
  readonly hotUnits: () => readonly DeskUnit[];
  /** Resolves when what the next start is to know is remembered. */
  readonly settled: () => Promise<void>;
}

interface ExchangeParts {
  readonly shared: string;
  readonly sharedCarrier: Carrier;
  readonly copy: string | null;
  readonly desk: DeskFile;
  readonly now: () => Date;
  readonly fs?: DurableFs;
  /** What waits outlives the program; left out: it does not, or nothing ever waits. */
  readonly waiting?: WaitingFile;
  /** Which signs in the shared folder were seen outlives the program; left out: it does not. */
  readonly signs?: SignsFile;
}

interface Finding {
  readonly articles: Set<string>;
  versions: boolean;
  trouble: UnitVisit['trouble'];
}

/** One round over the units that are worth looking at now, and a slice of all the others. */
function createRound(parts: ExchangeParts, report: SyncReport, onProgress: () => void) {
  const { shared, copy, fs = nodeDurableFs, signs: seen = null } = parts;
  const visitor = copy === null ? createUnitWatcher({ fs, shared, copy }) : createUnitVisitor({ fs, shared, copy });
  const sweep = createSweep(copy === null ? [shared] : [shared, copy], report.tell);
  const changed = createChangedLast();
  const signs = createSignWatch(shared, seen);
  let newest: readonly DeskUnit[] = [];
  let rounds = 0;

  async function visit(unit: DeskUnit, closeness: Closeness, finding: Finding): Promise<void> {
    const found = await visitor.visit(unit, closeness, finding.trouble === null);
    onProgress();
    report.take(found);
    finding.trouble ??= found.trouble;
    if (found.taken === 0) return;
    changed.add(unit);
    const article = articleOf(unit);
    if (article !== null) finding.articles.add(article);
    else if (!unit.startsWith('blobs/')) finding.versions = true;
  }

  async function run(extent: 'gentle' | 'whole'): Promise<Finding> {
    const finding: Finding = { articles: new Set(), versions: false, trouble: null };
    rounds += 1;
    if (extent === 'whole') sweep.restart();
    await sweep.begin();
    const drawers = (await drawersOf(shared)).units;
    newest = await newestArticles(shared, drawers, NEWEST);
    for (const unit of report.waitingUnits().toSorted(giveOrder)) await visit(unit, 'names', finding);
    for (const unit of await versionUnits(shared)) await visit(unit, 'sizes', finding);
    const signed = await signs.look(drawers, SLICE);
    for (const unit of new Set([...changed.units(), ...newest, ...signed.units])) await visit(unit, 'names', finding);
    signed.seen();
    const end = Date.now() + SLICE_MS;
    for (let count = 0; extent === 'whole' || (count < SLICE && Date.now() < end); count += AT_ONCE) {
      const units = await sweep.take(AT_ONCE);
      if (units.length === 0) break;
      // One unit of every round is read in full, so that in time every byte is compared with its name.
      const closeness = (index: number): Closeness =>
        extent === 'whole' || count + index === rounds % SLICE ? 'bytes' : 'sizes';
      await Promise.all(units.map((unit, index) => visit(unit, closeness(index), finding)));
    }
    return finding;
  }

  return { run, sweep, changed, hotUnits: () => [...new Set([...changed.units(), ...newest])] };
}

/** A share that hangs answers nothing, not even that it is gone: after this long without a step it counts as out of reach. */
const PATIENCE_MS = 45_000;

function createPatience(onLost: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const start = (): void => {
    stop();
    timer = setTimeout(onLost, PATIENCE_MS).unref();
  };
  return { start, stop };
}

/** What a round without trouble came to, where the desk is kept twice. */
function standingAfter(report: SyncReport, isThrough: boolean): SyncStanding {
  if (!isThrough) return 'checking';
  if (report.state().waiting === 0) return 'even';
  return report.problems().some(({ reason }) => reason === 'blocked') ? 'blocked' : 'sending';
}

export function createExchange(parts: ExchangeParts): Exchange {
  const { copy, now, fs = nodeDurableFs, waiting = null, signs = null } = parts;
  const report = createSyncReport(now, copy === null ? 'own' : 'checking', waiting);
  const turns = createOneAtATime();
  let reachable = true;
  let foundLate: RoundReport | null = null;
  const lose = (): void => {
    reachable = false;
    report.stand('unreachable');
  };
  const patience = createPatience(lose);
  const { run, sweep, changed, hotUnits } = createRound(parts, report, patience.start);

  async function runRound(extent: 'gentle' | 'whole'): Promise<RoundReport> {
    const nothing = { articles: [], versions: false };
    patience.start();
    const look = await lookAtShare({ ...parts, fs });
    // What happened there meanwhile is not known: everything is compared again.
    if (look === 'here' && !reachable) sweep.restart();
    reachable = look === 'here';
    if (look !== 'here') {
      report.stand(look);
      return nothing;
    }
    const { articles, versions, trouble } = await run(extent);
    report.stand(trouble ?? (copy === null ? 'own' : standingAfter(report, sweep.isThrough())));
    return { articles: [...articles], versions };
  }

  async function round(extent: 'gentle' | 'whole'): Promise<RoundReport> {
    try {
      return await runRound(extent);
    } catch (cause) {
      if (errnoOf(cause) === null) throw cause;
      lose();
      return { articles: [], versions: false };
    } finally {
      patience.stop();
    }
  }

  return {
    state: report.state,
    listen: report.listen,
    begin: async (patienceMs) => {
      // A desk that is kept once is all there already; its folder is looked through once the window is.
      if (copy === null) return;
      const first = turns.run('round', () => round('gentle'));
      if ((await within(patienceMs, first)) === null) void first.then((report) => (foundLate = report));
    },
    round: (extent = 'gentle') =>
      turns.run('round', async () => {
        const { articles, versions } = await round(extent);
        const before = foundLate;
        foundLate = null;
        return before === null
          ? { articles, versions }
          : { articles: [...new Set([...before.articles, ...articles])], versions: before.versions || versions };
      }),
    await: (name) => {
      changed.add(unitOfName(name));
      report.await(name);
    },
    isReachable: () => reachable,
    problems: report.problems,
    hotUnits,
    settled: async () => void (await Promise.all([waiting?.settled(), signs?.settled()])),
  };
}
