import { $createLinkNode, $isLinkNode, type LinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTextNode,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  createState,
  TEXT_TYPE_TO_FORMAT,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import * as v from 'valibot';
import { canonicalRuns } from '../../../shared/article/runs.ts';
import { LinkUrlSchema, MARKS, type Mark, type Run } from '../../../shared/article/schema.ts';

const FORMAT_NAMES: Readonly<Record<Mark, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikethrough',
  subscript: 'subscript',
  superscript: 'superscript',
};

const BITS = MARKS.map((mark) => [mark, TEXT_TYPE_TO_FORMAT[FORMAT_NAMES[mark]] ?? 0] as const);

/** Every format that an article can hold, as Lexical's bits; all others are never kept. */
export const KNOWN_FORMATS = BITS.reduce((bits, [, bit]) => bits | bit, 0);

const formatOf = (marks: readonly Mark[]): number =>
  BITS.reduce((bits, [mark, bit]) => (marks.includes(mark) ? bits | bit : bits), 0);

const marksByFormat = new Map<number, readonly Mark[]>();

/** The marks of Lexical's format bits, in canonical order. */
export function marksOf(format: number): readonly Mark[] {
  const known = marksByFormat.get(format);
  if (known !== undefined) return known;
  const marks = BITS.flatMap(([mark, bit]) => ((format & bit) === 0 ? [] : [mark]));
  marksByFormat.set(format, marks);
  return marks;
}

/** A line break has no format in Lexical; in a run it has. -1: that of the text before it. */
const breakFormatState = createState('breakFormat', {
  parse: (value): number => (typeof value === 'number' ? value : -1),
});

/** A link's address when it may be kept, else null. */
export const keptUrl = (url: string): string | null => {
  const parsed = v.safeParse(LinkUrlSchema, url);
  return parsed.success ? parsed.output : null;
};

/** The nodes of some formatted text, for the inside of a paragraph. */
export function $runNodes(runs: readonly Run[]): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  let link: LinkNode | null = null;
  let before = 0;
  for (const run of canonicalRuns(runs)) {
    if (run.link === null) link = null;
    else if (link === null || link.getURL() !== run.link) {
      link = $createLinkNode(run.link);
      nodes.push(link);
    }
    const format = formatOf(run.marks);
    for (const [index, piece] of run.text.split('\n').entries()) {
      const made: LexicalNode[] = [];
      if (index > 0) made.push($setState($createLineBreakNode(), breakFormatState, format === before ? -1 : format));
      if (piece !== '') {
        made.push($createTextNode(piece).setFormat(format));
        before = format;
      }
      if (link === null) nodes.push(...made);
      else link.append(...made);
    }
  }
  return nodes;
}

/** The formatted text inside an element, in canonical form. */
export function $readRuns(element: ElementNode): readonly Run[] {
  const runs: Run[] = [];
  let before = 0;
  const $collect = (parent: ElementNode, link: string | null): void => {
    for (let node = parent.getFirstChild(); node !== null; node = node.getNextSibling()) {
      if ($isTextNode(node)) {
        before = node.getFormat() & KNOWN_FORMATS;
        runs.push({ text: node.getTextContent(), marks: marksOf(before), link });
      } else if ($isLineBreakNode(node)) {
        const own = $getState(node, breakFormatState);
        runs.push({ text: '\n', marks: marksOf(own < 0 ? before : own), link });
      } else if ($isElementNode(node)) $collect(node, $isLinkNode(node) ? keptUrl(node.getURL()) : link);
    }
  };
  $collect(element, null);
  return canonicalRuns(runs);
}
