import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';
import type { SiteInfo } from '../../shared/ipc/wire.ts';

/** A fixed moment: tests that show times read the same on every day. */
export const TWIN_NOW = '2026-03-02T02:38:02.000Z';

interface SiteMemory {
  readonly articles: ReadonlyMap<string, Article>;
  readonly published: Map<string, string>;
  site: SiteInfo;
}

type SiteChannel =
  | 'site:info'
  | 'site:savePortal'
  | 'site:chooseFolder'
  | 'site:articleInfo'
  | 'site:publish'
  | 'site:cancelPublish'
  | 'site:openInBrowser';

/** The site's part of a twin: what is published stands there at once. */
export function siteAnswers(
  memory: SiteMemory,
  siteInfoOf: (article: Article) => Answers['site:articleInfo'],
): { readonly [C in SiteChannel]: (input: RequestInput<C>) => Answers[C] | AppError } {
  const missing = { code: 'not-found', what: 'article' } as const;
  return {
    'site:info': () => memory.site,
    'site:savePortal': ({ portal }) => {
      memory.site = { ...memory.site, portal };
      return portal;
    },
    'site:chooseFolder': () => {
      memory.site = { ...memory.site, folderName: 'trang-moi' };
      return memory.site;
    },
    'site:articleInfo': ({ articleId }) => {
      const article = memory.articles.get(articleId);
      return article === undefined ? missing : siteInfoOf(article);
    },
    'site:publish': ({ articleId }) => {
      const article = memory.articles.get(articleId);
      if (article === undefined) return missing;
      memory.published.set(articleId, JSON.stringify(article));
      const { url } = siteInfoOf(article);
      const printed = TWIN_NOW;
      return {
        articleId,
        url,
        content: 'b'.repeat(64),
        publishedAt: printed,
        updatedAt: printed,
        written: 9,
        untouched: 312,
      };
    },
    'site:cancelPublish': () => null,
    'site:openInBrowser': () => null,
  };
}
