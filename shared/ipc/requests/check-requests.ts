import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { CheckRules } from '../../checks/check-rules.ts';
import type { LinkStanding } from '../../checks/link-checks.ts';
import type { SameHeadline } from '../../checks/run-checks.ts';

/** What the window cannot know itself when it looks an article over; main looks again before it signs anything. */
export const CHECK_REQUESTS = {
  'checks:around': v.strictObject({
    articleId: ArticleIdSchema,
    headline: v.pipe(v.string(), v.maxLength(2_000)),
    /** Articles that the related links lead to. */
    linked: v.pipe(v.array(ArticleIdSchema), v.maxLength(1_000)),
  }),
} as const;

export interface ChecksAround {
  readonly linked: Readonly<Record<string, LinkStanding>>;
  readonly sameHeadline: readonly SameHeadline[];
  /** Null: the desk has decided nothing of its own. */
  readonly rules: CheckRules | null;
}

export interface CheckAnswers {
  'checks:around': ChecksAround;
}
