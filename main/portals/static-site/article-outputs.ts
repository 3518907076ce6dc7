import { renderArticlePage, type RelatedTarget } from '../../../shared/rendering/article-page.ts';
import { articleTeaser } from '../../../shared/rendering/card-of-article.ts';
import { renderMovedPage, renderWithdrawnPage } from '../../../shared/rendering/plain-pages.ts';
import type { ListRef } from '../../../shared/rendering/site-paths.ts';
import type { OutputContext } from './outputs.ts';
import { listKey } from './site-lists.ts';
import { siteProblem } from './site-problem.ts';
import type { SiteEntry } from './site-state.ts';
import type { StateView } from './state-files.ts';

async function listsOf(
  entry: SiteEntry,
  kind: 'tag' | 'author',
  titles: readonly string[],
  view: StateView,
): Promise<ReadonlyMap<string, ListRef>> {
  const places = entry.places.filter((place) => place.kind === kind);
  const lists = await Promise.all(places.map((place) => view.list(place)));
  const refs = new Map<string, ListRef>();
  for (const title of titles) {
    const list = lists.find((candidate) => candidate?.key === listKey(title));
    if (list) refs.set(title, { kind, slug: list.name });
  }
  return refs;
}

async function relatedTargets(entry: SiteEntry, view: StateView): Promise<ReadonlyMap<string, RelatedTarget>> {
  const targets = new Map<string, RelatedTarget>();
  for (const link of Object.values(entry.article.related)) {
    if (link.kind !== 'internal') continue;
    const target = await view.entry(link.article);
    if (target !== null && target.withdrawn === undefined)
      targets.set(link.article, { path: target.path, publishedAt: target.publishedAt });
  }
  return targets;
}

/** The article's page, or what its withdrawal left in its place. */
export async function renderArticle(id: string, context: OutputContext): Promise<string> {
  const { view } = context;
  const entry = await view.entry(id);
  if (entry === null) throw siteProblem({ code: 'damaged', what: 'site' });
  if (entry.withdrawn !== undefined) return renderWithdrawnPage(entry.path, entry.withdrawn.notice, context);
  const { article } = entry;
  const names = Object.values(article.bylines).map((byline) => byline.name);
  return renderArticlePage(
    {
      article,
      path: entry.path,
      publishedAt: entry.publishedAt,
      updatedAt: entry.updatedAt,
      teaser: articleTeaser(article),
      latest: entry.latest,
      related: await relatedTargets(entry, view),
      tagLists: await listsOf(entry, 'tag', article.tags, view),
      authorLists: await listsOf(entry, 'author', names, view),
      photoExtension: context.photoExtension,
    },
    context,
  );
}

/** What stands at an address that the article's page had before. */
export async function renderMoved(id: string, index: number, context: OutputContext): Promise<string> {
  const entry = await context.view.entry(id);
  const from = entry?.moved?.[index];
  if (entry === null || from === undefined) throw siteProblem({ code: 'damaged', what: 'site' });
  const { withdrawn, article, path } = entry;
  return renderMovedPage(from, path, withdrawn === undefined ? article.headline : null, context);
}
