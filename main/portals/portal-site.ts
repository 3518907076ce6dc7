import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { PostDifference } from '../../shared/portal/portal-trouble.ts';
import type { Result } from '../../shared/result.ts';

/** How far a long piece of work has come; `done` and `total` count the named things. */
export interface SiteProgress {
  readonly step: 'photos' | 'pages' | 'lists' | 'check';
  readonly done: number;
  readonly total: number;
}

export type OnSiteProgress = (progress: SiteProgress) => void;

/** The times that the page prints, ISO 8601. The first publication decides `publishedAt` for good. */
export interface PageTimes {
  readonly publishedAt: string;
  readonly updatedAt: string;
}

/** An article as the site has it. `content` is the content hash of exactly these words; `pagePath` is relative to the site's folder. */
export interface PublishedArticle extends PageTimes {
  readonly articleId: string;
  readonly content: string;
  readonly pagePath: string;
  /** The public address; null while the settings name none. */
  readonly url: string | null;
}

/** What one publication did to the folder. */
export interface SitePublication extends PublishedArticle {
  readonly written: number;
  readonly untouched: number;
}

/** How an article leaves the site: its page says so in these words, or is not there any more. */
export interface SiteWithdrawal {
  readonly how: 'notice' | 'removed';
  readonly notice: string;
}

/** An article that was taken off. `page`: what stands in its place now; `linkedFrom`: articles of the site that led to it and do so no longer. */
export interface WithdrawnArticle extends PublishedArticle {
  readonly how: SiteWithdrawal['how'];
  readonly page: Uint8Array | null;
  readonly linkedFrom: readonly string[];
}

/** Exactly what publishing would write now, without writing it. `files` are read when asked for, by path from the site's root. */
export interface SitePreview {
  readonly pagePath: string;
  readonly files: ReadonlyMap<string, () => Promise<Uint8Array>>;
  /** A file of the site as it would be: a planned one, else the one that is there, else null. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
}

export interface RebuildReport {
  readonly pages: number;
  readonly written: number;
  readonly removed: number;
}

/** An article's page that somebody else has changed or removed since it was written; `fingerprint` names exactly what stands there now. */
export interface PageChange {
  readonly fingerprint: string;
  readonly isMissing: boolean;
  readonly differences: readonly PostDifference[];
}

/** A portal that articles are published on. One writer at a time; a second one is answered 'site-busy'. */
export interface PortalSite {
  /** Writes the article and all that lists it. The same content again writes nothing. Can be cancelled until its photos are there. */
  readonly publish: (
    article: Article,
    times: PageTimes,
    onProgress: OnSiteProgress,
    signal: AbortSignal,
  ) => Promise<Result<SitePublication, AppError>>;
  /** Takes the article off every page, list, feed and the search, and proves it. The same again mends what was changed by hand. */
  readonly withdraw: (articleId: string, withdrawal: SiteWithdrawal) => Promise<Result<WithdrawnArticle, AppError>>;
  readonly preview: (article: Article, times: PageTimes) => Promise<Result<SitePreview, AppError>>;
  /** Whether pages still show older site settings, or an interrupted rebuild waits to be finished. */
  readonly rebuildPending: () => Promise<boolean>;
  /** Writes every page anew from the site's own state. Cancelled or killed, the next call goes on where it stopped. */
  readonly rebuild: (onProgress: OnSiteProgress, signal: AbortSignal) => Promise<Result<RebuildReport, AppError>>;
  /** Finishes a publication that was cut short by a crash or a power failure. Harmless when there is none. */
  readonly recover: () => Promise<Result<null, AppError>>;
  /** Null: it never stood there, or was withdrawn. */
  readonly published: (articleId: string) => Promise<PublishedArticle | null>;
  /** Reads the article's page and photos back from the disk and compares them with what was published. */
  readonly verify: (articleId: string) => Promise<Result<PublishedArticle, AppError>>;
  /** Null: the page stands there as it was written, or it is not there to be asked for. */
  readonly pageChange: (articleId: string) => Promise<PageChange | null>;
  /** Writes the page as it was published over what `fingerprint` names; `changed-meanwhile` where something else stands there by now. */
  readonly putPageBack: (articleId: string, fingerprint: string) => Promise<Result<null, AppError>>;
  readonly articleCount: () => Promise<number>;
  /** The absolute path of the article's page, or of the home page, for the system's browser; null: not written yet. */
  readonly pageFile: (articleId: string | null) => Promise<string | null>;
}
