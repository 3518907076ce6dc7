import type { ImportRefusal } from '../../../shared/app-error.ts';
import { createArticle } from '../../../shared/article/create-article.ts';
import { orderKeyAt } from '../../../shared/article/order.ts';
import { articleLines } from '../../../shared/article/outline.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import { plainRuns, runsText } from '../../../shared/article/runs.ts';
import { LIMITS, type Article, type Block, type Related, type Run } from '../../../shared/article/schema.ts';
import type { UnplacedText } from '../../../shared/ipc/wire.ts';
import type { Section } from '../../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { splitParagraphs } from '../clean-runs.ts';
import { webAddress } from '../html-inline.ts';
import { cleanLine, fits, readInstant } from './clean-field.ts';
import { ninjsBody } from './ninjs-body.ts';
import { ninjsFigures, readWords, type NinjsFigures, type OfferedRendition } from './ninjs-figures.ts';
import { ninjsBylines } from './ninjs-names.ts';
import type { Ninjs, NinjsRoled } from './parse-ninjs.ts';

export interface NinjsImport {
  readonly article: Article;
  readonly unplaced: readonly UnplacedText[];
  /** Photos that the file holds or names, by figure. */
  readonly offered: readonly OfferedRendition[];
}

interface NinjsSurroundings {
  readonly newId: () => string;
  readonly newEntryId: () => string;
  readonly sections: readonly Pick<Section, 'id' | 'title'>[];
  /** Articles of this desk: a link inside the desk to anything else would lead nowhere. */
  readonly isKnown: (articleId: string) => boolean;
}

const OWN_ARTICLE = /^urn:toasoan:article:([0-7][0-9A-HJKMNP-TV-Z]{25})$/;

/** Articles of this desk that the file's related links name. */
export function linkedArticles(item: Pick<Ninjs, 'associations'>): readonly string[] {
  return item.associations.flatMap(({ uri }) => OWN_ARTICLE.exec(uri)?.[1] ?? []);
}

const isOwn = ({ uri }: Ninjs): boolean => OWN_ARTICLE.test(uri);

type Leave = (reason: UnplacedText['reason'], text: string) => void;

/** One line of the article from the part with this role, or from the first part without a role where there is none. */
function lineOf(parts: readonly NinjsRoled[], role: string, most: number, leave: Leave): string {
  const line = cleanLine(parts.find((part) => part.role === role)?.value ?? '');
  if (line.length > most) leave('unknown', line);
  return fits(line, most);
}

function readLead({ descriptions }: Ninjs, leave: Leave): readonly Run[] {
  const OTHERS = ['teaser', 'correction', 'dateline'];
  const own = descriptions.find(({ role }) => role === 'lead');
  const lead = own ?? descriptions.find(({ role }) => !OTHERS.includes(role));
  for (const other of descriptions)
    if (other !== lead && !OTHERS.includes(other.role)) leave('unknown', runsText(readWords(other)));
  return lead === undefined ? [] : readWords(lead);
}

/** The same words are often given twice, as HTML and as plain text: the richer form is read. */
function readBody(
  item: Ninjs,
  { pictures }: NinjsFigures,
  newEntryId: () => string,
): Result<readonly Block[], 'too-large'> {
  const isHtml = ({ contentType }: NinjsRoled): boolean => /html/i.test(contentType);
  // Our own export gives the whole article once more as a reader reads it, headline and byline with it.
  const bodies = item.bodies.filter(({ role }) => role !== 'whole' || !isOwn(item));
  const main = bodies.filter(isHtml);
  const html = main.find(({ role }) => role === 'main') ?? main[0];
  if (html !== undefined) return ninjsBody(html.value, pictures, newEntryId);
  const plain = bodies.find(({ role }) => role === 'main') ?? bodies[0];
  const paragraphs = (plain?.value ?? '').split(/\r?\n\s*\r?\n|\u2029/u).map((text) => plainRuns(text));
  const texts = paragraphs.flatMap((runs) => splitParagraphs(runs));
  return texts.length > LIMITS.blocks
    ? fail('too-large')
    : ok(texts.map((text) => ({ kind: 'p', id: newEntryId(), text })));
}

function readRelated(item: Ninjs, { newEntryId, isKnown }: NinjsSurroundings, leave: Leave): Article['related'] {
  const related: Record<string, Related> = {};
  let last: Related | null = null;
  for (const { rel, type, uri, headlines } of item.associations) {
    if (type !== 'text' && rel !== 'related') continue;
    const title = cleanLine(headlines[0]?.value ?? '');
    const own = OWN_ARTICLE.exec(uri)?.[1];
    const url = own === undefined ? webAddress(uri, null) : null;
    const order = orderKeyAt(last === null ? [] : [last], 1);
    const isFull = Object.keys(related).length >= LIMITS.entries;
    const isRead = !isFull && title.length <= LIMITS.line;
    if (isRead && own !== undefined && isKnown(own)) last = { kind: 'internal', article: own, title, order };
    else if (isRead && url !== null) last = { kind: 'external', url: readable(url), title, order };
    else {
      leave('related-without-address', title);
      continue;
    }
    related[newEntryId()] = last;
  }
  return related;
}

/** Addresses are kept as people read them: our own export encodes them, as a URI must be. */
function readable(url: string): string {
  try {
    const read = decodeURI(url).normalize('NFC');
    return /[\s<>"\p{Cc}]/u.test(read) ? url : read;
  } catch {
    return url;
  }
}

function readSubjects({ subjects }: Ninjs, { sections }: NinjsSurroundings, leave: Leave) {
  const tags: string[] = [];
  let section: string | null = null;
  for (const { name: rawName, rel, literal } of subjects) {
    const name = cleanLine(rawName);
    const known = rel === 'section' ? sections.find(({ id, title }) => id === literal || title === name) : undefined;
    if (known !== undefined && section === null) section = known.id;
    else if (rel !== 'keyword' || tags.length >= 50 || name.length > 100) leave('unknown', name);
    else if (name !== '' && !tags.includes(name)) tags.push(name);
  }
  return { tags, section };
}

/** What the sender says about the use of it: a person must see it, no field of an article holds it. */
function leaveRights(item: Ninjs, leave: Leave): void {
  for (const text of new Set([item.copyrightHolder, item.copyrightNotice, item.usageTerms])) leave('rights', text);
  leave('sender-note', item.edNote);
}

function originOf(item: Ninjs): NonNullable<Article['origin']> {
  // A date of creation is the date of a publication only where the sender says that it was published.
  const isPublished = item.pubStatus === 'usable' || isOwn(item);
  const publishedAt = readInstant(isPublished ? item.contentCreated : '');
  return { publishedAt, url: webAddress(item.uri, null) };
}

const isTooLong = (article: Article): boolean => articleLines(article).some((line) => line.length > LIMITS.text);

/** Pictures that the body does not show stand behind it; each in one place only. */
function withFigures(
  body: readonly Block[],
  { given, lead }: NinjsFigures,
  newEntryId: () => string,
): readonly Block[] {
  const placed = new Set(body.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])));
  const behind = given.filter((id) => !placed.has(id));
  const seen = new Set(lead === null ? [] : [lead]);
  const isFirst = (block: Block): boolean => {
    if (block.kind !== 'figure') return true;
    if (seen.has(block.figure)) return false;
    seen.add(block.figure);
    return true;
  };
  return [...body, ...behind.map((figure): Block => ({ kind: 'figure', id: newEntryId(), figure }))].filter(isFirst);
}

const HEADLINES: readonly string[] = ['main', 'kicker', 'short'];

/** A headline without a role is the headline, where no other says that it is. */
function readHeadlines({ headlines }: Ninjs, leave: Leave): Pick<Article, 'headline' | 'kicker' | 'shortTitle'> {
  const main = headlines.find(({ role }) => role === 'main') ?? headlines.find(({ role }) => !HEADLINES.includes(role));
  for (const other of headlines) if (other !== main && !HEADLINES.includes(other.role)) leave('unknown', other.value);
  const parts = headlines.map((part) => (part === main ? { ...part, role: 'main' } : part));
  return {
    headline: lineOf(parts, 'main', LIMITS.line, leave),
    kicker: lineOf(parts, 'kicker', LIMITS.line, leave),
    shortTitle: lineOf(parts, 'short', LIMITS.line, leave),
  };
}

const wordsOf = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Several bodies are mostly the same words in other forms; words of any of them that stand nowhere in the article are listed. */
function leaveLostWords(item: Ninjs, article: Article, leave: Leave): void {
  if (isOwn(item)) return;
  const credits = Object.values(article.figures).flatMap(({ photographer, source }) => [photographer, source]);
  const known = new Set([...articleLines(article), ...credits].flatMap(wordsOf));
  for (const body of item.bodies) {
    const text = runsText(readWords(body));
    const lost = wordsOf(text).filter((word) => !known.has(word));
    leave('unknown', lost.length > 20 ? text : lost.join(' '));
  }
}

/**
 * Makes a new article of one ninjs 3 item. Foreign throughout: bounded, cleaned, NFC; scripts and addresses that no reader may follow never come
 * through; what finds no field is listed, never dropped in silence.
 */
export function importNinjs(item: Ninjs, surroundings: NinjsSurroundings): Result<NinjsImport, ImportRefusal> {
  const { newId, newEntryId } = surroundings;
  const unplaced: UnplacedText[] = [];
  const leave: Leave = (reason, text) => {
    const line = cleanLine(text);
    if (line !== '' && unplaced.length < LIMITS.entries) unplaced.push({ reason, text: line.slice(0, LIMITS.text) });
  };
  const figures = ninjsFigures(item.associations, newEntryId);
  const body = readBody(item, figures, newEntryId);
  if (!body.ok) return body;
  const { bylines, left } = ninjsBylines(item, newEntryId);
  for (const name of left) leave('unknown', name);
  const { descriptions } = item;
  const day = lineOf(descriptions, 'dateline', 10, leave);
  const slug = cleanLine(item.slugline);
  const isSlug = slug.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
  if (!isSlug) leave('unknown', slug);
  const lang = item.language.replace(/^[A-Z]+/, (part) => part.toLowerCase());
  const article: Article = {
    ...createArticle(newId(), /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang) ? lang : 'vi'),
    ...readHeadlines(item, leave),
    lead: readLead(item, leave),
    leadFigure: figures.lead,
    body: withFigures(body.value, figures, newEntryId),
    figures: Object.fromEntries(figures.figures),
    bylines,
    dateline: {
      place: fits(cleanLine(item.located), 200),
      date: readInstant(`${day}T00:00:00Z`) === null ? null : day,
    },
    ...readSubjects(item, surroundings, leave),
    related: readRelated(item, surroundings, leave),
    teaser: lineOf(descriptions, 'teaser', LIMITS.line, leave),
    slug: isSlug ? slug : '',
    embargo: readInstant(item.embargoedUntil),
    correctionNote: lineOf(descriptions, 'correction', LIMITS.text, leave),
    origin: originOf(item),
  };
  unplaced.push(...figures.left);
  leaveLostWords(item, article, leave);
  leaveRights(item, leave);
  if (isTooLong(article)) return fail('too-large');
  if (articleLines(article).length === 0) return fail('empty');
  const checked = parseArticle(article);
  return checked.ok ? ok({ article: checked.value, unplaced, offered: figures.offered }) : fail('not-ninjs');
}
