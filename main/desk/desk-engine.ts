import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { Me } from '../../shared/ipc/wire.ts';
import type { Result } from '../../shared/result.ts';
import { createArchive, type Archive, type StartArchive } from '../archive/archive.ts';
import { createArticleShelf, type ArticleShelf } from './articles/article-shelf.ts';
import { createArticleTexts } from './articles/article-texts.ts';
import { type Carrier, type DeskFile } from './carrier/carrier.ts';
import type { DeskSurroundings } from './desk.ts';
import { createDeskLoader, type DeskLoader } from './desk-loading.ts';
import { type DurableFs } from './files/durable-file.ts';
import { createNewerTeller } from './desk-arrivals.ts';
import type { Exchange } from './exchange/exchange.ts';
import { createFileReader } from './carrier/file-reader.ts';
import { PORTAL_ID } from './first-portal.ts';
import { HISTORY_BOUNDS } from './working/history-pruning.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createPortalBook, type PortalBook } from './portal-book.ts';
import { personHere } from './people/person-here.ts';
import { type RosterBook } from './people/roster-book.ts';
import { createSaveHistory, type SaveHistory } from './working/save-history.ts';
import { createWorkingCopies, type WorkingCopies } from './working/working-copies.ts';

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

/** What an open desk works with. */
export interface Engine {
  readonly parts: DeskParts;
  readonly session: string;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly history: SaveHistory;
  readonly archive: Archive;
  readonly shelf: ArticleShelf;
  readonly loader: DeskLoader;
  readonly book: PortalBook;
  readonly judgeAnew: () => Promise<Result<null, AppError>>;
  readonly newer: ReturnType<typeof createNewerTeller>;
}

async function startArchiveOf({ startArchive }: DeskParts): Promise<StartArchive> {
  return startArchive ?? (await import('../archive/archive-here.ts')).startArchiveHere;
}

export async function startEngine(parts: DeskParts): Promise<Engine> {
  const { carrier, fs, local, identity, now, roster } = parts;
  let judgedBy = roster.current().hash;
  const basis = () => ({ roster: judgedBy, ownKeys: [...identity.ownKeys()], me: personHere(parts).personId });
  const archive = createArchive(await startArchiveOf(parts), () => ({
    file: path.join(local, 'archive.db'),
    basis: basis(),
  }));
  const surroundings = { carrier, identity, roster: () => roster.current().roster, now };
  const ledger = createLedger({ ...surroundings, rosters: () => roster.chain().chain.map((one) => one.roster) });
  const copies = createWorkingCopies(path.join(local, 'working'), fs);
  const history = createSaveHistory(path.join(local, 'history'), fs, HISTORY_BOUNDS);
  const texts = createArticleTexts(carrier, copies);
  const files = createFileReader({ carrier, ledger, copies, texts });
  const shelf = createArticleShelf({ archive, portalId: PORTAL_ID, readFiles: files.readArticle });
  const newer = createNewerTeller(surroundings.roster, identity.ownKeys);
  const loader = createDeskLoader({ carrier, ledger, copies, archive, onTaken: newer.onTaken }, files, shelf);
  const book = createPortalBook({ ...surroundings, portalId: PORTAL_ID });
  archive.onLost(() => {
    shelf.clear();
    void loader.rebuild();
  });
  const judgeAnew = async (): Promise<Result<null, AppError>> => {
    const { hash } = roster.current();
    const taken = await loader.takeAllRecords();
    if (!taken.ok) return taken;
    judgedBy = hash;
    await shelf.flush();
    return archive.ask('rebase', basis());
  };
  return { parts, session: parts.newId(), ledger, copies, history, archive, shelf, loader, book, judgeAnew, newer };
}
