import type { Mark, Run } from '../../shared/article/schema.ts';
import { ok, type Result } from '../../shared/result.ts';
import { cleanForeign, splitParagraphs, tidyRuns } from './clean-runs.ts';
import { isDataTable, isListOfText, readItems, readRows } from './html-blocks.ts';
import { readHead } from './html-head.ts';
import { createHintReader } from './html-hints.ts';
import { imageAddress, isTiny, linkAddress, marksOf, webAddress } from './html-inline.ts';
import {
  attribute,
  descendants,
  isElement,
  isText,
  isUnseen,
  parseBounded,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';
import type { Hint, PageElement, Piece, TakenApart, TextLevel } from './piece.ts';

/** Elements that stand beside words, not above them; everything else begins and ends a paragraph. */
const INLINE =
  /^(a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|o:p|q|ruby|rb|rt|rp|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|br|picture|source|input)$/;

const LEVELS: Readonly<Record<string, TextLevel>> = {
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  blockquote: 'quote',
};

const LINE_BREAK: Run = { text: '\n', marks: [], link: null };

interface Context {
  readonly marks: readonly Mark[];
  readonly link: string | null;
  readonly hints: ReadonlySet<Hint>;
  readonly within: PageElement | null;
  readonly level: TextLevel;
  readonly preformatted: boolean;
}

const textOf = (value: string, context: Context): Run => ({
  text: context.preformatted ? value : value.replace(/\n/g, ' '),
  marks: context.marks,
  link: context.link,
});

/** The words below some nodes as one stretch, for list items and table cells. */
function runsBelow(nodes: readonly HtmlNode[], context: Context, base: string | null): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (isText(node)) return [textOf(node.value, context)];
    if (!isElement(node) || isUnseen(node)) return [];
    if (node.tagName === 'br') return [LINE_BREAK];
    const below = runsBelow(node.childNodes, { ...context, ...inlineChanges(node, context, base) }, base);
    if (INLINE.test(node.tagName)) return below;
    return [LINE_BREAK, ...below, LINE_BREAK];
  });
}

function inlineChanges(element: HtmlElement, context: Context, base: string | null): Pick<Context, 'marks' | 'link'> {
  return {
    marks: marksOf(element, context.marks),
    link: element.tagName === 'a' ? linkAddress(attribute(element, 'href'), base) : context.link,
  };
}

/** The words below some nodes with their formats, as a list item or a table cell reads them. */
export const readInline = (nodes: readonly HtmlNode[]): readonly Run[] =>
  tidyRuns(
    runsBelow(nodes, { marks: [], link: null, hints: new Set(), within: null, level: 'p', preformatted: false }, null),
  );

/** A share button, an author or a date in a span of its own begins a new piece; a time inside a sentence does not. */
const standsAlone = (element: HtmlElement, inside: Context, around: Context): boolean =>
  element.tagName !== 'time' &&
  (['furniture', 'byline', 'date', 'caption'] as const).some(
    (hint) => inside.hints.has(hint) && !around.hints.has(hint),
  );

/** Two inline boxes that only a style sheet keeps apart: “Thái Nguyên” and “Sáng 12-5”. No word has a capital behind a small letter. */
const isGlued = (before: string, behind: string): boolean => /\p{Ll}\p{M}*$/u.test(before) && /^\p{Lu}/u.test(behind);

/** Gathers inline text until a block ends, and the pieces in their order. */
function createCollector() {
  const pieces: Piece[] = [];
  let inline: Run[] = [];
  let inlineContext: Context | null = null;
  return {
    pieces,
    addText: (value: string, context: Context): void => {
      // The first words decide whose hints and place a paragraph has.
      if (inlineContext === null && value.trim() !== '') inlineContext = context;
      if (isGlued(inline.at(-1)?.text ?? '', value)) inline.push({ text: ' ', marks: [], link: null });
      inline.push(textOf(value, context));
    },
    addBreak: (): void => {
      inline.push(LINE_BREAK);
    },
    flush: (): void => {
      const [context, runs] = [inlineContext, inline];
      [inlineContext, inline] = [null, []];
      if (context === null) return;
      const { hints, within, level } = context;
      for (const paragraph of splitParagraphs(runs))
        pieces.push({ kind: 'text', level, runs: paragraph, hints, within });
    },
  };
}

/** Elements that make one piece with all that is in them; null: their content makes its own. */
function wholePieces(element: HtmlElement, context: Context, base: string | null): readonly Piece[] | null {
  const place = { hints: context.hints, within: context.within };
  const readRuns = (nodes: readonly HtmlNode[]) =>
    tidyRuns(runsBelow(nodes, { ...context, marks: [], link: null }, base));
  if (element.tagName === 'hr') return [{ kind: 'rule', ...place }];
  if (element.tagName === 'iframe') {
    const url = webAddress(attribute(element, 'src'), base);
    return url === null ? [] : [{ kind: 'embed', url, title: cleanForeign(attribute(element, 'title')), ...place }];
  }
  if (/^[uo]l$/.test(element.tagName) && isListOfText(element)) {
    const items = readItems(element, readRuns);
    return items.length === 0 ? [] : [{ kind: 'list', ordered: element.tagName === 'ol', items, ...place }];
  }
  if (element.tagName === 'table' && isDataTable(element))
    return [{ kind: 'table', rows: readRows(element, readRuns), ...place }];
  return null;
}

function imagePiece(element: HtmlElement, { hints, within }: Context, base: string | null): Piece | null {
  const address = imageAddress(element, base);
  if (address === null || isTiny(element) || hints.has('furniture')) return null;
  return { kind: 'image', address, alt: cleanForeign(attribute(element, 'alt')), hints, within };
}

/** Walks the page once and cuts it into pieces. */
function walkBody(body: HtmlElement, base: string | null): Pick<TakenApart, 'pieces' | 'articleRoots'> {
  const readHints = createHintReader(body);
  const { pieces, addText, addBreak, flush } = createCollector();
  const articleRoots: number[] = [];
  let numbered = 0;

  const enter = (element: HtmlElement, context: Context): Context => {
    numbered += 1;
    const { hints, isArticle } = readHints(element);
    if (isArticle) articleRoots.push(numbered);
    return {
      ...context,
      ...inlineChanges(element, context, base),
      hints: hints.size === 0 ? context.hints : new Set([...context.hints, ...hints]),
      within: { number: numbered, depth: (context.within?.depth ?? 0) + 1, within: context.within },
      level: LEVELS[element.tagName] ?? context.level,
      preformatted: context.preformatted || element.tagName === 'pre',
    };
  };

  const walkElement = (element: HtmlElement, context: Context): void => {
    if (isUnseen(element)) return;
    const inside = enter(element, context);
    if (element.tagName === 'br') return addBreak();
    if (INLINE.test(element.tagName) && element.tagName !== 'img' && !standsAlone(element, inside, context))
      return walk(element.childNodes, inside);
    if (element.tagName === 'img') {
      const image = imagePiece(element, inside, base);
      if (image === null) return;
      flush();
      pieces.push(image);
      return;
    }
    flush();
    const whole = wholePieces(element, inside, base);
    if (whole === null) walk(element.childNodes, inside);
    flush();
    pieces.push(...(whole ?? []));
  };

  const walk = (nodes: readonly HtmlNode[], context: Context): void => {
    for (const node of nodes) {
      if (isText(node)) addText(node.value, context);
      else if (isElement(node)) walkElement(node, context);
    }
  };

  walk(body.childNodes, { marks: [], link: null, hints: new Set(), within: null, level: 'p', preformatted: false });
  flush();
  return { pieces, articleRoots };
}

/** A web page taken apart: scripts and styles gone, every visible word in exactly one piece. */
export function htmlPieces(source: string): Result<TakenApart, 'too-large'> {
  const tree = parseBounded(source);
  if (!tree.ok) return tree;
  const { titles, publishedAt, url, base } = readHead(tree.value);
  for (const element of descendants(tree.value)) {
    if (element.tagName === 'body') return ok({ ...walkBody(element, base), titles, publishedAt, url });
  }
  return ok({ pieces: [], articleRoots: [], titles, publishedAt, url });
}
