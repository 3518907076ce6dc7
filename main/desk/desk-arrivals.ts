import type { AppError } from '../../shared/app-error.ts';
import type { NewerArticle } from '../../shared/ipc/desk-sync.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { openingOf, type IndexEntry } from './articles/article-index.ts';
import type { Desk } from './desk.ts';
import type { DeskLoader } from './desk-loading.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { CheckedArticle } from './ledger.ts';
import { createOneAtATime } from './files/one-at-a-time.ts';
import { within } from './files/within.ts';

/** How long closing waits for what must still go to a shared folder; it is kept here and goes at the next opening. */
const LAST_SENDING_MS = 3_000;

type Listener<T> = (told: T) => void;

/** Who wants to know that an article was continued elsewhere. */
export function createNewerTeller(roster: () => Roster, ownKeys: () => ReadonlySet<string>) {
  const listeners = new Set<Listener<NewerArticle>>();
  return {
    listen: (listener: Listener<NewerArticle>) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Only where nothing unsaved here stands against it: otherwise there are two texts, and that is told as such. */
    onTaken: (before: IndexEntry, after: IndexEntry, { article, state }: CheckedArticle): void => {
      const [was, is] = [openingOf(before), openingOf(after)];
      if (was === null || is?.kind !== 'revision') return;
      // What was written beside it is told as two versions.
      if (was.kind === 'revision' && after.heads.includes(was.revision.record)) return;
      const newest = state.revisions.find(({ record }) => record === is.revision.record);
      if (newest === undefined || ownKeys().has(newest.dev)) return;
      const person = roster().people[newest.by];
      const by = person === undefined ? null : person.penName || person.name;
      for (const listener of listeners) listener({ articleId: article, by, at: newest.at });
    },
  };
}

/** People and devices first: by them the records are judged. */
type TakeRoster = () => Promise<Result<null, AppError>>;

type ArrivalHalf = Pick<
  Desk,
  'refresh' | 'isTakingIn' | 'checkWhole' | 'sync' | 'onSync' | 'fileProblems' | 'hotUnits'
>;

const nobodyTold = () => () => {};

/** A carrier without a shared folder behind it: what it lists is all there is. */
function withoutExchange(
  loader: DeskLoader,
  takeRoster: TakeRoster,
): ArrivalHalf & { readonly sendLast: () => Promise<void> } {
  const refresh = async () => {
    const people = await takeRoster();
    return people.ok ? loader.takeRecords() : people;
  };
  return {
    refresh,
    isTakingIn: () => false,
    checkWhole: refresh,
    sync: () => ({ standing: 'own', waiting: 0, since: new Date(0).toISOString() }),
    onSync: nobodyTold,
    fileProblems: () => [],
    hotUnits: () => [],
    sendLast: async () => {},
  };
}

/** What arrives and what is sent, round by round; rounds follow one another. */
export function arrivalHalf(
  exchange: Exchange | null,
  loader: DeskLoader,
  takeRoster: TakeRoster,
): ArrivalHalf & { readonly sendLast: () => Promise<void> } {
  if (exchange === null) return withoutExchange(loader, takeRoster);
  const { round } = exchange;
  const turns = createOneAtATime();
  let arrived = 0;
  async function takeRound(extent: 'gentle' | 'whole'): Promise<Result<null, AppError>> {
    const { articles } = await round(extent);
    arrived = articles.length;
    const people = await takeRoster();
    if (!people.ok) return people;
    return articles.length === 0 ? ok(null) : loader.takeRecords(articles);
  }
  const refresh = (extent: 'gentle' | 'whole') => turns.run('round', () => takeRound(extent));
  return {
    refresh: () => refresh('gentle'),
    isTakingIn: () => arrived > 0 && exchange.state().standing === 'checking',
    checkWhole: () => refresh('whole'),
    sync: exchange.state,
    onSync: exchange.listen,
    fileProblems: exchange.problems,
    hotUnits: exchange.hotUnits,
    sendLast: async () => {
      if (exchange.state().waiting > 0) await within(LAST_SENDING_MS, exchange.round());
      await exchange.settled();
    },
  };
}
