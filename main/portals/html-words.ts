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

function walk(node: Node, unseen: ReadonlySet<string>, said: string[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (node.nodeName === '#text') {
    said.push('value' in node ? node.value.replaceAll('\n', ' ') : '');
    return;
  }
  if (unseen.has(node.nodeName)) return;
  if (node.nodeName === 'br') said.push(' ');
  const isApart = APART.has(node.nodeName);
  if (isApart) said.push('\n');
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, unseen, said, depth + 1);
  if (isApart) said.push('\n');
}

function linesIn(node: Node, unseen: ReadonlySet<string>): readonly string[] {
  const said: string[] = [];
  walk(node, unseen, said, 0);
  return said
    .join('')
    .split('\n')
    .map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

const UNSEEN_IN_BODY: ReadonlySet<string> = new Set([...UNSEEN, 'figure']);

/** The words of a piece of markup, one entry for each paragraph, item or cell, in reading order. Figures are left out: they are compared by themselves. */
export const paragraphsIn = (html: string): readonly string[] => linesIn(parseFragment(html), UNSEEN_IN_BODY);

/** The words of a whole page as a reader sees them, one line each. */
export const pageWords = (html: string): string => linesIn(parse(html), UNSEEN).join('\n');
