import type { Portal } from '../../../shared/portal/schema.ts';
import { pageCount } from '../../../shared/rendering/list-page.ts';
import { assertNever } from '../../../shared/result.ts';
import { searchShardCount, sitemapPageCount } from './outputs.ts';
import { sectionIdOf, sectionListName } from './site-lists.ts';
import type { ListName, ListPlace, Output, SiteEntry } from './site-state.ts';
import type { StateView } from './state-files.ts';

/** What leads where decides: an article before the lists that name it, lists before the pages that show them, the search's table last. */
function rank(output: Output): number {
  switch (output.kind) {
    case 'standing':
    case 'not-found':
    case 'search':
    case 'robots':
      return 0;
    case 'article':
      return 1;
    case 'moved':
    case 'list-page':
      return 2;
    case 'list-index':
      return 3;
    case 'home':
    case 'feed':
    case 'section-feed':
    case 'sitemap-page':
    case 'news-sitemap':
    case 'search-shard':
      return 4;
    case 'sitemap':
    case 'search-index':
      return 5;
    default:
      return assertNever(output);
  }
}

/** Outputs in groups to be written one after the other, each settled before the next; each output once. */
export function inWritingOrder(outputs: readonly Output[]): readonly (readonly Output[])[] {
  const once = [...new Map(outputs.map((output) => [JSON.stringify(output), output])).values()];
  return [0, 1, 2, 3, 4, 5]
    .map((group) => once.filter((output) => rank(output) === group))
    .filter((group) => group.length > 0);
}

const openedPages = (list: ListName | null, page: number, isNew: boolean): Output[] => [
  { kind: 'list-page', list, page },
  ...(isNew && page > 1 ? [{ kind: 'list-page' as const, list, page: page - 1 }] : []),
  { kind: 'list-index', list },
];

/** An article's page, and the addresses that it had before. */
export const pagesOf = (id: string, { moved = [] }: Pick<SiteEntry, 'moved'>): readonly Output[] => [
  { kind: 'article', id },
  ...moved.map((_path, index): Output => ({ kind: 'moved', id, index })),
];

/** What one publication changes. `before` and `after` are the article's places; a new place may have opened a new page. */
export function outputsOfPublication(
  article: { readonly id: string; readonly isNew: boolean } & Pick<SiteEntry, 'number' | 'moved'>,
  before: readonly ListPlace[],
  after: readonly ListPlace[],
  waiting: readonly string[],
): readonly Output[] {
  const wasThere = (place: ListPlace) => before.some((old) => old.kind === place.kind && old.name === place.name);
  const places = [
    ...after,
    ...before.filter((old) => !after.some((place) => place.name === old.name && place.kind === old.kind)),
  ];
  return [
    ...pagesOf(article.id, article),
    ...waiting.map((id): Output => ({ kind: 'article', id })),
    ...openedPages(null, pageCount(article.number), article.isNew),
    ...places.flatMap((place): Output[] => {
      const list: ListName = { kind: place.kind, name: place.name };
      return [
        ...openedPages(list, place.page, !wasThere(place)),
        ...(place.kind === 'section' ? [{ kind: 'section-feed' as const, section: sectionIdOf(place.name) }] : []),
      ];
    }),
    { kind: 'home' },
    { kind: 'feed' },
    { kind: 'sitemap-page', page: sitemapPageCount(article.number) },
    { kind: 'sitemap' },
    { kind: 'news-sitemap' },
    { kind: 'search-shard', shard: searchShardCount(article.number) },
    { kind: 'search-index' },
  ];
}

/** All that a site has besides articles and their lists: enough for a new site to be whole. */
export const frameOutputs = (portal: Portal): readonly Output[] => [
  { kind: 'not-found' },
  { kind: 'search' },
  { kind: 'robots' },
  ...portal.standingPages.map((_page, index): Output => ({ kind: 'standing', index })),
  { kind: 'list-index', list: null },
  ...portal.sections.flatMap((section): Output[] => [
    { kind: 'list-index', list: sectionListName(section.id) },
    { kind: 'section-feed', section: section.id },
  ]),
  { kind: 'home' },
  { kind: 'feed' },
  { kind: 'sitemap-page', page: 0 },
  { kind: 'sitemap' },
  { kind: 'news-sitemap' },
  { kind: 'search-index' },
];

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Every list's pages, the sitemap and the search index: what a rebuild writes besides frame and articles. */
export async function listOutputs(portal: Portal, view: StateView): Promise<readonly Output[]> {
  const { articles } = await view.head();
  const outputs: Output[] = [
    ...upTo(pageCount(articles)).map((page): Output => ({ kind: 'list-page', list: null, page })),
    ...upTo(sitemapPageCount(articles)).map((page): Output => ({ kind: 'sitemap-page', page })),
    ...upTo(searchShardCount(articles)).map((shard): Output => ({ kind: 'search-shard', shard })),
  ];
  for (const kind of ['section', 'tag', 'author'] as const) {
    for (const name of await view.listNames(kind)) {
      const list: ListName = { kind, name };
      if (kind === 'section' && !portal.sections.some((section) => section.id === sectionIdOf(name))) continue;
      const total = (await view.list(list))?.total ?? 0;
      outputs.push(...upTo(pageCount(total)).map((page): Output => ({ kind: 'list-page', list, page })));
      outputs.push({ kind: 'list-index', list });
    }
  }
  return outputs;
}
