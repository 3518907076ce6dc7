import * as v from 'valibot';
import type { AppError } from '../app-error.ts';
import { ArticleIdSchema, BlobHashSchema, LinkUrlSchema, type Article } from '../article/schema.ts';
import { PortalSchema, type Portal } from '../portal/schema.ts';
import type { Result } from '../result.ts';
import type {
  AppStart,
  ArticleSiteInfo,
  ArticleSummary,
  DeskInfo,
  ImportedPage,
  KnownPerson,
  Locale,
  OpenedArticle,
  PhotoOutcome,
  PublishProgress,
  PublishReceipt,
  SavedState,
  SiteInfo,
  Theme,
} from './wire.ts';

/** 64 MiB: the largest photo file that the window may hand over. */
export const MAX_PHOTO_BYTES = 64 * 1024 * 1024;

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const onArticle = v.strictObject({ articleId: ArticleIdSchema });
const nothing = v.undefined();

/**
 * Every request that the window may make. Main checks the sender and the input against the schema before a handler sees it; ids only, never paths.
 * Articles travel as one JSON string and are parsed by `parseArticle`, so that nothing large is cloned field by field.
 */
export const REQUESTS = {
  'app:start': nothing,
  'app:setLocale': v.strictObject({ locale: v.picklist(['vi', 'en']) }),
  'app:setTheme': v.strictObject({ theme: v.picklist(['system', 'light', 'dark']) }),
  'app:openLink': v.strictObject({ url: LinkUrlSchema }),
  /** A folder is chosen in main's own dialog; `where` says which kind of desk. */
  'desk:create': v.strictObject({
    where: v.picklist(['new-folder', 'sample']),
    deskName: name,
    personName: name,
    penName: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  }),
  'desk:openExisting': v.strictObject({ personName: name, penName: v.pipe(v.string(), v.trim(), v.maxLength(200)) }),
  'desk:people': nothing,
  'article:list': nothing,
  /** Related-link search: accent-insensitive over headline, lead and names; newest first. */
  'article:search': v.strictObject({
    query: v.pipe(v.string(), v.maxLength(200)),
    except: v.nullable(ArticleIdSchema),
  }),
  'article:create': nothing,
  'article:open': onArticle,
  'article:saveWorkingCopy': v.strictObject({
    articleId: ArticleIdSchema,
    articleJson: v.pipe(v.string(), v.maxLength(20_000_000)),
  }),
  'article:keepRevision': onArticle,
  'article:duplicate': onArticle,
  'article:importPage': nothing,
  'article:importPastedPage': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(5_000_000)),
    format: v.picklist(['text', 'html']),
  }),
  'photo:pick': v.strictObject({ many: v.boolean() }),
  'photo:add': v.strictObject({
    fileName: v.pipe(v.string(), v.maxLength(255)),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_PHOTO_BYTES),
    ),
  }),
  'photo:exists': v.strictObject({ blob: BlobHashSchema }),
  'site:info': nothing,
  'site:savePortal': v.strictObject({ portal: PortalSchema }),
  'site:chooseFolder': nothing,
  'site:articleInfo': onArticle,
  'site:publish': onArticle,
  'site:cancelPublish': onArticle,
  'site:openInBrowser': v.strictObject({ articleId: v.nullable(ArticleIdSchema) }),
  /** Remembers what the window shows, for the next start. */
  'window:remember': v.strictObject({ articleId: v.nullable(ArticleIdSchema) }),
  /** The window has saved everything and may be closed. */
  'window:readyToClose': nothing,
  /** The window could not save everything and asks the person itself: main stops waiting and asks nothing. */
  'window:keepOpen': nothing,
} as const;

export type Channel = keyof typeof REQUESTS;

type Immutable<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Entry)[]
    ? readonly Immutable<Entry>[]
    : T extends object
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : T;

/** What is handed over is never changed by the other side, so what is read-only here may be handed over. */
export type RequestInput<C extends Channel> = Immutable<v.InferInput<(typeof REQUESTS)[C]>>;

/** What each request answers when it succeeds. */
export interface Answers {
  'app:start': AppStart;
  'app:setLocale': Locale;
  'app:setTheme': Theme;
  'app:openLink': null;
  'desk:create': DeskInfo;
  'desk:openExisting': DeskInfo;
  'desk:people': readonly KnownPerson[];
  'article:list': readonly ArticleSummary[];
  'article:search': readonly ArticleSummary[];
  'article:create': OpenedArticle;
  'article:open': OpenedArticle;
  'article:saveWorkingCopy': SavedState;
  'article:keepRevision': SavedState;
  'article:duplicate': OpenedArticle;
  'article:importPage': ImportedPage;
  'article:importPastedPage': ImportedPage;
  'photo:pick': readonly PhotoOutcome[];
  'photo:add': PhotoOutcome;
  'photo:exists': boolean;
  'site:info': SiteInfo;
  'site:savePortal': Portal;
  'site:chooseFolder': SiteInfo;
  'site:articleInfo': ArticleSiteInfo;
  'site:publish': PublishReceipt;
  'site:cancelPublish': null;
  'site:openInBrowser': null;
  'window:remember': null;
  'window:readyToClose': null;
  'window:keepOpen': null;
}

export type Answer<C extends Channel> = Result<Answers[C], AppError>;

/** What main tells the window without being asked. */
export interface DeskEvents {
  /** A menu command or its key; the window runs it where the focus is. */
  'menu:command': { readonly command: MenuCommand };
  'article:changed': ArticleSummary;
  'site:progress': PublishProgress;
  'app:localeChanged': { readonly locale: Locale };
  'app:themeChanged': { readonly theme: Theme; readonly dark: boolean };
  /** The person wants to close: save, then answer with `window:readyToClose`, or with `window:keepOpen`. */
  'window:closing': Record<string, never>;
}

export type DeskEvent = keyof DeskEvents;

/** Commands that the native menu sends to the window; the window's own shortcuts and its command palette use the same names. */
export const MENU_COMMANDS = [
  'article.new',
  'article.import',
  'article.importPasted',
  'article.keepRevision',
  'article.duplicate',
  'article.publish',
  'article.preview',
  'edit.undo',
  'edit.redo',
  'edit.pastePlain',
  'edit.find',
  'edit.replace',
  'edit.nextProblem',
  'insert.figure',
  'insert.table',
  'insert.rule',
  'insert.embed',
  'insert.link',
  'format.paragraph',
  'format.heading2',
  'format.heading3',
  'format.quote',
  'format.bulletList',
  'format.numberList',
  'format.bold',
  'format.italic',
  'format.underline',
  'format.strike',
  'format.subscript',
  'format.superscript',
  'format.clear',
  'view.palette',
  'view.panelFigures',
  'view.panelBylines',
  'view.panelRelated',
  'view.panelInfo',
  'view.toggleQueues',
  'view.toggleList',
  'view.toggleInspector',
  'view.focusText',
  'site.settings',
  'site.openInBrowser',
  'app.primary',
  'app.about',
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What the preload script hands to the window as `window.desk`; nothing else crosses. */
export interface DeskBridge {
  readonly request: <C extends Channel>(channel: C, input: RequestInput<C>) => Promise<Answer<C>>;
  /** Listens until the returned function is called. */
  readonly on: <E extends DeskEvent>(event: E, listener: (payload: DeskEvents[E]) => void) => () => void;
}

/** Kept beside the contract so that both ends agree: an article as it crosses. */
export const articleToWire = (article: Article): string => JSON.stringify(article);
