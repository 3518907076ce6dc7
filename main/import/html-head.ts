import { parseVietnamTime } from '../../shared/text/vietnam-time.ts';
import { cleanForeign } from './clean-runs.ts';
import { webAddress } from './html-inline.ts';
import { attribute, descendants, isText, type HtmlElement, type parseBounded } from './html-tree.ts';

type Document = Extract<ReturnType<typeof parseBounded>, { ok: true }>['value'];

/** What a page's head says of it. */
export interface PageHead {
  readonly titles: readonly string[];
  readonly publishedAt: string | null;
  readonly url: string | null;
  /** What relative addresses are relative to. */
  readonly base: string | null;
}

const rawText = (element: HtmlElement): string =>
  element.childNodes.map((node) => (isText(node) ? node.value : '')).join('');

/** Reads title, canonical address, base and time of publication from wherever they stand. */
export function readHead(document: Document): PageHead {
  const titles: string[] = [];
  const meta = new Map<string, string>();
  let canonical = '';
  let base = '';
  for (const element of descendants(document)) {
    if (element.tagName === 'title') titles.push(cleanForeign(rawText(element)).trim());
    if (element.tagName === 'base' && base === '') base = attribute(element, 'href');
    if (element.tagName === 'link' && /(^|\s)canonical(\s|$)/i.test(attribute(element, 'rel')))
      canonical = attribute(element, 'href');
    if (element.tagName !== 'meta') continue;
    const name = [attribute(element, 'property'), attribute(element, 'name'), attribute(element, 'itemprop')].find(
      (value) => value !== '',
    );
    if (name !== undefined && !meta.has(name.toLowerCase()))
      meta.set(name.toLowerCase(), attribute(element, 'content'));
  }
  const ogTitle = cleanForeign(meta.get('og:title') ?? '').trim();
  const stated = meta.get('article:published_time') ?? meta.get('datepublished') ?? meta.get('pubdate') ?? '';
  const time = parseVietnamTime(stated);
  const url = webAddress(canonical, null) ?? webAddress(meta.get('og:url') ?? '', null);
  return {
    titles: [ogTitle, ...titles].filter((title) => title !== ''),
    publishedAt: time.ok ? time.value : null,
    url,
    base: webAddress(base, url) ?? url,
  };
}
