import { beginDesk } from './begin-desk.ts';
import { startEngine, type DeskParts, type Engine } from './desk-engine.ts';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { articleHalf } from './article-half.ts';
import { MARKS } from './articles/archived-article.ts';
import { publicationOn, withRecords } from './articles/article-index.ts';
import { articlesWithSteps } from './articles/articles-with-steps.ts';
import type { Carrier } from './carrier/carrier.ts';
import { arrivalHalf } from './desk-arrivals.ts';
import type { Desk, DeskSurroundings, OpenDesk } from './desk.ts';
import { createDeskRoster } from './people/desk-roster.ts';
import { createPutAwayRequests } from './people/put-away-requests.ts';
import { createToldPlace } from './people/told-place.ts';
import { withTorn } from './desk-problems.ts';
import { nodeDurableFs } from './files/durable-file.ts';
import { firstPortal, PORTAL_ID } from './first-portal.ts';
import { createFolderCarrier } from './carrier/folder-carrier.ts';
import { openDeskPlace } from './exchange/desk-place.ts';
import type { Exchange } from './exchange/exchange.ts';
import { knownPeople } from './people/known-people.ts';
import { localDeskFolder, refuseReplaced, rememberDesk } from './local-desk.ts';
import { createRecovery } from './working/recovery.ts';
import { openRosterBook } from './people/roster-book.ts';
import { personHere } from './people/person-here.ts';
import { endSession, markSession } from './working/session-marker.ts';
import { siteInfoOf } from './articles/site-standing.ts';

type DeskHalf<K extends keyof Desk> = Pick<Desk, K>;

function siteHalf(
  { parts, ledger, shelf, book }: Engine,
  first: Portal,
): DeskHalf<
  | 'portal'
  | 'mayEditPortal'
  | 'savePortal'
  | 'siteInfo'
  | 'publicationOn'
  | 'firstContentOn'
  | 'published'
  | 'recordPublication'
  | 'recordRemoval'
> {
  let portal = first;
  return {
    portal: () => portal,
    mayEditPortal: book.mayEdit,
    savePortal: async (settings) => {
      const saved = await book.save(settings, parts.me.personId);
      if (saved.ok) portal = saved.value;
      return saved;
    },
    siteInfo: (articleId) => siteInfoOf(shelf, articleId),
    publicationOn: async (articleId, portalId) => {
      const entry = await shelf.peek(articleId);
      return entry === null ? null : publicationOn(entry, portalId);
    },
    firstContentOn: async (articleId, portalId) => {
      const entry = await shelf.peek(articleId);
      const receipts = entry?.publications ?? [];
      return receipts.find((one) => one.portal === portalId && one.trust !== 'unknown')?.content ?? null;
    },
    published: async () =>
      (await shelf.marked(MARKS.published)).flatMap((entry) => {
        const publication = publicationOn(entry, PORTAL_ID);
        return publication === null ? [] : [{ articleId: entry.article, publication }];
      }),
    recordRemoval: async (articleId, removal) => {
      const checked = await ledger.append(articleId, parts.me.personId, async ({ workflow }) =>
        workflow.state === 'withdrawn'
          ? ok({ kind: 'removal', ...removal })
          : fail({ code: 'not-allowed', action: 'withdraw', reason: 'wrong-state' }),
      );
      if (!checked.ok) return checked;
      await shelf.change(articleId, (entry) => withRecords(entry, checked.value));
      return ok(null);
    },
    recordPublication: async (articleId, receipt) => {
      const checked = await ledger.append(articleId, parts.me.personId, async (state) =>
        state.revisions.some((revision) => revision.content === receipt.content)
          ? ok({ kind: 'publication', ...receipt })
          : fail({ code: 'not-found', what: 'revision' }),
      );
      if (!checked.ok) return checked;
      await shelf.change(articleId, (entry) => withRecords(entry, checked.value));
      const publication = checked.value.state.publications.findLast(({ content }) => content === receipt.content);
      return publication === undefined ? fail({ code: 'internal' }) : ok(publication);
    },
  };
}

/** People and devices; when another version of the roster holds, every record is judged anew before anybody is told. */
function rosterHalf(engine: Engine) {
  const { parts, judgeAnew } = engine;
  const listeners = new Set<() => void>();
  const onChange = async (): Promise<void> => {
    await judgeAnew();
    for (const listener of listeners) listener();
  };
  const { carrier, identity, file, me, deviceName = '', now, newId } = parts;
  const half: DeskHalf<'roster' | 'onRosterChanged'> = {
    roster: createDeskRoster({
      carrier,
      identity,
      book: parts.roster,
      file,
      me,
      deviceName,
      now,
      newId,
      onChange,
      putAway: createPutAwayRequests(parts.fs, parts.local),
      told: createToldPlace(parts.fs, parts.local),
    }),
    onRosterChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const takeRoster = async (): Promise<Result<null, AppError>> => {
    const changed = await parts.roster.refresh();
    if (changed.ok && changed.value) await onChange();
    return changed.ok ? ok(null) : changed;
  };
  return { half, takeRoster };
}

async function startDesk(parts: DeskParts): Promise<Result<Desk, AppError>> {
  const engine = await startEngine(parts);
  const { shelf, loader, copies, history, ledger, archive } = engine;
  const { file, roster, identity, local, folderName } = parts;
  const leave = async (): Promise<void> => {
    loader.stop();
    await shelf.flush();
    await archive.close();
  };
  const begun = await beginDesk(engine);
  if (!begun.ok) {
    await leave();
    return begun;
  }
  const { portal, recovered } = begun.value;
  // Nobody waits for it.
  void history.prune(parts.now());
  const articles = articleHalf({ ...engine, siteInfo: (articleId) => siteInfoOf(shelf, articleId) });
  const site = siteHalf(engine, portal ?? firstPortal(roster.current().roster.name));
  const { half: people, takeRoster } = rosterHalf(engine);
  const { sendLast, ...arrivals } = arrivalHalf(parts.exchange, loader, takeRoster);
  return ok({
    ...articlesWithSteps(articles, {
      ledger,
      shelf,
      identity,
      me: () => personHere(parts),
      roster: () => roster.current().roster,
      portal: site.portal,
      now: parts.now,
      isGone: parts.isGone ?? (() => false),
    }),
    ...site,
    ...people,
    info: () => ({
      id: file.id,
      name: roster.current().roster.name,
      me: personHere(parts),
      keyCustody: identity.custody(),
      folderName,
    }),
    people: async () => knownPeople(roster.current().roster, personHere(parts), await shelf.names()),
    list: (wish, except) => shelf.list(wish, except ?? null),
    counts: shelf.counts,
    rows: shelf.rows,
    ...createRecovery({
      shelf,
      history,
      recovered,
      torn: loader.torn,
      forget: () => markSession(parts.fs, local, { session: engine.session, recovered: [] }),
    }),
    ...arrivals,
    onNewer: engine.newer.listen,
    carried: { file, carrier: parts.carrier, arrived: (articleId) => loader.takeRecords([articleId]) },
    problems: async () => withTorn(await shelf.problems(), loader.torn()),
    onArticleChanged: shelf.listen,
    archive: shelf.progress.now,
    onArchiveChanged: shelf.progress.listen,
    close: async () => {
      await copies.settled();
      await history.close();
      await ledger.idle();
      await sendLast();
      await leave();
      await endSession(local);
    },
  });
}

/** Opens a desk on a carrier: for folders, and for tests with the twin in memory. */
export async function openDeskOn(
  carrier: Carrier,
  surroundings: DeskSurroundings,
  wish: {
    readonly folderName: string;
    /** What brings the carrier and a shared folder together; left out: there is no such folder. */
    readonly exchange?: Exchange;
  } & Omit<Parameters<OpenDesk>[1], 'folder'>,
): Promise<Result<Desk, AppError>> {
  const fs = surroundings.fs ?? nodeDurableFs;
  const file = await carrier.describe();
  if (!file.ok) return file;
  const local = localDeskFolder(surroundings.localFolder, file.value.id);
  // Before anything of it is believed or kept.
  const refusal = await refuseReplaced(local, file.value, wish);
  if (!refusal.ok) return refusal;
  const roster = await openRosterBook(carrier, createFolderCarrier(local, fs), file.value);
  if (!roster.ok) return roster;
  const who = { fs, folder: local, desk: file.value, roster: roster.value.current().roster, person: wish.person };
  const me = await rememberDesk({ ...who, newId: surroundings.newId });
  if (!me.ok) return me;
  const { folderName } = wish;
  return startDesk({
    ...surroundings,
    carrier,
    exchange: wish.exchange ?? null,
    fs,
    local,
    folderName,
    file: file.value,
    roster: roster.value,
    me: me.value,
  });
}

const FIRST_ROUND_MS = 3_000;

export const openDesk: OpenDesk = async (surroundings, { folder, ...who }) => {
  const place = await openDeskPlace(folder, surroundings);
  if (!place.ok) return place;
  const { carrier, exchange } = place.value;
  // What can be had soon is there when the desk opens; the rest comes round by round.
  await exchange.begin(FIRST_ROUND_MS);
  return openDeskOn(carrier, surroundings, { ...who, folderName: path.basename(folder), exchange });
};
