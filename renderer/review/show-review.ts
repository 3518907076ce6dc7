import type { Stores } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import type { ComparedVersions } from './comparing.ts';

/** Shows two versions of an article side by side, opening the article when another one is in the window. */
export async function showCompare(
  stores: Stores,
  { articleId, ...versions }: { readonly articleId: string } & ComparedVersions,
): Promise<void> {
  if (!(await stores.articles.open(articleId))) return;
  const open = stores.articles.current.peek();
  if (open !== null && (await stores.comparing.show(open, versions))) stores.surface.show('compare');
}

/** Compares the text in the window with the newest other revision. */
export async function showUsualCompare(stores: Stores): Promise<void> {
  const open = stores.articles.current.peek();
  if (open !== null && (await stores.comparing.show(open))) stores.surface.show('compare');
}

/** Shows the two versions that were written apart, to be joined. */
export async function showJoin(stores: Stores): Promise<void> {
  const open = stores.articles.current.peek();
  if (open !== null && (await stores.joining.show(open))) stores.surface.show('join');
}

/** After a join: the article as it now opens. */
export async function showArticleAgain(stores: Stores, open: OpenArticle): Promise<void> {
  if (stores.articles.current.peek()?.id === open.id) await stores.articles.reopen();
  stores.surface.show('article');
}
