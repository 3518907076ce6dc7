import type * as v from 'valibot';
import type { AppError } from '../app-error.ts';
import type { Article } from '../article/schema.ts';
import type { Result } from '../result.ts';
import { COMMENT_REQUESTS, type CommentAnswers } from './requests/comment-requests.ts';
import { COMPARE_REQUESTS, type CompareAnswers } from './requests/compare-requests.ts';
import type { NewerArticle, SyncState } from './desk-sync.ts';
import type { ArchiveState } from './list-wish.ts';
import { APP_REQUESTS, type AppAnswers } from './requests/app-requests.ts';
import { ARTICLE_REQUESTS, type ArticleAnswers } from './requests/article-requests.ts';
import { DESK_REQUESTS, type DeskAnswers } from './requests/desk-requests.ts';
import { LIST_REQUESTS, type ListAnswers } from './requests/list-requests.ts';
import { PEOPLE_REQUESTS, type PeopleAnswers } from './requests/people-requests.ts';
import { HOLD_REQUESTS, type HoldAnswers } from './requests/hold-requests.ts';
import { CHECK_REQUESTS, type CheckAnswers } from './requests/check-requests.ts';
import { COMMISSION_REQUESTS, type CommissionAnswers } from './requests/commission-requests.ts';
import { HISTORY_REQUESTS, type HistoryAnswers } from './requests/history-requests.ts';
import { HEALTH_REQUESTS, type HealthAnswers } from './requests/health-requests.ts';
import {
  EXCHANGE_REQUESTS,
  type BundleOffer,
  type ExchangeAnswers,
  type ExchangeProgress,
} from './requests/exchange-requests.ts';
import { HOST_REQUESTS, type HostAnswers, type HostProgress } from './requests/host-requests.ts';
import { OUTBOX_REQUESTS, type OutboxAnswers, type OutboxCounts } from './requests/outbox-requests.ts';
import { PORTAL_REQUESTS, type PortalAnswers } from './requests/portal-requests.ts';
import { PHOTO_REQUESTS, type PhotoAnswers } from './requests/photo-requests.ts';
import { PROPOSAL_REQUESTS, type ProposalAnswers } from './requests/proposal-requests.ts';
import { RECENT_REQUESTS, type RecentAnswers } from './requests/recent-requests.ts';
import { SITE_REQUESTS, type SiteAnswers } from './requests/site-requests.ts';
import {
  WORKFLOW_REQUESTS,
  type ScheduleDue,
  type WithdrawalTold,
  type WorkflowAnswers,
} from './requests/workflow-requests.ts';
import { TEMPLATE_REQUESTS, type TemplateAnswers } from './requests/template-requests.ts';
import { VERSION_REQUESTS, type VersionAnswers } from './requests/version-requests.ts';
import { SYNC_REQUESTS, type SyncAnswers } from './requests/sync-requests.ts';
import type { ArticleSummary, DeskInfo, Locale, PublishProgress, Theme } from './wire.ts';

/**
 * Every request that the window may make, by its noun in a file of its own. Main checks the sender and the input against the schema before a handler
 * sees it; ids only, never paths.
 */
export const REQUESTS = {
  ...APP_REQUESTS,
  ...DESK_REQUESTS,
  ...PEOPLE_REQUESTS,
  ...ARTICLE_REQUESTS,
  ...LIST_REQUESTS,
  ...HOLD_REQUESTS,
  ...PHOTO_REQUESTS,
  ...SITE_REQUESTS,
  ...HOST_REQUESTS,
  ...PORTAL_REQUESTS,
  ...OUTBOX_REQUESTS,
  ...COMMENT_REQUESTS,
  ...PROPOSAL_REQUESTS,
  ...COMPARE_REQUESTS,
  ...TEMPLATE_REQUESTS,
  ...VERSION_REQUESTS,
  ...WORKFLOW_REQUESTS,
  ...CHECK_REQUESTS,
  ...COMMISSION_REQUESTS,
  ...SYNC_REQUESTS,
  ...HEALTH_REQUESTS,
  ...HISTORY_REQUESTS,
  ...RECENT_REQUESTS,
  ...EXCHANGE_REQUESTS,
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
export interface Answers
  extends
    AppAnswers,
    DeskAnswers,
    PeopleAnswers,
    ArticleAnswers,
    ListAnswers,
    HoldAnswers,
    PhotoAnswers,
    SiteAnswers,
    HostAnswers,
    PortalAnswers,
    OutboxAnswers,
    TemplateAnswers,
    SyncAnswers,
    VersionAnswers,
    WorkflowAnswers,
    CheckAnswers,
    CommentAnswers,
    CommissionAnswers,
    ProposalAnswers,
    CompareAnswers,
    HealthAnswers,
    HistoryAnswers,
    RecentAnswers,
    ExchangeAnswers {}

export type Answer<C extends Channel> = Result<Answers[C], AppError>;

/** What main tells the window without being asked. */
export interface DeskEvents {
  /** A menu command or its key; the window runs it where the focus is. */
  'menu:command': { readonly command: MenuCommand };
  'article:changed': ArticleSummary;
  /** Somebody names the person here in a talk. */
  'comments:mentioned': { readonly articleId: string; readonly headline: string };
  /** The index became whole, or is being built anew and came further. */
  'archive:changed': ArchiveState;
  /** The person chose a notice of this article on their desktop. */
  'article:show': { readonly articleId: string };
  /** Another version of people, devices and rules holds; who sits here may be told differently now. */
  'people:changed': DeskInfo;
  /** Somebody continued an article elsewhere; nothing unsaved here stands against it. */
  'article:newer': NewerArticle;
  'sync:changed': SyncState;
  /** How many findings about the desk's files somebody should look at. */
  'health:changed': { readonly needsPerson: number };
  'site:progress': PublishProgress;
  /** The site came further on its way to its host, or stopped there. */
  'host:changed': HostProgress;
  /** A scheduled article’s time has come. */
  'schedule:due': ScheduleDue;
  'withdrawal:told': WithdrawalTold;
  /** Something moved in the outbox; also told while an article is being sent. */
  'outbox:changed': OutboxCounts;
  /** The system handed over a bundle: a double click, a second start, a choice in the menu. */
  'exchange:offered': BundleOffer;
  'exchange:progress': ExchangeProgress;
  'app:localeChanged': { readonly locale: Locale };
  'app:themeChanged': { readonly theme: Theme; readonly dark: boolean };
  /** The person wants to close: save, then answer with `window:readyToClose`, or with `window:keepOpen`. */
  'window:closing': Record<string, never>;
}

export type DeskEvent = keyof DeskEvents;

/** Commands that the native menu sends to the window; the window's own shortcuts and its command palette use the same names. */
export const MENU_COMMANDS = [
  'article.new',
  'article.newFromTemplate',
  'article.saveAsTemplate',
  'article.import',
  'article.importPasted',
  'article.keepRevision',
  'article.duplicate',
  'article.publish',
  'exchange.openBundle',
  'exchange.saveBundle',
  'exchange.exportHtml',
  'exchange.exportPdf',
  'exchange.exportText',
  'exchange.exportNinjs',
  'exchange.print',
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
  'format.note',
  'format.bulletList',
  'format.numberList',
  'format.bold',
  'format.italic',
  'format.underline',
  'format.strike',
  'format.subscript',
  'format.superscript',
  'format.clear',
  'view.beside',
  'view.nextArticle',
  'view.previousArticle',
  'view.palette',
  'view.panelFigures',
  'view.panelBylines',
  'view.panelRelated',
  'view.panelInfo',
  'view.panelChecks',
  'view.panelComments',
  'view.panelVersions',
  'view.foldNotes',
  'view.toggleQueues',
  'view.toggleList',
  'view.toggleInspector',
  'view.focusText',
  'desk.people',
  'review.compare',
  'review.history',
  'review.nextChange',
  'review.previousChange',
  'review.join',
  'review.suggest',
  'review.comment',
  'review.nextComment',
  'review.previousComment',
  'desk.switch',
  'desk.health',
  'site.settings',
  'site.outbox',
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
