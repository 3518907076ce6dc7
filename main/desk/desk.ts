import type { IsGone } from '../../shared/checks/link-checks.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type {
  ArticleSiteInfo,
  ArticleSummary,
  DeskInfo,
  KnownPerson,
  OpenedArticle,
  SavedState,
} from '../../shared/ipc/wire.ts';
import type { ArchiveState, ListCounts, ListPage, ListWish } from '../../shared/ipc/list-wish.ts';
import type { RecoveredArticle } from '../../shared/ipc/requests/version-requests.ts';
import type { NewerArticle, SyncState } from '../../shared/ipc/desk-sync.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import type { Publication } from '../../shared/records/fold.ts';
import type { RemovalBody } from '../../shared/records/kinds/removal-record.ts';
import type { PublicationBody } from '../../shared/records/kinds/publication-record.ts';
import type { Result } from '../../shared/result.ts';
import type { StartArchive } from '../archive/archive.ts';
import type { Identity } from '../identity/identity.ts';
import type { ArticleJoins } from './articles/article-joins.ts';
import type { BlobStore } from './carrier/blob-store.ts';
import type { ProposalDesk } from './articles/proposal-desk.ts';
import type { CommentDesk } from './articles/comment-desk.ts';
import type { Carrier, DeskFile } from './carrier/carrier.ts';
import type { DeskProblem } from './desk-problem.ts';
import type { DeskRoster } from './people/desk-roster.ts';
import type { DurableFs } from './files/durable-file.ts';
import type { WorkflowDesk } from './articles/workflow-desk.ts';
import type { Holding } from './articles/holding.ts';
import type { Templates } from './articles/templates.ts';
import type { VersionBook } from './articles/version-book.ts';
import type { FileProblem } from './exchange/exchange-parts.ts';

/** What every operation of the desk answers: expected failures are data, bugs throw. */
export type Outcome<T> = Promise<Result<T, AppError>>;

/** Where an article stands by its receipts; where its page is, only the site itself knows. */
export type SiteStanding = Omit<ArticleSiteInfo, 'path'>;

/** An article as the desk opens it. */
export interface OpenedHere extends Omit<OpenedArticle, 'site'> {
  readonly site: SiteStanding;
}

/** An article that stands on the site, by its newest receipt. */
export interface PublishedArticle {
  readonly articleId: string;
  readonly publication: Publication;
}

/**
 * One opened desk: its articles, people, photos, portal settings and receipts. What was written is on disk, durably, before the promise resolves; the index
 * that lists and searches ask follows a moment later, and every list asked for afterwards knows it.
 */
export interface Desk {
  readonly info: () => DeskInfo;
  /** Names for bylines: the roster's people first, then every other name that an article here carries. */
  readonly people: () => Promise<readonly KnownPerson[]>;
  /** One window on the list, a queue or a search in it; `except` leaves an article out. Asked of the index, and true of what it knows (`isComplete`). */
  readonly list: (wish: ListWish, except?: string) => Outcome<ListPage>;
  readonly counts: () => Outcome<ListCounts>;
  /** The rows of these articles, as far as they are known, in no order. */
  readonly rows: (articleIds: readonly string[]) => Outcome<readonly ArticleSummary[]>;
  /** Articles whose last keystrokes were found again after the program did not end properly. */
  readonly recovered: () => readonly string[];
  /** The same, told in full, with what could not be read; `rescued` are articles that were open when the window crashed. */
  readonly recovery: (rescued: readonly string[]) => Promise<readonly RecoveredArticle[]>;
  /** The person has seen the list: it comes back after no other crash. */
  readonly putRecoveredAway: () => Outcome<null>;
  readonly createArticle: () => Outcome<OpenedHere>;
  /** Takes an article made elsewhere (an import) into the desk as a working copy; its id must be new. */
  readonly addArticle: (article: Article) => Outcome<OpenedHere>;
  readonly openArticle: (articleId: string) => Outcome<OpenedHere>;
  /** A new article with the same text and photos, without the original's slug, origin and times. */
  readonly duplicateArticle: (articleId: string) => Outcome<OpenedHere>;
  /** Durable before it answers. While one save is being written, only the newest of those waiting is written next. */
  readonly saveWorkingCopy: (articleId: string, articleJson: string) => Outcome<SavedState>;
  /** Signs the saved working copy as a revision; writes nothing when these exact words are already the newest revision, unless a `note` names them. */
  readonly keepRevision: (articleId: string, note?: string) => Outcome<SavedState>;
  /** The exact article of a revision, by its content hash, compared with that hash. */
  readonly readContent: (articleId: string, content: string) => Outcome<Article>;
  /** What the article was before: shared revisions, and this machine's own saves. */
  readonly versions: VersionBook;
  /** Two versions that people wrote apart, and their join. */
  readonly joins: ArticleJoins;
  /** What people say about articles. */
  readonly comments: CommentDesk;
  /** What people suggest for articles. */
  readonly proposals: ProposalDesk;
  /** Tells the others who works on an article now. */
  readonly holding: Holding;
  readonly templates: Templates;
  readonly blobs: BlobStore;
  /** People, devices and rules. */
  readonly roster: DeskRoster;
  readonly portal: () => Portal;
  /** Whether the person here may change the settings, by the roster. */
  readonly mayEditPortal: () => boolean;
  /** Signs the settings as the portal's next version; writes nothing when nothing changed. Refused as `settings-refused`. */
  readonly savePortal: (portal: Portal) => Outcome<Portal>;
  readonly siteInfo: (articleId: string) => Promise<SiteStanding>;
  /** The newest receipt of an article on one portal; null: there is none that counts. */
  readonly publicationOn: (articleId: string, portal: string) => Promise<Publication | null>;
  /** The first words of an article that still stands on a portal, as a receipt names them; null: it does not stand there. */
  readonly firstContentOn: (articleId: string, portal: string) => Promise<string | null>;
  /** Every article with a receipt for the desk's portal. */
  readonly published: () => Promise<readonly PublishedArticle[]>;
  /** Steps of articles and the order to publish, by the desk's signed rules. */
  readonly workflow: Omit<WorkflowDesk, 'wasShown'>;
  /** Signs that a withdrawn article was looked for on a portal and is gone from there. */
  readonly recordRemoval: (articleId: string, removal: RemovalBody) => Outcome<null>;
  /** Signs the receipt of a publication that was written, read back and compared. */
  readonly recordPublication: (articleId: string, receipt: PublicationBody) => Outcome<Publication>;
  /** One bounded round: sends what waits and takes in what arrived from elsewhere. */
  readonly refresh: () => Outcome<null>;
  /** A desk that was just joined is still coming in: the next round need not wait. */
  readonly isTakingIn: () => boolean;
  /** Compares every file with the hash in its name, in the folder and in this machine's copy, and mends what can be mended. */
  readonly checkWhole: () => Outcome<null>;
  /** How this machine stands to the shared folder. */
  readonly sync: () => SyncState;
  readonly onSync: (listener: (state: SyncState) => void) => () => void;
  /** Called when somebody elsewhere continued an article that has nothing unsaved here. */
  readonly onNewer: (listener: (newer: NewerArticle) => void) => () => void;
  /** Files of the folder, or of this machine's copy, that are not what they should be. */
  readonly fileProblems: () => readonly FileProblem[];
  /** Folders, relative to the desk's own and with slashes, in which something may arrive next. */
  readonly hotUnits: () => readonly string[];
  /** What is wrong in the folder or in the chains: named, never hidden, never repaired by deleting. */
  readonly problems: () => Promise<readonly DeskProblem[]>;
  /** Called when another version of the roster holds, and everything has been judged by it. */
  readonly onRosterChanged: (listener: () => void) => () => void;
  /** Called after every change of an article's row, with the row that stood there before; returns the way to stop listening. */
  readonly onArticleChanged: (listener: (summary: ArticleSummary, before: ArticleSummary | null) => void) => () => void;
  readonly archive: () => ArchiveState;
  /** Called, not too often, while the index is built anew, when it became whole, and when an article left the list. */
  readonly onArchiveChanged: (listener: (state: ArchiveState) => void) => () => void;
  /** What the desk is made of, for articles that travel as files: they join it by the carrier's own puts. */
  readonly carried: {
    readonly file: DeskFile;
    readonly carrier: Carrier;
    /** Records of this article were put: they are taken in now. */
    readonly arrived: (articleId: string) => Outcome<null>;
  };
  /** Waits for what is being written and marks the end of the session as proper. The desk answers nothing useful afterwards. */
  readonly close: () => Promise<void>;
}

/** Who sits at this machine, as they said at the first run. */
export interface PersonAtDesk {
  readonly name: string;
  readonly penName: string;
}

/** What a desk needs from outside. `localFolder` is this machine's own (userData): working copies and the index live there and are never shared. */
export interface DeskSurroundings {
  readonly localFolder: string;
  readonly identity: Identity;
  readonly now: () => Date;
  /** A new ULID. */
  readonly newId: () => string;
  /** What people call this machine, as its device is first listed. */
  readonly deviceName?: string;
  /** How files are made durable; the real file system when left out. */
  readonly fs?: DurableFs;
  /** Which pages were tried and are gone; none when left out. */
  readonly isGone?: IsGone;
  /** Where the index runs; in this very thread when left out. */
  readonly startArchive?: StartArchive;
}

/**
 * `createDesk`: lays a new desk, signed by this machine, in a folder that is empty or does not exist yet; `sample` fills it with a few invented articles.
 */
export type CreateDesk = (
  surroundings: DeskSurroundings,
  wish: {
    readonly folder: string;
    readonly fill: 'empty' | 'sample';
    readonly deskName: string;
    readonly person: PersonAtDesk;
  },
) => Outcome<Desk>;

/**
 * `openDesk`: opens the desk in a folder. `person` is who is asking at the first time on this machine; null: whoever this machine remembers.
 * Fails with `not-found` (no desk there), `desk-replaced` (not the one that this machine joined), `damaged`, `newer-version` or `unreachable`; a folder that cannot be written to still opens.
 */
export type OpenDesk = (
  surroundings: DeskSurroundings,
  wish: {
    readonly folder: string;
    readonly person: PersonAtDesk | null;
    /** The root that the person has compared; null or left out: the one that this machine joined by. */
    readonly root?: string | null;
  },
) => Outcome<Desk>;
