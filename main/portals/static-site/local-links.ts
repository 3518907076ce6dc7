import path from 'node:path';
import { NOT_FOUND_PATH } from '../../../shared/rendering/site-paths.ts';

const ADDRESS = /\s(?:href|src|srcset|action)="([^"]*)"/g;

const plain = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Files of the site that a page leads to or shows, by path from the site's root. Reads only pages that this program wrote. */
export function localLinks(page: string, html: string, siteUrl: string | null): readonly string[] {
  const base = (siteUrl ?? '').replace(/^https?:\/\/[^/?#]+/iu, '').replace(/[?#].*$/, '');
  const found = new Set<string>();
  for (const [, attribute = ''] of html.matchAll(ADDRESS)) {
    for (const candidate of plain(attribute).split(',')) {
      const address = candidate.trim().split(/[\s#?]/)[0] ?? '';
      if (address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) continue;
      const target =
        page === NOT_FOUND_PATH ? address.slice(base.length + 1) : path.posix.join(path.posix.dirname(page), address);
      if (!target.startsWith('..') && !target.endsWith('/')) found.add(target);
    }
  }
  return [...found];
}
