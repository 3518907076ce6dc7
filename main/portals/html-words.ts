import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements whose words are nobody's to read. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe', 'select', 'textarea']);

/** Elements that end a line of words where they begin and where they end. */
const APART = new Set(
  (
    'p div section article aside header footer main nav figure figcaption hr h1 h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd ' +
    'details summary table thead tbody tfoot tr td th caption pre form body html'
  ).split(' '),
);

/** Deeper nesting than any article has is not walked: a hostile page cannot exhaust the stack. */
const MAX_DEPTH = 200;

function walk(node: Node, said: string[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (node.nodeName === '#text') {
    said.push('value' in node ? node.value.replaceAll('\n', ' ') : '');
    return;
  }
  if (UNSEEN.has(node.nodeName)) return;
  if (node.nodeName === 'br') said.push(' ');
  const isApart = APART.has(node.nodeName);
  if (isApart) said.push('\n');
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, said, depth + 1);
  if (isApart) said.push('\n');
}

function linesIn(node: Node): readonly string[] {
  const said: string[] = [];
  walk(node, said, 0);
  return said
    .join('')
    .split('\n')
    .map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** The words of a piece of markup, one entry for each paragraph, item or cell, in reading order. */
export const paragraphsIn = (html: string): readonly string[] => linesIn(parseFragment(html));

/** The words of a whole page as a reader sees them, one line each. */
export const pageWords = (html: string): string => linesIn(parse(html)).join('\n');
