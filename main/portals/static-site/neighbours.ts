import { pageCount } from '../../../shared/rendering/list-page.ts';
import type { SiteEntry } from './site-state.ts';
import { STATE_PATHS, type StateView } from './state-files.ts';

/** What the rest of the site has to do with an article. */
export interface Neighbours {
  /** Articles that lead to it as a related one. */
  readonly linking: readonly string[];
  /** Articles that show it in their box of what was new. */
  readonly beside: readonly SiteEntry[];
  readonly photos: ReadonlySet<string>;
}

/** Where its page stands and stood. */
export const addressesOf = ({ path: now, moved = [] }: SiteEntry): ReadonlySet<string> => new Set([now, ...moved]);

/** Looks through the whole site: who leads to an article is written down nowhere, and what is withdrawn must not be shown anywhere. */
export async function neighboursOf(entry: SiteEntry, view: StateView): Promise<Neighbours> {
  const { id } = entry.article;
  const linking: string[] = [];
  const beside: SiteEntry[] = [];
  const photos = new Set<string>();
  const addresses = addressesOf(entry);
  const pages = pageCount((await view.head()).articles);
  for (let page = 1; page <= pages; page += 1) {
    for (const card of await view.cards(page)) {
      const other = card.id === id ? null : await view.entry(card.id);
      if (other === null) continue;
      for (const file of Object.keys(other.photos)) photos.add(file);
      if (other.latest.some((item) => addresses.has(item.path))) beside.push(other);
      const leads = Object.values(other.article.related).some(
        (link) => link.kind === 'internal' && link.article === id,
      );
      if (leads && other.withdrawn === undefined) linking.push(card.id);
    }
  }
  return { linking, beside, photos };
}

/** The page moves to another address: changes the view so that the whole site leads there, and answers whose pages are to be written anew for it. */
export async function leadElsewhere(before: SiteEntry, path: string, view: StateView): Promise<readonly string[]> {
  const { linking, beside } = await neighboursOf(before, view);
  const addresses = addressesOf(before);
  for (const other of beside) {
    const latest = other.latest.map((item) => (addresses.has(item.path) ? { ...item, path } : item));
    view.set(STATE_PATHS.entry(other.article.id), { ...other, latest });
  }
  return [...linking, ...beside.map(({ article }) => article.id)];
}
