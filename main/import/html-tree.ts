import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { fail, ok, type Result } from '../../shared/result.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** Real pages have some thousands of elements, thirty deep. A parser's work can grow with the product of the two. */
const MAX_NODES = 150_000;
const MAX_DEPTH = 400;

/** Thrown through the parser to stop it; never leaves this file. */
class TooMuch extends Error {}

/** The page as a tree, or null for one that is built to exhaust the program. Comments, scripts and styles are still in it. */
export function parseBounded(source: string): Result<HtmlDocument, 'too-large'> {
  let nodes = 0;
  let depth = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new TooMuch();
  };
  try {
    const document = parse(source, {
      scriptingEnabled: false,
      treeAdapter: {
        ...defaultTreeAdapter,
        createElement: (...args) => {
          count();
          return defaultTreeAdapter.createElement(...args);
        },
        createTextNode: (...args) => {
          count();
          return defaultTreeAdapter.createTextNode(...args);
        },
        onItemPush: () => {
          depth += 1;
          if (depth > MAX_DEPTH) throw new TooMuch();
        },
        onItemPop: () => {
          depth -= 1;
        },
      },
    });
    return ok(document);
  } catch (error) {
    if (error instanceof TooMuch) return fail('too-large');
    throw error;
  }
}

export const isElement = (node: HtmlNode): node is HtmlElement => defaultTreeAdapter.isElementNode(node);
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => defaultTreeAdapter.isTextNode(node);

/** The value of an attribute, the empty text where there is none. */
export const attribute = (element: HtmlElement, name: string): string =>
  element.attrs.find((entry) => entry.name === name)?.value ?? '';

export const hasAttribute = (element: HtmlElement, name: string): boolean =>
  element.attrs.some((entry) => entry.name === name);

export const childElements = (element: HtmlElement): readonly HtmlElement[] => element.childNodes.filter(isElement);

/** Never seen by a reader, whatever they hold. */
const UNSEEN_TAGS = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'svg',
  'canvas',
  'object',
  'datalist',
]);

export const isUnseen = (element: HtmlElement): boolean => UNSEEN_TAGS.has(element.tagName);

/** All words below an element that a reader could see. */
export function visibleText(element: HtmlElement): string {
  if (isUnseen(element)) return '';
  return element.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) ? visibleText(node) : ''))
    .join('');
}

/** Every element below, in the order of the page. */
export function* descendants(parent: HtmlDocument | HtmlElement): Generator<HtmlElement> {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* descendants(node);
  }
}
