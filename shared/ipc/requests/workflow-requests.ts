import * as v from 'valibot';
import type { AppError } from '../../app-error.ts';
import { ArticleIdSchema, EntryIdSchema, InstantSchema } from '../../article/schema.ts';
import type { Passage } from '../../compare/wrong-and-right.ts';
import type { HistoryEntry, Removal } from '../../records/fold.ts';
import type { CommentThread } from '../../records/fold-comments.ts';
import { HashSchema, lineOf } from '../../records/record-schema.ts';
import type { Flow } from '../../workflow/flow.ts';
import type { Refusal } from '../../workflow/judge-action.ts';
import { OFFERED_ACTIONS, type OfferedAction } from '../../workflow/propose-action.ts';
import type { Role } from '../../workflow/roles.ts';
import { onArticle } from './request-parts.ts';

/** Steps of an article; main decides from the verified records, the window only asks. */
export const WORKFLOW_REQUESTS = {
  'workflow:of': onArticle,
  /** The words as they are saved, against the published ones. */
  'workflow:draftCorrection': onArticle,
  'workflow:act': v.strictObject({
    articleId: ArticleIdSchema,
    action: v.picklist(OFFERED_ACTIONS),
    said: lineOf(2_000),
    to: v.nullable(EntryIdSchema),
    /** The content that was on the screen; approving needs that it is the one that stands there. */
    content: v.nullable(HashSchema),
    shown: v.picklist(['whole', 'part']),
    urgent: v.boolean(),
    /** When it is to appear; only scheduling asks for it. */
    publishAt: v.exactOptional(InstantSchema),
  }),
} as const;

/** An action as it stands for the person at this machine: `refusal` says why not, null that it may be. */
export interface Offer {
  readonly action: OfferedAction;
  readonly refusal: Refusal | 'unknown-device' | null;
}

/** Where an article stands, what was done and said, and what this person may do. `names` has everyone who occurs, by id. */
export interface WorkflowStory {
  readonly articleId: string;
  readonly flow: Flow;
  readonly history: readonly HistoryEntry[];
  readonly comments: readonly CommentThread[];
  /** Where it was withdrawn from, and seen to be gone. */
  readonly removals: readonly Removal[];
  /** Approving and publishing what stands there now is a correction: it tells readers what was wrong. */
  readonly isCorrection: boolean;
  readonly offers: readonly Offer[];
  readonly roles: readonly Role[];
  /** One press approves and publishes: the desk's signed rule of one person. */
  readonly isOneLevel: boolean;
  readonly returnReasons: readonly string[];
  /** Who may review. */
  readonly editors: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** What became of a scheduled article at its time: `error` null: it is published. `isLate`: long after it, because no program was running. */
export interface ScheduleDue {
  readonly articleId: string;
  readonly headline: string;
  readonly publishAt: string;
  readonly isLate: boolean;
  readonly error: AppError | null;
}

/** What became of a withdrawal: `error` null: it is off the site, which was read again. `linkedFrom`: published articles that led to it and do so no longer. */
export interface WithdrawalTold {
  readonly articleId: string;
  readonly headline: string;
  readonly linkedFrom: readonly { readonly articleId: string; readonly headline: string }[];
  readonly error: AppError | null;
}

/** What readers were told and what they are to be told, with a proposal for the public words. */
export interface CorrectionDraft {
  readonly passages: readonly Passage[];
  readonly text: string;
}

export interface WorkflowAnswers {
  'workflow:draftCorrection': CorrectionDraft;
  'workflow:of': WorkflowStory;
  'workflow:act': WorkflowStory;
}
