import type { Article, Figure, Photo } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import type { TalkCounts } from '../records/fold-comments.ts';
import type { Commission } from '../workflow/commission.ts';
import type { WorkflowState } from '../workflow/flow.ts';

/** Language of the interface (not of the articles). */
export type Locale = 'vi' | 'en';

/** Colour theme; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

/** Where this device's key is kept: in the system keyring, or only until the program is closed; `unproven`: the keyring has not answered yet. */
export type KeyCustody = 'keyring' | 'session' | 'unproven';

/** The person at this machine, as the desk knows them. */
export interface Me {
  readonly personId: string;
  readonly name: string;
  readonly penName: string;
}

export interface DeskInfo {
  readonly id: string;
  readonly name: string;
  readonly me: Me;
  readonly keyCustody: KeyCustody;
  /** The folder's last name, for people; never a full path. */
  readonly folderName: string;
}

/** What the window needs to draw its first screen. `desk` is null until the first run's three questions are answered. */
export interface AppStart {
  readonly version: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly locale: Locale;
  readonly theme: Theme;
  /** What others did with the person's articles is told on their desktop. */
  readonly notifications: boolean;
  readonly desk: DeskInfo | null;
  /** Why the last desk could not be opened, when it could not. */
  readonly deskProblem: 'missing' | 'damaged' | 'newer-version' | 'read-only' | 'desk-replaced' | null;
  /** Articles whose last keystrokes were recovered after a crash. */
  readonly recovered: readonly string[];
  /** The article that was open when the window was last closed. */
  readonly lastArticle: string | null;
}

/** Where an article stands on the site: not there, exactly these words, or other words than the working copy's. */
export type SiteState = 'absent' | 'current' | 'outdated';

/**
 * Where an article of the list stands. `isApproved`: exactly the words that open are approved; `isEdited`: they are not the approved ones any more.
 * People by id; instants in UTC.
 */
export interface WorkflowSummary {
  readonly state: WorkflowState;
  readonly owner: string | null;
  readonly reviewer: string | null;
  readonly submittedAt: string | null;
  readonly publishAt: string | null;
  readonly isApproved: boolean;
  readonly isEdited: boolean;
  readonly owes: boolean;
  /** What the desk expects: by when (UTC), and how many syllables. */
  readonly commission: Commission;
}

/** A row of the list. `updatedAt` is the last durable save, ISO 8601. */
export interface ArticleSummary {
  readonly id: string;
  readonly headline: string;
  readonly section: string | null;
  readonly bylines: readonly string[];
  readonly updatedAt: string;
  readonly site: SiteState;
  readonly missingPhoto: boolean;
  /** Open talks about it, and who was named in one and has not answered there. */
  readonly talk: TalkCounts;
  /** Suggestions that nobody has answered. */
  readonly proposals: number;
  readonly workflow: WorkflowSummary;
  /** Versions that nothing continues and somebody vouches for: more than one when people wrote apart. */
  readonly heads: number;
  /** Who works on it, as far as is known here; `until` null: until they give it back. */
  readonly holder: { readonly personId: string; readonly since: string; readonly until: string | null } | null;
}

/** What has been proven of the text in the window, and when. */
export type SavedState = { readonly kind: 'working-copy'; readonly savedAt: string } | SavedRevision;

/** `content`: the hash of its text. */
export interface SavedRevision {
  readonly kind: 'revision';
  readonly savedAt: string;
  readonly content: string;
}

export interface OpenedArticle {
  readonly article: Article;
  readonly saved: SavedState;
  readonly site: ArticleSiteInfo;
  /** The name of the house template that this is; null: it is an article. */
  readonly template: string | null;
}

/** What the site's receipts say of one article. `url` is the public address, null where the site had none; `updatedAt` and `publishedAt` as printed on the page. */
export interface ArticleSiteInfo {
  readonly state: SiteState;
  /** Where the article's page stands, or would stand, inside the site: `preview://site/<path>` shows it. No slash in front. */
  readonly path: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
}

/** A photo taken into the desk, with what its own metadata says. `hadLocation`: GPS data were found (they never leave with an export). */
export interface ImportedPhoto {
  readonly photo: Photo;
  readonly suggested: Pick<Figure, 'alt' | 'photographer' | 'source' | 'rights' | 'takenAt'> & {
    readonly caption: string;
  };
  readonly hadLocation: boolean;
  /** Contains C2PA Content Credentials, which a resized copy loses. */
  readonly hasCredentials: boolean;
}

/** Each dropped or picked file has its own outcome: one bad photo harms no other. */
export type PhotoOutcome =
  | { readonly ok: true; readonly value: ImportedPhoto }
  | { readonly ok: false; readonly error: import('../app-error.ts').AppError };

/** A stretch of an imported page that found no place in the article; shown to the person, never dropped. */
export interface UnplacedText {
  /** What the importer took it for. */
  readonly reason:
    | 'site-furniture'
    | 'teaser'
    | 'special-list'
    | 'credit-without-photo'
    | 'duplicate-caption'
    | 'related-without-address'
    | 'image-address'
    | 'photo-refused'
    | 'rights'
    | 'sender-note'
    | 'unknown';
  /** The words as they stood on the page; for `image-address` the address of a picture, which is never fetched. */
  readonly text: string;
}

export interface ImportedPage {
  readonly articleId: string;
  readonly unplaced: readonly UnplacedText[];
}

/** A person whose name can go into a byline. */
export interface KnownPerson {
  readonly personId: string | null;
  readonly name: string;
  /** The name that the person signs with; empty: the real name. */
  readonly penName: string;
}

export interface SiteInfo {
  readonly portal: Portal;
  /** The folder that the site is written to, last name only; null: not chosen yet. */
  readonly folderName: string | null;
  readonly articleCount: number;
  /** Whether this person may change the settings, by the signed list; main judges again when they are saved. */
  readonly mayEdit: boolean;
}

/** Progress of a publication; `done` and `total` count the named things. */
export interface PublishProgress {
  readonly articleId: string;
  readonly step: 'photos' | 'pages' | 'lists' | 'check';
  readonly done: number;
  readonly total: number;
}

/** What publishing proved: the page was written, read back and compared. */
export interface PublishReceipt {
  readonly articleId: string;
  /** The public address; null while the site has none: the page is in the site's folder. */
  readonly url: string | null;
  readonly content: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** Files written, and files of the site left as they were. */
  readonly written: number;
  readonly untouched: number;
}
