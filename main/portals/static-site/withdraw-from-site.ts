import path from 'node:path';
import { pageCount, LIST_PAGE_SIZE } from '../../../shared/rendering/list-page.ts';
import type { SiteWithdrawal, WithdrawnArticle } from '../portal-site.ts';
import { outputPath, type OutputContext } from './outputs.ts';
import { addressesOf, neighboursOf, type Neighbours } from './neighbours.ts';
import { outputsOfPublication } from './output-order.ts';
import { publishedArticle, verifyOnDisk } from './publish-on-site.ts';
import type { SiteReader } from './site-folder.ts';
import { leaveLists } from './site-lists.ts';
import { siteProblem } from './site-problem.ts';
import { beginIntent, finishIntent, type SiteSession, type SiteSetting } from './site-session.ts';
import type { Output, SiteEntry } from './site-state.ts';
import { STATE_PATHS, type StateView } from './state-files.ts';
import { newTally } from './write-outputs.ts';

/** Changes the view to the site without the article. */
async function planWithdrawal(
  entry: SiteEntry,
  { linking, beside }: Neighbours,
  withdrawal: SiteWithdrawal,
  view: StateView,
): Promise<void> {
  const { number, article } = entry;
  const addresses = addressesOf(entry);
  await leaveLists(number, entry.places, view);
  view.set(STATE_PATHS.entry(article.id), { ...entry, places: [], latest: [], photos: {}, withdrawn: withdrawal });
  const page = pageCount(number);
  const at = (number - 1) % LIST_PAGE_SIZE;
  const cards = (await view.cards(page)).map((card, index) => (index === at ? { ...card, withdrawn: true } : card));
  view.set(STATE_PATHS.cards(page), cards);
  for (const other of beside)
    view.set(STATE_PATHS.entry(other.article.id), {
      ...other,
      latest: other.latest.filter((item) => !addresses.has(item.path)),
    });
  // When it comes back, they lead to it again.
  if (linking.length > 0) view.set(STATE_PATHS.waiting(article.id), linking);
}

/** Nothing that was written for it names it any more; what cannot be read is not proven. */
async function proveAbsence(
  entry: SiteEntry,
  outputs: readonly Output[],
  context: OutputContext,
  reader: SiteReader,
): Promise<void> {
  const addresses = addressesOf(entry);
  const names = [...addresses].map((address) => path.posix.basename(address));
  for (const output of outputs) {
    const file = await outputPath(output, context);
    if (file === null || addresses.has(file)) continue;
    const bytes = await reader.read(file);
    const isNamed = bytes === null || names.some((name) => Buffer.from(bytes).includes(name));
    if (isNamed) throw siteProblem({ code: 'damaged', what: 'site' });
  }
}

/** Takes an article off the site: out of every page that shows it or leads to it; then its own page, and photos that no other article shows. */
export async function withdrawFromSite(
  articleId: string,
  withdrawal: SiteWithdrawal,
  { parts }: SiteSetting,
  session: SiteSession,
): Promise<WithdrawnArticle> {
  const { folder } = session;
  const view = session.freshView();
  const entry = await view.entry(articleId);
  if (entry === null) throw siteProblem({ code: 'not-found', what: 'article' });
  const neighbours = await neighboursOf(entry, view);
  await planWithdrawal(entry, neighbours, withdrawal, view);
  const pages = [...neighbours.linking, ...neighbours.beside.map(({ article }) => article.id)];
  const outputs: readonly Output[] = [
    ...outputsOfPublication({ ...entry, id: articleId, isNew: false }, entry.places, [], pages),
  ];
  const photos = Object.keys(entry.photos).filter((file) => !neighbours.photos.has(file));
  const remove = withdrawal.how === 'removed' ? [...addressesOf(entry), ...photos] : photos;
  const head = await view.head();
  view.set(STATE_PATHS.head, { ...head, files: Math.max(0, head.files - remove.length) });
  await beginIntent(view.changes(), outputs, folder, { remove, isOver: true });
  await finishIntent(session, newTally(), { onDone: () => undefined, signal: null });
  const after = session.freshView();
  const context = session.context(after);
  const left = await after.entry(articleId);
  if (left === null) throw siteProblem({ code: 'damaged', what: 'site' });
  await verifyOnDisk(left, context, folder);
  await proveAbsence(left, outputs, context, folder);
  const stands = await folder.read(left.path);
  return {
    ...publishedArticle(left, parts.portal.url),
    how: withdrawal.how,
    page: stands,
    linkedFrom: neighbours.linking,
  };
}
