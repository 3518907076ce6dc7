import type { AppError } from '../../../shared/app-error.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { ArticleState } from '../../../shared/records/fold.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { rulesFor } from '../../../shared/workflow/desk-rules.ts';
import { headContent } from '../../../shared/workflow/flow.ts';
import type { ActionWish } from '../../../shared/workflow/propose-action.ts';
import { withRecords } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { CheckedArticle } from '../ledger.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** A wish with the content that was on the screen; null: none was. */
export type SeenWish = ActionWish & { readonly content: string | null };

/** The order that a publication rests on: exactly this content, by this approval. */
export interface PublicationOrder {
  readonly content: string;
  readonly approval: string | null;
}

interface OrderingParts {
  readonly shelf: ArticleShelf;
  readonly roster: () => Roster;
  readonly keep: (articleId: string) => Outcome<unknown>;
  readonly readContent: (articleId: string, content: string) => Outcome<Article>;
  /** Signs a wish about what stands there now, if the rules let it. */
  readonly sign: (articleId: string, wish: SeenWish) => Outcome<CheckedArticle>;
  readonly look: (articleId: string) => Outcome<CheckedArticle>;
  readonly wasShown: (articleId: string, content: string) => void;
}

export const noText: AppError = { code: 'not-found', what: 'revision' };

const PLAIN = { said: '', to: null, shown: 'whole', urgent: false } as const;

export const isOneLevel = ({ rules }: Roster, section: string | null): boolean =>
  rules.selfApprove && rulesFor(rules, section).levels === 1;

/** The orders to publish; at a desk of one person the approval is part of them. */
interface Ordering {
  /** Where the desk's rule has one person approve what they wrote, signs that for what stands there now; elsewhere nothing. */
  readonly approveAlone: (articleId: string) => Outcome<null>;
  readonly orderPublication: (articleId: string) => Outcome<PublicationOrder>;
}

export function createOrdering({ shelf, roster, keep, readContent, sign, look, wasShown }: OrderingParts): Ordering {
  async function approveLatest(articleId: string, { latest, workflow }: ArticleState): Outcome<null> {
    if (latest === null) return fail(noText);
    const { content } = latest;
    const text = await readContent(articleId, content);
    if (!text.ok) return text;
    if (!isOneLevel(roster(), text.value.section) || workflow.approvals.length > 0) return ok(null);
    // The person's own words from this very window: the desk's signed rule lets the press be the approval.
    wasShown(articleId, content);
    const approved = await sign(articleId, { ...PLAIN, content, action: 'approve' });
    return approved.ok ? ok(null) : approved;
  }
  return {
    async approveAlone(articleId: string): Outcome<null> {
      const before = await look(articleId);
      return before.ok ? approveLatest(articleId, before.value.state) : before;
    },
    async orderPublication(articleId: string): Outcome<PublicationOrder> {
      const kept = await keep(articleId);
      if (!kept.ok) return kept;
      const before = await look(articleId);
      if (!before.ok) return before;
      const { latest, workflow } = before.value.state;
      if (latest === null) return fail(noText);
      const { content } = latest;
      const isOnItsWay = workflow.state === 'published' || workflow.state === 'corrected';
      if (isOnItsWay && workflow.published?.content === content && headContent(workflow) === content)
        return ok({ content, approval: workflow.published.approvals[0] ?? null });
      const approved = await approveLatest(articleId, before.value.state);
      if (!approved.ok) return approved;
      const ordered = await sign(articleId, { ...PLAIN, content, action: 'publish' });
      if (!ordered.ok) return ordered;
      await shelf.change(articleId, (entry) => withRecords(entry, ordered.value));
      const { published } = ordered.value.state.workflow;
      return ok({ content, approval: published?.approvals[0] ?? null });
    },
  };
}
