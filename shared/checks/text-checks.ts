import { figuresInOrder } from '../article/outline.ts';
import { runsText } from '../article/runs.ts';
import type { Article, Block, ListItem, Run } from '../article/schema.ts';
import type { TextCheck } from './check-names.ts';
import { isDeadAddress, type IsGone } from './link-checks.ts';

/** Where words stand: a field of the page, a block, or a figure with its caption. `place` counts figures from 1. */
export type TextPlace =
  | { readonly on: 'kicker' | 'headline' | 'lead' | 'info' }
  | { readonly on: 'block'; readonly id: string }
  | { readonly on: 'figure'; readonly id: string; readonly place: number };

/** Something at a place of the text, with the words around it. */
export interface TextFinding {
  readonly check: TextCheck;
  readonly at: TextPlace;
  readonly words: string;
}

/**
 * "TK" as a word of its own: whatever a letter, a mark or a digit touches is another word, in any alphabet, so neither "TKV" nor "ĐTK" is meant.
 * `\b` would see a limit inside every Vietnamese word.
 */
const TO_COME = /(?<![\p{L}\p{M}\p{N}_])TK(?![\p{L}\p{M}\p{N}_])/u;

const AROUND = 24;

/** The words around a hit, cut at spaces. */
function around(text: string, from: number, length: number): string {
  const start = from <= AROUND ? 0 : text.lastIndexOf(' ', from - AROUND) + 1;
  const after = text.indexOf(' ', from + length + AROUND);
  const cut = text.slice(start, after === -1 ? undefined : after).replaceAll(/\s+/gu, ' ');
  return `${start === 0 ? '' : '…'}${cut.slice(0, 160)}${after === -1 && cut.length <= 160 ? '' : '…'}`;
}

interface Piece {
  readonly at: TextPlace;
  readonly runs: readonly Run[];
}

const plain = (text: string): readonly Run[] => [{ text, marks: [], link: null }];

const itemPieces = (item: ListItem): readonly (readonly Run[])[] => [
  item.text,
  ...(item.child?.items.flatMap(itemPieces) ?? []),
];

function blockRuns(block: Block): readonly (readonly Run[])[] {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'quote':
      return [block.text];
    case 'list':
      return block.items.flatMap(itemPieces);
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => cell.text));
    case 'embed':
      return [[{ text: block.title, marks: [], link: block.url }]];
    case 'figure':
    case 'rule':
    case 'note':
      return [];
  }
}

/** Every stretch of text that may reach a reader, in reading order. */
function piecesOf(article: Article): readonly Piece[] {
  const figures = new Map(figuresInOrder(article).map(([id, figure], index) => [id, { figure, place: index + 1 }]));
  const figurePieces = (id: string | null): readonly Piece[] => {
    const known = id === null ? undefined : figures.get(id);
    if (id === null || known === undefined) return [];
    const { figure, place } = known;
    const at = { on: 'figure', id, place } as const;
    const lines = [figure.alt, figure.photographer, figure.source, figure.rights].map(plain);
    return [figure.caption, ...lines].map((runs) => ({ at, runs }));
  };
  const info = [article.shortTitle, article.teaser, article.correctionNote].map((text): Piece => ({
    at: { on: 'info' },
    runs: plain(text),
  }));
  return [
    { at: { on: 'kicker' }, runs: plain(article.kicker) },
    { at: { on: 'headline' }, runs: plain(article.headline) },
    ...figurePieces(article.leadFigure),
    { at: { on: 'lead' }, runs: article.lead },
    ...article.body.flatMap((block) =>
      block.kind === 'figure'
        ? figurePieces(block.figure)
        : blockRuns(block).map((runs): Piece => ({ at: { on: 'block', id: block.id }, runs })),
    ),
    ...info,
  ];
}

/** Notes that are still there. Nothing is looked for in their words: no reader meets them. */
const noteFindings = ({ body }: Article): readonly TextFinding[] =>
  body.flatMap((block) =>
    block.kind === 'note'
      ? [{ check: 'note', at: { on: 'block', id: block.id }, words: around(runsText(block.text), 0, 0) }]
      : [],
  );

/** Every web page that the article leads its readers to, each once. */
export function webLinksOf(article: Article): readonly string[] {
  const inText = piecesOf(article).flatMap(({ runs }) => runs.flatMap(({ link }) => link ?? []));
  const related = Object.values(article.related).flatMap((link) => (link.kind === 'external' ? [link.url] : []));
  return [...new Set([...inText, ...related])].filter((url) => /^https?:/iu.test(url));
}

/** Words still to come, and links that lead nowhere: once for each stretch of text; then the notes that are left. */
export function checkText(article: Article, isGone: IsGone): readonly TextFinding[] {
  const inText = piecesOf(article).flatMap(({ at, runs }) => {
    const found: TextFinding[] = [];
    const text = runsText(runs);
    const hit = TO_COME.exec(text);
    if (hit !== null) found.push({ check: 'tk', at, words: around(text, hit.index, hit[0].length) });
    const dead = runs.find(({ link }) => link !== null && (isDeadAddress(link) || isGone(link)));
    if (dead !== undefined) found.push({ check: 'link', at, words: dead.text });
    return found;
  });
  return [...inText, ...noteFindings(article)];
}
