import { inOrder } from '../../../shared/article/order.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { failedChecks, reportOf, type CheckReport } from '../../../shared/checks/check-report.ts';
import type { CheckName } from '../../../shared/checks/check-names.ts';
import { levelsFor } from '../../../shared/checks/check-rules.ts';
import type { IsGone, LinkStanding } from '../../../shared/checks/link-checks.ts';
import { countOpenComments, runChecks, type SameHeadline } from '../../../shared/checks/run-checks.ts';
import type { ChecksAround } from '../../../shared/ipc/requests/check-requests.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import type { ArticleState } from '../../../shared/records/fold.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { foldText } from '../../../shared/text/fold.ts';
import { publicationOn } from './article-index.ts';
import { withPatience, type ArticleShelf } from './article-shelf.ts';

/** How far back a headline counts as recent. */
const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Hits of the index that are compared by their whole headline. */
const LOOKED_AT = 50;

/** An article as main looks it over before it signs a step: what was found, and which required checks failed. */
export interface CheckedText {
  readonly report: CheckReport;
  readonly failed: readonly CheckName[];
}

/** Looks articles over, by the records and the index of this machine. */
export interface ArticleChecks {
  readonly around: (wish: {
    readonly articleId: string;
    readonly headline: string;
    readonly linked: readonly string[];
  }) => Promise<ChecksAround>;
  readonly check: (article: Article, state: Pick<ArticleState, 'comments'>) => Promise<CheckedText>;
}

interface Surroundings {
  readonly shelf: ArticleShelf;
  readonly roster: () => Roster;
  readonly portal: () => Portal;
  readonly now: () => Date;
  readonly isGone: IsGone;
}

const bare = (headline: string): string =>
  foldText(headline)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

export function createArticleChecks({ shelf, roster, portal, now, isGone }: Surroundings): ArticleChecks {
  async function standingOf(articleId: string): Promise<LinkStanding> {
    const entry = await shelf.peek(articleId);
    if (entry === null || entry.workflow.state === 'spiked') return 'missing';
    if (entry.workflow.state === 'withdrawn') return 'withdrawn';
    return publicationOn(entry, portal().id) === null ? 'absent' : 'on-site';
  }

  async function standings(articleIds: readonly string[]): Promise<Readonly<Record<string, LinkStanding>>> {
    const known: [string, LinkStanding][] = [];
    for (const articleId of new Set(articleIds)) known.push([articleId, await standingOf(articleId)]);
    return Object.fromEntries(known);
  }

  /** Other articles of the last weeks with the same headline, accents and signs aside. An index that does not answer finds none. */
  async function sameHeadline(articleId: string, headline: string): Promise<readonly SameHeadline[]> {
    const meant = bare(headline);
    if (meant === '') return [];
    const since = new Date(now().getTime() - RECENT_DAYS * DAY_MS).toISOString().slice(0, 10);
    const wish = { ...EVERYTHING, query: `"${meant}"`, filters: { ...EVERYTHING.filters, since }, limit: LOOKED_AT };
    const page = await withPatience(shelf.list(wish, articleId));
    if (!page.ok) return [];
    return page.value.rows
      .filter(({ summary }) => summary.workflow.state !== 'spiked' && bare(summary.headline) === meant)
      .slice(0, 5)
      .map(({ summary }) => ({ articleId: summary.id, headline: summary.headline }));
  }

  return {
    around: async ({ articleId, headline, linked }) => ({
      linked: await standings(linked),
      sameHeadline: await sameHeadline(articleId, headline),
      rules: roster().rules.checks ?? null,
    }),
    check: async (article, state) => {
      const linked = inOrder(article.related).flatMap(([, link]) => (link.kind === 'internal' ? [link.article] : []));
      const known = await standings(linked);
      const entry = await shelf.peek(article.id);
      const findings = runChecks(article, {
        sections: portal().sections,
        ownUrl: entry === null ? null : (publicationOn(entry, portal().id)?.url ?? null),
        standingOf: (articleId) => known[articleId] ?? null,
        isGone,
        sameHeadline: await sameHeadline(article.id, article.headline),
        openComments: countOpenComments(state.comments),
        now: now(),
      });
      const levels = levelsFor(roster().rules.checks, article.section);
      return { report: reportOf(findings, levels), failed: failedChecks(findings, levels) };
    },
  };
}
