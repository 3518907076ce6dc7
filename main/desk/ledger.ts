import { foldArticle, type ArticleState, type SignedRecord } from '../../shared/records/fold.ts';
import { readRecord, type ReadRecord } from '../../shared/records/read-record.ts';
import { RECORD_KINDS, type RecordBody } from '../../shared/records/record-kinds.ts';
import type { RecordLinks } from '../../shared/records/record-schema.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { judgeTrust, type Claim, type Judgement } from '../../shared/records/trust.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Identity } from '../identity/identity.ts';
import type { Arrival, Carrier, StoredRecord } from './carrier/carrier.ts';
import type { RejectedRecord } from './desk-problem.ts';
import { createJwsReader } from './jws.ts';
import { createOneAtATime } from './files/one-at-a-time.ts';
import { sha256Hex } from './files/sha256.ts';

export interface Rejection {
  readonly hash: string;
  readonly reason: RejectedRecord;
}

/** An article as its believed records tell it, and what was not believed. */
export interface CheckedArticle {
  readonly article: string;
  readonly state: ArticleState;
  readonly rejected: readonly Rejection[];
  /** Devices that nobody vouches for. */
  readonly strangers: readonly string[];
}

interface Opened {
  readonly hash: string;
  readonly kid: string;
  readonly record: Exclude<ReadRecord, { as: 'malformed' }>;
}

const linksOf = ({ record }: Pick<Opened, 'record'>): RecordLinks | null =>
  record.as === 'known' ? record.payload : record.links;

const claimOf = (opened: Opened, article: string): Claim => ({
  hash: opened.hash,
  article,
  dev: opened.kid,
  by: opened.record.as === 'known' ? opened.record.payload.by : opened.record.by,
  prev: linksOf(opened)?.prev ?? null,
});

/** Where the next record of `kid` goes: behind its own newest, having seen everyone else's newest. */
function nextLinks(records: readonly SignedRecord[], kid: string, at: string): RecordLinks {
  const newest = new Map<string, { readonly hash: string; readonly seq: number }>();
  for (const record of records) {
    const links = linksOf(record);
    if (links === null) continue;
    const known = newest.get(links.dev);
    const isNewer =
      known === undefined || links.seq > known.seq || (links.seq === known.seq && record.hash > known.hash);
    if (isNewer) newest.set(links.dev, { hash: record.hash, seq: links.seq });
  }
  const own = newest.get(kid);
  newest.delete(kid);
  const seen = Object.fromEntries([...newest].map(([dev, { hash }]) => [dev, hash]));
  return { dev: kid, seq: (own?.seq ?? 0) + 1, prev: own?.hash ?? null, at, seen };
}

/** Whoever the device said it was before it was signed in: the record is its person's, as the roster names them. */
function inItsPersonsName(record: Opened['record'], person: string | undefined): Opened['record'] {
  if (person === undefined || record.as !== 'known' || record.payload.by === person) return record;
  return { ...record, payload: { ...record.payload, by: person } };
}

/** Signatures that were seen to hold and need not be computed again: those of the articles that people work on. */
const MOST_SEEN = 2_000;

/**
 * Opens records. What one is depends on its bytes and on where it lies, on nothing else: one that was opened is found again by exactly these, whoever
 * reads its file. What is not believed is looked at anew each time.
 */
function createRecordOpener() {
  const openJws = createJwsReader('toasoan-record');
  const seen = new Map<string, Opened>();

  async function openAnew({ article, hash, jws }: StoredRecord): Promise<Opened | Rejection> {
    const opened = await openJws(jws);
    if (opened === null) return { hash, reason: 'bad-signature' };
    const record = readRecord(opened.payload);
    if (record.as === 'malformed') return { hash, reason: 'not-a-record' };
    const named = record.as === 'known' ? record.payload.article : record.article;
    if (named !== article) return { hash, reason: 'wrong-article' };
    const links = linksOf({ record });
    if (links !== null && links.dev !== opened.kid) return { hash, reason: 'not-this-person' };
    return { hash, kid: opened.kid, record };
  }

  return async (stored: StoredRecord): Promise<Opened | Rejection> => {
    const key = `${stored.article} ${stored.hash} ${stored.jws}`;
    const opened = seen.get(key) ?? (await openAnew(stored));
    if (!('kid' in opened)) return opened;
    seen.delete(key);
    seen.set(key, opened);
    for (const oldest of seen.keys()) {
      if (seen.size <= MOST_SEEN) break;
      seen.delete(oldest);
    }
    return opened;
  };
}

/** The records of one article that are believed, and why the others are not. */
function createRecordReader(identity: Identity, roster: () => Roster) {
  const open = createRecordOpener();

  async function believed({ article, records, strays }: Arrival) {
    const opened = await Promise.all(records.map(open));
    const whole = opened.filter((record) => 'kid' in record);
    const judged = judgeTrust(
      whole.map((record) => claimOf(record, article)),
      roster(),
      identity.ownKeys(),
    );
    const rejected: Rejection[] = [...strays, ...opened.filter((record) => 'reason' in record)].map(
      ({ hash, reason }) => ({ hash, reason }),
    );
    const signed: SignedRecord[] = [];
    const strangers = new Set<string>();
    for (const { hash, kid, record } of whole) {
      const trust: Judgement = judged.get(hash) ?? 'unknown';
      if (trust === 'not-this-person' || trust === 'after-key-closed') rejected.push({ hash, reason: trust });
      else {
        const person = trust === 'roster' ? roster().keys[kid]?.person : undefined;
        signed.push({ hash, trust, record: inItsPersonsName(record, person) });
      }
      if (trust === 'unknown') strangers.add(kid);
    }
    return { signed, rejected, strangers: [...strangers].toSorted() };
  }

  return believed;
}

/**
 * Whether everybody's fold would let this record count: what would have no effect is not signed at all. Texts always count; nobody's words are
 * refused.
 */
function refusalOf(state: ArticleState, hash: string): AppError | null {
  const told = state.history.find(({ record }) => record === hash);
  if (told === undefined || told.effect === 'done' || told.kind === 'revision') return null;
  return { code: 'not-allowed', action: told.kind, reason: told.effect };
}

/** Reads records into states and signs new ones. No state is kept in memory: the carrier's files are the truth, and are read again for each look. */
export interface Ledger {
  readonly check: (arrival: Arrival) => Promise<CheckedArticle>;
  /** One article as it is now, between the writes to it. Whoever asks before a look has begun shares it, as long as no write was asked for meanwhile. */
  readonly look: (article: string) => Promise<Result<CheckedArticle, AppError>>;
  /** Reads one article as it is now, between the writes to it, and hands it to `takeIn` before the next of them. */
  readonly reread: (
    article: string,
    takeIn: (checked: CheckedArticle) => Promise<void>,
  ) => Promise<Result<null, AppError>>;
  /**
   * Signs and puts what `decide` answers, looking at the article as it is at that moment; null: nothing is to be written. Writes to one article
   * follow one another. What would have no effect by the desk's rules is refused (`not-allowed`) and not written. Answers the article as it is
   * afterwards.
   */
  readonly append: (
    article: string,
    by: string,
    decide: (state: ArticleState) => Promise<Result<RecordBody | null, AppError>>,
  ) => Promise<Result<CheckedArticle, AppError>>;
  readonly idle: () => Promise<void>;
}

type Look = Ledger['look'];

/** Looks that were asked for before one of them began are one. */
function shareLooks(inTurn: ReturnType<typeof createOneAtATime>['run'], lookNow: Look) {
  const asked = new Map<string, ReturnType<Look>>();
  return {
    look: (article: string): ReturnType<Look> => {
      const sooner = asked.get(article);
      if (sooner !== undefined) return sooner;
      const looking = inTurn(article, () => {
        // From here on the files are read: whoever comes later may know of one that is not among them.
        if (asked.get(article) === looking) asked.delete(article);
        return lookNow(article);
      });
      asked.set(article, looking);
      return looking;
    },
    /** A turn that changes something: a look that is asked for after it comes after it. */
    write: <T>(article: string, work: () => Promise<T>): Promise<T> => {
      asked.delete(article);
      return inTurn(article, work);
    },
  };
}

export function createLedger(surroundings: {
  readonly carrier: Carrier;
  readonly identity: Identity;
  readonly roster: () => Roster;
  /** Every version of the roster that holds, oldest first, the newest last. */
  readonly rosters: () => readonly Roster[];
  readonly now: () => Date;
}): Ledger {
  const { carrier, identity, roster, rosters, now } = surroundings;
  const believed = createRecordReader(identity, roster);
  const turns = createOneAtATime();
  async function read(arrival: Arrival) {
    const { signed, rejected, strangers } = await believed(arrival);
    const disbelieved = new Set(rejected.map(({ hash }) => hash));
    const state = foldArticle(signed, { rosters: rosters(), disbelieved });
    return { signed, checked: { article: arrival.article, state, rejected, strangers } };
  }

  const check = async (arrival: Arrival): Promise<CheckedArticle> => (await read(arrival)).checked;

  async function appendNow(
    article: string,
    by: string,
    decide: (state: ArticleState) => Promise<Result<RecordBody | null, AppError>>,
  ): Promise<Result<CheckedArticle, AppError>> {
    const before = await carrier.listArticle(article);
    if (!before.ok) return before;
    const { signed, checked } = await read(before.value);
    const body = await decide(checked.state);
    if (!body.ok) return body;
    if (body.value === null) return ok(checked);
    const signer = await identity.signer();
    if (!signer.ok) return signer;
    const links = nextLinks(signed, signer.value.kid, now().toISOString());
    // The roster decides whose key this is; the person's own word counts only for a key that it does not know.
    const key = roster().keys[signer.value.kid];
    if (key !== undefined && key.closed !== null) return fail({ code: 'device-closed' });
    const person = key?.person ?? by;
    const v = RECORD_KINDS[body.value.kind].entries.v.literal;
    const payload = { v, article, by: person, roster: roster().version, ...links, ...body.value };
    const jws = await signer.value.sign('toasoan-record', payload);
    const hash = sha256Hex(jws);
    const after = await check({ ...before.value, records: [...before.value.records, { article, hash, jws }] });
    const refusal = refusalOf(after.state, hash);
    if (refusal !== null) return fail(refusal);
    const put = await carrier.put(article, jws);
    return put.ok ? ok(after) : put;
  }

  async function lookNow(article: string): Promise<Result<CheckedArticle, AppError>> {
    const arrival = await carrier.listArticle(article);
    return arrival.ok ? ok(await check(arrival.value)) : arrival;
  }

  async function rereadNow(
    article: string,
    takeIn: (checked: CheckedArticle) => Promise<void>,
  ): Promise<Result<null, AppError>> {
    const looked = await lookNow(article);
    if (!looked.ok) return looked;
    await takeIn(looked.value);
    return ok(null);
  }

  const { look, write } = shareLooks(turns.run, lookNow);
  return {
    check,
    look,
    reread: (article, takeIn) => write(article, () => rereadNow(article, takeIn)),
    append: (article, by, decide) => write(article, () => appendNow(article, by, decide)),
    idle: turns.idle,
  };
}
