import type { AppError } from '../../../shared/app-error.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { withRecords, type IndexEntry } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { Ledger } from '../ledger.ts';

type Outcome = Promise<Result<null, AppError>>;

/** How long a hold lasts without being renewed, and how little of it may be left while writing goes on: a record every 12 minutes at most. */
const HOLD_MS = 20 * 60_000;
const RENEW_AT_MS = 8 * 60_000;

/** Tells the others who works on an article. Few records, none where nobody else could read them. */
export interface Holding {
  readonly keep: (articleId: string) => Outcome;
  readonly takeOver: (articleId: string) => Outcome;
  readonly letGo: (articleId: string) => Outcome;
}

/** One person with one key: nobody is there to be told. */
const isAlone = ({ people, keys }: Roster): boolean =>
  Object.values(people).filter(({ active }) => active).length <= 1 && Object.keys(keys).length <= 1;

const leftOf = ({ workflow }: IndexEntry, now: Date): number => {
  if (workflow.holder === null) return 0;
  return workflow.holder.until === null ? HOLD_MS : Date.parse(workflow.holder.until) - now.getTime();
};

export function createHolding(surroundings: {
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly me: Me;
  readonly roster: () => Roster;
  readonly now: () => Date;
}): Holding {
  const { ledger, shelf, me, roster, now } = surroundings;

  async function sign(articleId: string, until: Date): Outcome {
    const checked = await ledger.append(articleId, me.personId, async () =>
      ok({ kind: 'hold', until: until.toISOString() }),
    );
    if (!checked.ok) return checked;
    await shelf.change(articleId, (entry) => withRecords(entry, checked.value));
    return ok(null);
  }

  /** An article that is only on this machine yet is nobody's business; null: nothing is to be said of it. */
  const sharedEntry = async (articleId: string): Promise<IndexEntry | null> => {
    const entry = await shelf.get(articleId);
    return entry === null || entry.revisions.length === 0 || isAlone(roster()) ? null : entry;
  };
  const holdNow = (articleId: string): Outcome => sign(articleId, new Date(now().getTime() + HOLD_MS));

  return {
    keep: async (articleId) => {
      const entry = await sharedEntry(articleId);
      if (entry === null) return ok(null);
      const left = leftOf(entry, now());
      const isMine = entry.workflow.holder?.by === me.personId;
      return left > (isMine ? RENEW_AT_MS : 0) ? ok(null) : holdNow(articleId);
    },
    takeOver: async (articleId) => ((await sharedEntry(articleId)) === null ? ok(null) : holdNow(articleId)),
    letGo: async (articleId) => {
      const entry = await sharedEntry(articleId);
      const holder = entry?.workflow.holder ?? null;
      // Who took a text for review keeps it until they give it back.
      const isMine = entry !== null && holder?.by === me.personId && holder.until !== null && leftOf(entry, now()) > 0;
      return isMine ? sign(articleId, now()) : ok(null);
    },
  };
}
