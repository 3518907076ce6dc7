import { defineImportRule, sel, type AnyDOMImportRule, type DOMPreprocessFn } from '@lexical/html';
import { $isElementNode, type LexicalNode } from 'lexical';
import { keptUrl } from '../convert/runs.ts';
import { $createEmbedNode } from '../nodes/embed-node.ts';
import { $createFigureNode, NO_FACTS } from '../nodes/figure-node.ts';

const $inlineOf = (nodes: readonly LexicalNode[]): LexicalNode[] =>
  nodes.flatMap((node) => {
    if (node.isInline()) return [node];
    return $isElementNode(node) ? $inlineOf(node.getChildren()) : [];
  });

/** What a page is made of besides its words. Removed before anything is read. */
const FURNITURE =
  'script, style, noscript, template, head, title, meta, link, base, object, applet, svg, canvas, form > input, select, button, dialog, [hidden]';

/** Word writes the bullet or number of a list item into the text as well; the list has its own. */
const WORD_MARKER = '[data-mso-list="Ignore"]';

/** Removes the furniture of a foreign page, once Lexical has seen from its head where it comes from and how it is styled. */
export const removeFurniture: DOMPreprocessFn = (dom, _ctx, $next) => {
  $next();
  for (const element of dom.querySelectorAll(FURNITURE)) {
    if (element.localName !== 'head') element.remove();
  }
};

const BLOCKS = 'p, div, ul, ol, li, td, th, tr, br, h1, h2, h3, h4, h5, h6, figure, figcaption, blockquote, table';

/** The words of a foreign page, for the check that all of them arrive. */
export function wordsOfPage(page: Document): string {
  const copy = page.body.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const element of copy.querySelectorAll(FURNITURE)) element.remove();
  for (const element of copy.querySelectorAll(WORD_MARKER)) element.remove();
  for (const block of copy.querySelectorAll(BLOCKS)) {
    block.before(' ');
    block.after(' ');
  }
  return copy.textContent;
}

const altOf = (image: Element | null): string =>
  (image?.getAttribute('alt') ?? '').replace(/\s+/gu, ' ').trim().slice(0, 2_000);

/** A photo of a foreign page is never loaded: its frame stays empty, its caption is kept. */
const figureRule = defineImportRule({
  name: 'toasoan/figure',
  match: sel.tag('figure'),
  $import: (ctx, element, $next) => {
    const image = element.querySelector('img, picture, video');
    const caption = element.querySelector('figcaption');
    if (image === null && caption === null) return $next();
    if (element.querySelector('table, iframe') !== null) return $next();
    const words = caption === null ? [] : $inlineOf(ctx.$importChildren(caption));
    return [$createFigureNode('', { ...NO_FACTS, alt: altOf(element.querySelector('img')) }, words)];
  },
});

const imageRule = defineImportRule({
  name: 'toasoan/img',
  match: sel.tag('img'),
  $import: (_ctx, element) => {
    // Counting pixels and spacers are no photos.
    const width = Number(element.getAttribute('width') ?? Number.NaN);
    const height = Number(element.getAttribute('height') ?? Number.NaN);
    if (width < 40 || height < 40) return [];
    return [$createFigureNode('', { ...NO_FACTS, alt: altOf(element) })];
  },
});

/** A player or post of another site becomes a link card; nothing is loaded from there. */
const frameRule = defineImportRule({
  name: 'toasoan/iframe',
  match: sel.tag('iframe'),
  $import: (_ctx, element) => {
    const url = keptUrl(element.getAttribute('src')?.replace(/^\/\//u, 'https://') ?? '');
    if (url === null || !URL.canParse(url) || !/^https?:/iu.test(url)) return [];
    const title = (element.getAttribute('title') ?? '').replace(/\s+/gu, ' ').trim();
    return [$createEmbedNode({ url, title, provider: new URL(url).hostname.replace(/^www\./u, '') })];
  },
});

/** What Lexical's own rules do not know of an article. */
export const PASTE_RULES: readonly AnyDOMImportRule[] = [figureRule, imageRule, frameRule];
