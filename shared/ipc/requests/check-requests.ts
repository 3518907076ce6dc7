import * as v from 'valibot';
import { ArticleIdSchema, WebUrlSchema } from '../../article/schema.ts';
import type { CheckRules } from '../../checks/check-rules.ts';
import type { LinkStanding } from '../../checks/link-checks.ts';
import type { SameHeadline } from '../../checks/run-checks.ts';

/** Links that are tried at once; of an article with more, the first. */
export const MOST_LINKS = 200;

/** What the window cannot know itself when it looks an article over; main looks again before it signs anything. */
export const CHECK_REQUESTS = {
  'checks:around': v.strictObject({
    articleId: ArticleIdSchema,
    headline: v.pipe(v.string(), v.maxLength(2_000)),
    /** Articles that the related links lead to. */
    linked: v.pipe(v.array(ArticleIdSchema), v.maxLength(1_000)),
  }),
  /** Asks for each of these pages over the network, without an account. */
  'checks:testLinks': v.strictObject({ urls: v.pipe(v.array(WebUrlSchema), v.maxLength(MOST_LINKS)) }),
} as const;

export interface ChecksAround {
  readonly linked: Readonly<Record<string, LinkStanding>>;
  readonly sameHeadline: readonly SameHeadline[];
  /** Null: the desk has decided nothing of its own. */
  readonly rules: CheckRules | null;
}

/** `gone`: their server says that there is no such page, or there is no such server. `unknown`: no answer that says either. */
export interface LinkTrial {
  readonly gone: readonly string[];
  readonly unknown: number;
}

export interface CheckAnswers {
  'checks:around': ChecksAround;
  'checks:testLinks': LinkTrial;
}
