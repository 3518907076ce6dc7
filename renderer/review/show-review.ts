import type { Stores } from '../app/stores.ts';
import { goToOpenChoice } from './change-walk.ts';
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

/** Keeps the joined article and shows it; where something is not chosen yet, leads there. */
export async function finishJoin(stores: Stores): Promise<void> {
  const { articles, joining, notices, reading, surface } = stores;
  const open = articles.current.peek();
  if ((joining.reading.peek()?.open.length ?? 0) > 0) return goToOpenChoice();
  const joined = await joining.finish();
  if (joined === null) return;
  reading.saw(joined);
  if (articles.current.peek()?.id === open?.id) await articles.reopen();
  surface.show('article');
  notices.showInfo((words) => words.joining.finished);
}
