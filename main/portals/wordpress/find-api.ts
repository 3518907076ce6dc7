import { ok } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { htmlOf, refusalOf } from '../http/judge-answer.ts';
import type { SendRequest } from '../http/send-request.ts';
import type { PortalAnswer } from '../portal.ts';
import { portalFailure } from '../portal-error.ts';

const REL = 'https://api.w.org/';

const attributeOf = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'iu')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

/** The address in `Link: <…>; rel="https://api.w.org/"`, among whatever other links there are. */
const linkedInHeader = (header: string): string | null =>
  [...header.matchAll(/<([^>]*)>([^<]*)/gu)].find(([, , more]) => more?.includes(REL))?.[1] ?? null;

/** The same in the page's head, for sites whose cache keeps no headers. */
const linkedInPage = (html: string): string | null =>
  [...html.matchAll(/<link\s[^>]*>/giu)]
    .filter(([tag]) => attributeOf(tag, 'rel') === REL)
    .map(([tag]) => attributeOf(tag, 'href'))
    .at(0) ?? null;

/**
 * Where a site serves its interface, as its home page says: with plain permalinks it is not `/wp-json/`, and a request there would be answered by the
 * home page. The header alone is asked for first, which spares the site making the page. Asked without the account; an interface of another origin than
 * the saved address never gets it.
 */
export async function findApi(address: string, send: SendRequest, now: Date, signal: AbortSignal): PortalAnswer<URL> {
  for (const method of ['HEAD', 'GET'] as const) {
    const home = await send({ method, url: `${address}/`, headers: { accept: 'text/html' }, body: null }, signal);
    if (!home.ok) return home;
    const { headers, status } = home.value;
    const found = linkedInHeader([headers.link ?? ''].flat().join(', ')) ?? linkedInPage(htmlOf(home.value) ?? '');
    if (status === 200 && found !== null && URL.canParse(found, `${address}/`)) {
      const root = new URL(found, `${address}/`);
      return root.origin === new URL(address).origin
        ? ok(root)
        : portalFailure('final', 'redirected', { detail: cleanLine(root.origin, 300) });
    }
    if (status !== 200 && method === 'GET') return refusalOf(home.value, false, now);
  }
  return portalFailure('not-done', 'strange-answer');
}

/** The address of a route, with pretty permalinks (`/wp-json/…`) or plain ones (`/?rest_route=/…`). */
export function routeAt(root: URL, route: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(root);
  const plain = url.searchParams.get('rest_route');
  const path = `${(plain ?? url.pathname).replace(/\/+$/u, '')}/${route}`;
  if (plain === null) url.pathname = path;
  else url.searchParams.set('rest_route', path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
