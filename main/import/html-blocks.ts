import { LIMITS, type ListItem, type Run, type TableCell } from '../../shared/article/schema.ts';
import { countSyllables } from '../../shared/text/syllables.ts';
import {
  attribute,
  childElements,
  descendants,
  isElement,
  isText,
  visibleText,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';

/** Reads the words of one node with their formats; blocks inside are set apart by a line break. */
export type ReadRuns = (nodes: readonly HtmlNode[]) => readonly Run[];

const LIST_TAGS = /^[uo]l$/;
const BLOCKS_IN_ITEMS = /^(div|table|h[1-6]|img|figure|iframe|form|section|article|blockquote|hr)$/;

const listItems = (list: HtmlElement): readonly HtmlElement[] =>
  childElements(list).filter(({ tagName }) => tagName === 'li');

/** Items of words and lists of them, nothing else: what a list of an article can be. */
export function isPlainList(list: HtmlElement): boolean {
  const items = listItems(list);
  const strays = list.childNodes.some(
    (node) => (isText(node) && node.value.trim() !== '') || (isElement(node) && node.tagName !== 'li'),
  );
  if (items.length === 0 || items.length > LIMITS.entries || strays) return false;
  for (const element of descendants(list)) {
    if (BLOCKS_IN_ITEMS.test(element.tagName)) return false;
    if (LIST_TAGS.test(element.tagName) && element.childNodes.length > LIMITS.entries) return false;
  }
  return true;
}

/** A list of words; lists of cards, pictures and menus are taken apart instead. */
export function isListOfText(list: HtmlElement): boolean {
  if (!isPlainList(list)) return false;
  let links = 0;
  for (const element of descendants(list)) if (element.tagName === 'a') links += visibleText(element).trim().length;
  return links < visibleText(list).trim().length * 0.6;
}

/** The items of such a list, at most `LIMITS.listDepth` deep: what lies deeper continues the item above it. */
export function readItems(list: HtmlElement, readRuns: ReadRuns, depth = 1): readonly ListItem[] {
  return listItems(list).flatMap((item): ListItem[] => {
    const nested = childElements(item).filter(({ tagName }) => LIST_TAGS.test(tagName));
    const fits = depth < LIMITS.listDepth;
    const own = item.childNodes.filter((node) => !fits || !isElement(node) || !LIST_TAGS.test(node.tagName));
    const text = readRuns(own);
    const below = fits ? nested.flatMap((child) => readItems(child, readRuns, depth + 1)) : [];
    if (text.length === 0 && below.length === 0) return [];
    const [first] = nested;
    const child = first === undefined || below.length === 0 ? null : { ordered: first.tagName === 'ol', items: below };
    return [{ text, child }];
  });
}

const rowsOf = (table: HtmlElement): readonly HtmlElement[] =>
  childElements(table).flatMap((part) =>
    part.tagName === 'tr'
      ? [part]
      : /^t(head|body|foot)$/.test(part.tagName)
        ? childElements(part).filter(({ tagName }) => tagName === 'tr')
        : [],
  );

const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  childElements(row).filter(({ tagName }) => /^t[hd]$/.test(tagName));

/** Rows and columns of words within what an article's table can hold, nothing else in them. */
export function isPlainTable(table: HtmlElement): boolean {
  const counts = rowsOf(table).map((row) => cellsOf(row).length);
  const cells = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length === 0 || counts.length > LIMITS.entries || cells > LIMITS.cells) return false;
  for (const element of descendants(table))
    if (/^(table|img|iframe|form|input|figure|caption)$/.test(element.tagName)) return false;
  return Math.max(...counts) <= 100;
}

/** A table of facts: rows and columns of short texts. Everything else in tables is how pages were laid out before style sheets. */
export function isDataTable(table: HtmlElement): boolean {
  const rows = rowsOf(table);
  if (rows.length > LIMITS.entries) return false;
  const counts = rows.map((row) => cellsOf(row).length);
  const columns = Math.max(0, ...counts);
  const cells = counts.reduce((sum, count) => sum + count, 0);
  if (rows.length < 2 || columns < 2 || columns > 100 || cells > LIMITS.cells) return false;
  for (const element of descendants(table))
    if (/^(table|img|iframe|form|input|h[1-6]|ul|ol|caption)$/.test(element.tagName)) return false;
  return rows.every((row) => cellsOf(row).every((cell) => countSyllables(visibleText(cell)) <= 60));
}

const span = (cell: HtmlElement, name: string, most: number): number =>
  Math.min(most, Math.max(1, Math.floor(Number(attribute(cell, name))) || 1));

/** The rows of such a table; empty rows are kept, since a span may cross them. */
export const readRows = (table: HtmlElement, readRuns: ReadRuns): readonly { readonly cells: readonly TableCell[] }[] =>
  rowsOf(table).map((row) => ({
    cells: cellsOf(row).map((cell) => ({
      header: cell.tagName === 'th',
      colSpan: span(cell, 'colspan', 100),
      rowSpan: span(cell, 'rowspan', 1_000),
      text: readRuns(cell.childNodes),
    })),
  }));
