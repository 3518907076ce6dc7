import path from 'node:path';
import { pageCount, LIST_PAGE_SIZE } from '../../../shared/rendering/list-page.ts';
import type { SiteWithdrawal, WithdrawnArticle } from '../portal-site.ts';
import { outputPath, type OutputContext } from './outputs.ts';
import { outputsOfPublication } from './output-order.ts';
import { publishedArticle, verifyOnDisk } from './publish-on-site.ts';
import type { SiteReader } from './site-folder.ts';
import { leaveLists } from './site-lists.ts';
import { siteProblem } from './site-problem.ts';
import { beginIntent, finishIntent, type SiteSession, type SiteSetting } from './site-session.ts';
import type { Output, SiteEntry } from './site-state.ts';
import { STATE_PATHS, type StateView } from './state-files.ts';
import { newTally } from './write-outputs.ts';

/** What the rest of the site has to do with an article. */
interface Neighbours {
  /** Articles that lead to it as a related one. */
  readonly linking: readonly string[];
  /** Articles that show it in their box of what was new. */
  readonly beside: readonly SiteEntry[];
  readonly photos: ReadonlySet<string>;
}

/** Looks through the whole site: who leads to an article is written down nowhere, and what is withdrawn must not be shown anywhere. */
async function neighboursOf(entry: SiteEntry, view: StateView): Promise<Neighbours> {
  const { id } = entry.article;
  const linking: string[] = [];
  const beside: SiteEntry[] = [];
  const photos = new Set<string>();
  const pages = pageCount((await view.head()).articles);
  for (let page = 1; page <= pages; page += 1) {
    for (const card of await view.cards(page)) {
      const other = card.id === id ? null : await view.entry(card.id);
      if (other === null) continue;
      for (const file of Object.keys(other.photos)) photos.add(file);
      if (other.latest.some((item) => item.path === entry.path)) beside.push(other);
      const leads = Object.values(other.article.related).some(
        (link) => link.kind === 'internal' && link.article === id,
      );
      if (leads && other.withdrawn === undefined) linking.push(card.id);
    }
  }
  return { linking, beside, photos };
}

/** Changes the view to the site without the article. */
async function planWithdrawal(
  entry: SiteEntry,
  { linking, beside }: Neighbours,
  withdrawal: SiteWithdrawal,
  view: StateView,
): Promise<void> {
  const { number, article } = entry;
  await leaveLists(number, entry.places, view);
  view.set(STATE_PATHS.entry(article.id), { ...entry, places: [], latest: [], photos: {}, withdrawn: withdrawal });
  const page = pageCount(number);
  const at = (number - 1) % LIST_PAGE_SIZE;
  const cards = (await view.cards(page)).map((card, index) => (index === at ? { ...card, withdrawn: true } : card));
  view.set(STATE_PATHS.cards(page), cards);
  for (const other of beside)
    view.set(STATE_PATHS.entry(other.article.id), {
      ...other,
      latest: other.latest.filter((item) => item.path !== entry.path),
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
  const name = path.posix.basename(entry.path);
  for (const output of outputs) {
    const file = await outputPath(output, context);
    if (file === null || file === entry.path) continue;
    const bytes = await reader.read(file);
    if (bytes === null || Buffer.from(bytes).includes(name)) throw siteProblem({ code: 'damaged', what: 'site' });
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
    ...outputsOfPublication({ id: articleId, number: entry.number, isNew: false }, entry.places, [], pages),
  ];
  const photos = Object.keys(entry.photos).filter((file) => !neighbours.photos.has(file));
  const remove = withdrawal.how === 'removed' ? [entry.path, ...photos] : photos;
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
