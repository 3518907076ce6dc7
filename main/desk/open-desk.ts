import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { Me } from '../../shared/ipc/wire.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { openingOf, publicationOn, readIndex, withRecords, type IndexBasis } from './article-index.ts';
import { createArticleShelf, knownPeople, type ArticleShelf } from './article-shelf.ts';
import { articlesWithSteps } from './articles-with-steps.ts';
import { arrivalHalf, createNewerTeller } from './desk-arrivals.ts';
import { createArticleTexts } from './article-texts.ts';
import { articleHalf } from './article-half.ts';
import type { Carrier, DeskFile } from './carrier.ts';
import type { Desk, DeskSurroundings, OpenDesk } from './desk.ts';
import { createDeskRoster } from './desk-roster.ts';
import { createDeskLoader, type DeskLoader } from './desk-loading.ts';
import { deskProblems } from './desk-problems.ts';
import { nodeDurableFs, type DurableFs } from './durable-file.ts';
import { firstPortal, PORTAL_ID } from './first-portal.ts';
import { HISTORY_BOUNDS } from './history-pruning.ts';
import { createFolderCarrier } from './folder-carrier.ts';
import { openDeskPlace } from './exchange/desk-place.ts';
import type { Exchange } from './exchange/exchange.ts';
import { keepIndex } from './keep-index.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { localDeskFolder, refuseReplaced, rememberDesk } from './local-desk.ts';
import { createPortalBook, type PortalBook } from './portal-book.ts';
import { createRecovery } from './recovery.ts';
import { openRosterBook, type RosterBook } from './roster-book.ts';
import { personHere } from './person-here.ts';
import { beginSession, endSession } from './session-marker.ts';
import { siteInfoOf } from './site-standing.ts';
import { createSaveHistory, type SaveHistory } from './save-history.ts';
import { createWorkingCopies, type WorkingCopies } from './working-copies.ts';

/** A desk on any carrier, with this machine's folder for it. */
export interface DeskParts extends DeskSurroundings {
  readonly carrier: Carrier;
  readonly exchange: Exchange | null;
  readonly fs: DurableFs;
  readonly local: string;
  readonly folderName: string;
  readonly file: DeskFile;
  readonly roster: RosterBook;
  readonly me: Me;
}

interface Engine {
  readonly parts: DeskParts;
  readonly session: string;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly history: SaveHistory;
  readonly shelf: ArticleShelf;
  readonly loader: DeskLoader;
  readonly book: PortalBook;
  readonly basis: () => IndexBasis;
  readonly judgeAnew: () => Promise<Result<null, AppError>>;
  readonly newer: ReturnType<typeof createNewerTeller>;
}

async function startEngine(parts: DeskParts): Promise<Engine> {
  const { carrier, fs, local, identity, now, roster } = parts;
  let judgedBy = roster.current().hash;
  const basis = (): IndexBasis => ({ roster: judgedBy, ownKeys: identity.ownKeys() });
  const kept = await readIndex(local, basis());
  const surroundings = { carrier, identity, roster: () => roster.current().roster, now };
  const ledger = createLedger({ ...surroundings, rosters: () => roster.chain().chain.map((one) => one.roster) });
  const copies = createWorkingCopies(path.join(local, 'working'), fs);
  const history = createSaveHistory(path.join(local, 'history'), fs, HISTORY_BOUNDS);
  const shelf = createArticleShelf(kept?.entries ?? [], PORTAL_ID);
  const texts = createArticleTexts(carrier, copies);
  const newer = createNewerTeller(surroundings.roster, identity.ownKeys);
  const since = kept?.cursor ?? null;
  const loader = createDeskLoader({ carrier, ledger, copies, texts, shelf, since, onTaken: newer.onTaken });
  const book = createPortalBook({ ...surroundings, portalId: PORTAL_ID });
  const judgeAnew = async (): Promise<Result<null, AppError>> => {
    const { hash } = roster.current();
    const taken = await loader.takeAllRecords();
    if (taken.ok) judgedBy = hash;
    return taken;
  };
  return { parts, session: parts.newId(), ledger, copies, history, shelf, loader, book, basis, judgeAnew, newer };
}

type DeskHalf<K extends keyof Desk> = Pick<Desk, K>;

function siteHalf(
  { parts, ledger, shelf, book }: Engine,
  first: Portal,
): DeskHalf<'portal' | 'savePortal' | 'siteInfo' | 'published' | 'recordPublication'> {
  let portal = first;
  return {
    portal: () => portal,
    savePortal: async (settings) => {
      const saved = await book.save(settings, parts.me.personId);
      if (saved.ok) portal = saved.value;
      return saved;
    },
    siteInfo: (articleId) => siteInfoOf(shelf, articleId),
    published: () =>
      shelf.entries().flatMap((entry) => {
        const publication = publicationOn(entry, PORTAL_ID);
        return publication === null ? [] : [{ articleId: entry.article, publication }];
      }),
    recordPublication: async (articleId, receipt) => {
      const checked = await ledger.append(articleId, parts.me.personId, async (state) =>
        state.revisions.some((revision) => revision.content === receipt.content)
          ? ok({ kind: 'publication', ...receipt })
          : fail({ code: 'not-found', what: 'revision' }),
      );
      if (!checked.ok) return checked;
      shelf.change(articleId, (entry) => withRecords(entry, checked.value));
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
    roster: createDeskRoster({ carrier, identity, book: parts.roster, file, me, deviceName, now, newId, onChange }),
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
  const { shelf, loader, copies, history, ledger, book, session } = engine;
  const { file, roster, identity, fs, local, folderName } = parts;
  for (const take of [loader.takeCopies, loader.takeRecords]) {
    const taken = await take();
    if (!taken.ok) return taken;
  }
  const portal = await book.read();
  if (!portal.ok) return portal;
  const unended = await beginSession(fs, local, session);
  if (!unended.ok) return unended;
  const recovered = shelf
    .entries()
    .filter((entry) => entry.copy?.session === unended.value && openingOf(entry)?.kind === 'copy')
    .map((entry) => entry.article);
  const index = keepIndex(engine);
  // Nobody waits for it.
  void history.prune(parts.now());
  const articles = articleHalf({ ...engine, siteInfo: (articleId) => siteInfoOf(shelf, articleId) });
  const site = siteHalf(engine, portal.value?.version.settings ?? firstPortal(roster.current().roster.name));
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
    people: () => knownPeople(roster.current().roster, personHere(parts), shelf.entries()),
    list: shelf.list,
    search: shelf.search,
    recovered: () => recovered,
    recovery: createRecovery({ shelf, history, recovered, torn: loader.torn }),
    ...arrivals,
    onNewer: engine.newer.listen,
    problems: () => deskProblems(shelf.entries(), loader.torn()),
    onArticleChanged: shelf.listen,
    close: async () => {
      await copies.settled();
      await history.close();
      await ledger.idle();
      await sendLast();
      await index.close();
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

export const openDesk: OpenDesk = async (surroundings, { folder, ...who }) => {
  const place = await openDeskPlace(folder, surroundings);
  if (!place.ok) return place;
  const { carrier, exchange } = place.value;
  // What can be had at once is there when the desk opens; the rest comes round by round.
  await exchange.round();
  return openDeskOn(carrier, surroundings, { ...who, folderName: path.basename(folder), exchange });
};
