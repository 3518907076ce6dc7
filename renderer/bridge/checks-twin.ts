import type { LinkStanding } from '../../shared/checks/link-checks.ts';
import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';

interface Known {
  readonly articles: { readonly has: (articleId: string) => boolean };
  readonly published: { readonly has: (articleId: string) => boolean };
}

/** What main would know around an article, at a desk without rules of its own. */
export const checksAnswers = ({ articles, published }: Known) => ({
  'checks:around': ({ linked }: RequestInput<'checks:around'>): Answers['checks:around'] => {
    const standingOf = (articleId: string): LinkStanding =>
      published.has(articleId) ? 'on-site' : articles.has(articleId) ? 'absent' : 'missing';
    return { linked: Object.fromEntries(linked.map((id) => [id, standingOf(id)])), sameHeadline: [], rules: null };
  },
  'checks:testLinks': ({ urls }: RequestInput<'checks:testLinks'>): Answers['checks:testLinks'] => ({
    gone: urls.filter((url) => url.includes('/khong-con')),
    unknown: urls.filter((url) => url.includes('/khong-ro')).length,
  }),
});
