import { orderKeyAt } from '../../shared/article/order.ts';
import { runsText } from '../../shared/article/runs.ts';
import { LIMITS, type Article, type Run } from '../../shared/article/schema.ts';
import { countSyllables } from '../../shared/text/syllables.ts';
import { vietnamDay } from '../../shared/text/vietnam-time.ts';
import { readCredit } from './caption-credit.ts';
import { sliceRuns, tidyRuns, withoutMark } from './clean-runs.ts';
import { createAssembly, type Assembly } from './assembly.ts';
import type { ImportedArticle, PageToImport } from './imported-article.ts';
import { isBold, isCutOff, pieceText, sameWords, type Piece, type TakenApart } from './piece.ts';
import { tagsIn } from './read-tags.ts';
import type { Verdict } from './verdict.ts';

type Ids = Pick<PageToImport, 'newId' | 'newEntryId'>;

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

/** The key behind the last entry; entries are only ever added in the order of the page. */
const orderBehind = (map: ReadonlyMap<string, { readonly order: string }>): string =>
  orderKeyAt([...map.values()].slice(-1), 1);

/** File names that programs put where a description belongs. */
const isFileName = (text: string): boolean =>
  /^\S+\.(jpe?g|png|gif|webp)$/i.test(text) || /^(img|dsc|image|photo|screenshot)[\s_-]?\d+$/i.test(text);

function placeImage(assembly: Assembly, piece: Extract<Piece, { kind: 'image' }>, index: number, lead: boolean): void {
  const id = assembly.addFigure(index, lead);
  const alt = oneLine(piece.alt).slice(0, LIMITS.line);
  if (id !== null && !isFileName(alt) && !sameWords(alt, assembly.article.headline)) assembly.setFigure(id, { alt });
  assembly.leave('image-address', piece.address);
}

/** Alt text that repeats the caption says nothing to a blind reader: it is listed, and the alt stays to be written. */
function placeCaption(
  assembly: Assembly,
  piece: Piece,
  index: number,
  verdict: Extract<Verdict, { as: 'caption' }>,
): void {
  if (piece.kind !== 'text') return;
  const known = verdict.of === null ? undefined : assembly.figureOf.get(verdict.of);
  const id = known ?? assembly.addFigure(index, verdict.lead);
  if (id === null) return assembly.leave('unknown', pieceText(piece));
  const credit = readCredit(pieceText(piece));
  const caption = credit === null ? piece.runs : sliceRuns(piece.runs, 0, credit.captionEnd);
  const alt = assembly.figures.get(id)?.alt ?? '';
  const isCopy = sameWords(alt, runsText(caption)) || sameWords(alt, pieceText(piece));
  if (isCopy) assembly.leave('duplicate-caption', alt);
  if (credit !== null) assembly.understand('label', credit.label);
  const names = credit === null ? {} : { photographer: credit.photographer, source: credit.source };
  assembly.setFigure(id, { caption: withoutMark(caption, 'italic'), ...(isCopy ? { alt: '' } : {}), ...names });
}

function placeCredit(assembly: Assembly, piece: Piece, of: number): void {
  const id = assembly.figureOf.get(of);
  const credit = readCredit(pieceText(piece));
  const figure = id === undefined ? undefined : assembly.figures.get(id);
  // A figure has one credit: a second one is for a person to place.
  const isFree = figure !== undefined && figure.photographer === '' && figure.source === '';
  if (id === undefined || credit === null || !isFree) return assembly.leave('credit-without-photo', pieceText(piece));
  assembly.understand('label', credit.label);
  assembly.setFigure(id, { photographer: credit.photographer, source: credit.source });
}

function placeBlock(assembly: Assembly, piece: Piece): void {
  if (assembly.body.length >= LIMITS.blocks) return assembly.leave('unknown', pieceText(piece));
  const id = assembly.newEntryId();
  switch (piece.kind) {
    case 'text':
      assembly.body.push({ kind: piece.level === 'h1' ? 'h2' : piece.level, id, text: piece.runs });
      return;
    case 'list':
      assembly.body.push({ kind: 'list', id, ordered: piece.ordered, items: piece.items });
      return;
    case 'table':
      assembly.body.push({ kind: 'table', id, rows: piece.rows });
      return;
    case 'embed':
      assembly.body.push({
        kind: 'embed',
        id,
        url: piece.url,
        title: oneLine(piece.title).slice(0, LIMITS.line),
        provider: new URL(piece.url).hostname.slice(0, 200),
      });
      return;
    case 'rule':
      assembly.body.push({ kind: 'rule', id });
      return;
    case 'image':
      return;
  }
}

function placeByline(assembly: Assembly, { names, label }: Extract<Verdict, { as: 'byline' }>['line']): void {
  assembly.understand('label', label);
  for (const name of names) {
    if (assembly.isFull(assembly.bylines)) assembly.leave('unknown', name.name);
    else assembly.bylines.set(assembly.newEntryId(), { ...name, personId: null, order: orderBehind(assembly.bylines) });
  }
}

/** One line may hold several links; words beside them stay with the title when there is one link, else they are listed. */
function placeRelated(assembly: Assembly, piece: Piece): void {
  const runs: readonly Run[] = piece.kind === 'text' ? piece.runs : [];
  const links = [...new Set(runs.flatMap((run) => run.link ?? []))];
  const titles =
    links.length === 1
      ? [oneLine(pieceText(piece)).replace(/^[\s•*›»+–—-]+/u, '')]
      : links.map((link) => oneLine(runsText(runs.filter((run) => run.link === link))));
  const rest = links.length === 1 ? '' : oneLine(runsText(runs.filter((run) => run.link === null)));
  for (const [index, url] of links.entries()) {
    const title = titles[index] ?? '';
    const isUsable =
      /^https?:/i.test(url) && title !== '' && title.length <= LIMITS.line && !assembly.isFull(assembly.related);
    // Pages link an article twice: by its title, and by its first words or its picture.
    if (assembly.addresses.has(url)) assembly.leave(countSyllables(title) >= 12 ? 'teaser' : 'site-furniture', title);
    else if (!isUsable || isCutOff(title)) assembly.leave(isCutOff(title) ? 'teaser' : 'unknown', title);
    else {
      assembly.addresses.add(url);
      assembly.related.set(assembly.newEntryId(), {
        kind: 'external',
        url,
        title,
        order: orderBehind(assembly.related),
      });
    }
  }
  if (/[\p{L}\p{N}]/u.test(rest)) assembly.leave('unknown', rest);
}

function placeTags(assembly: Assembly, piece: Piece): void {
  const { label, tags } = tagsIn(piece);
  assembly.understand('label', label);
  for (const tag of tags) {
    if (assembly.article.tags.length >= 50 || tag.length > 100 || tag === '') assembly.leave('unknown', tag);
    else if (!assembly.article.tags.includes(tag)) assembly.article.tags = [...assembly.article.tags, tag];
    else assembly.leave('site-furniture', tag);
  }
}

function placeDate(assembly: Assembly, piece: Piece, line: Extract<Verdict, { as: 'date' }>['line']): void {
  const text = pieceText(piece);
  assembly.understand('date', text);
  if (line.instant !== null) assembly.moments.push(line.instant);
  assembly.article.dateline = { place: '', date: assembly.article.dateline.date ?? line.day };
  if (line.name !== null) placeByline(assembly, line.name);
}

function place(assembly: Assembly, piece: Piece, index: number, verdict: Verdict): void {
  switch (verdict.as) {
    case 'headline':
      assembly.article.headline = oneLine(pieceText(piece));
      return;
    case 'kicker':
      assembly.article.kicker = oneLine(`${assembly.article.kicker} ${pieceText(piece)}`).slice(0, LIMITS.line);
      return;
    case 'lead': {
      const runs = piece.kind === 'text' ? (isBold(piece) ? withoutMark(piece.runs, 'bold') : piece.runs) : [];
      const joint: readonly Run[] = assembly.article.lead.length > 0 ? [{ text: '\n', marks: [], link: null }] : [];
      assembly.article.lead = tidyRuns([...assembly.article.lead, ...joint, ...runs]);
      return;
    }
    case 'body':
      return placeBlock(assembly, piece);
    case 'figure':
      return piece.kind === 'image' ? placeImage(assembly, piece, index, verdict.lead) : undefined;
    case 'caption':
      return placeCaption(assembly, piece, index, verdict);
    case 'credit':
      return placeCredit(assembly, piece, verdict.of);
    case 'byline':
      return placeByline(assembly, verdict.line);
    case 'date':
      return placeDate(assembly, piece, verdict.line);
    case 'related':
      return placeRelated(assembly, piece);
    case 'tags':
      return placeTags(assembly, piece);
    case 'label':
      return assembly.understand('label', pieceText(piece));
    case 'unplaced':
      return assembly.leave(verdict.reason, pieceText(piece));
  }
}

/** Puts an article together as the verdicts say. */
export function assembleArticle(page: TakenApart, verdicts: readonly Verdict[], ids: Ids): ImportedArticle {
  const assembly = createAssembly(ids);
  for (const [index, piece] of page.pieces.entries()) {
    const verdict = verdicts[index];
    if (verdict !== undefined) place(assembly, piece, index, verdict);
  }
  const { body, figures, bylines, related, unplaced, understood } = assembly;
  const [first = null] = assembly.moments.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const publishedAt = page.publishedAt ?? first;
  const date = publishedAt === null ? assembly.article.dateline.date : vietnamDay(publishedAt);
  const article: Article = {
    ...assembly.article,
    body,
    figures: Object.fromEntries(figures),
    bylines: Object.fromEntries(bylines),
    related: Object.fromEntries(related),
    dateline: { place: '', date },
    origin: { publishedAt, url: page.url },
  };
  return { article, unplaced, understood };
}
