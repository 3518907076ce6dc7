import { inOrder } from '../article/order.ts';
import { BYLINE_ROLES, type Article, type Byline } from '../article/schema.ts';
import { markup, type Html } from './markup.ts';
import type { PortalWords } from './portal-words.ts';

/** The address of a name's own page; null where a name has none. */
export type AuthorHref = (name: string) => string | null;

/** Whether a name in the byline gets a page of its own: people of the text do, a source that is only quoted does not. */
export const hasAuthorPage = (byline: Pick<Byline, 'name' | 'relayed'>): boolean =>
  !byline.relayed && byline.name.trim() !== '';

function renderName(byline: Byline, words: PortalWords, href: AuthorHref): Html {
  const address = hasAuthorPage(byline) ? href(byline.name) : null;
  const name = address === null ? markup`${byline.name}` : markup`<a href="${address}">${byline.name}</a>`;
  const before = byline.relayed ? `${words.relayed} ` : '';
  return markup`${before}${name}${byline.agency === '' ? null : `/${byline.agency}`}`;
}

/** The names at the end of the article: one line per role, names in their order. */
export function renderByline(article: Article, words: PortalWords, href: AuthorHref): Html | null {
  const named = inOrder(article.bylines)
    .map(([, byline]) => byline)
    .filter((byline) => byline.name !== '' || byline.agency !== '');
  if (named.length === 0) return null;
  const roles = [...new Set(named.map((byline) => byline.role))].toSorted(
    (a, b) => BYLINE_ROLES.indexOf(a) - BYLINE_ROLES.indexOf(b),
  );
  const rows = roles.map((role) => {
    const people = named.filter((byline) => byline.role === role);
    const names = people.map((byline, index) => markup`${index === 0 ? '' : ' - '}${renderName(byline, words, href)}`);
    // “Theo TTXVN” says already what was done.
    const label = people.every((byline) => byline.relayed) ? '' : words.roles[role];
    return markup`<p>${label === '' ? '' : `${label} `}${names}</p>`;
  });
  return markup`<div class="byline">\n${rows.map((row) => markup`${row}\n`)}</div>`;
}
