import { canonicalArticle } from '../article/canonical.ts';
import { canonicalRuns } from '../article/runs.ts';
import type { Article, Block, Figure, Run } from '../article/schema.ts';
import { FIELDS, type FieldName } from './compare-articles.ts';
import { withTexts, type JoinedBlock } from './join-blocks.ts';
import type { ArticleJoin, EntryJoin, FigureJoin } from './join-articles.ts';
import type { TextJoin } from './join-text.ts';
import type { Decision, Joined } from './join-value.ts';

/** What a person decided, by the ids of the choices. */
export type Decisions = ReadonlyMap<string, Decision>;

/** Reads a join with the decisions so far; an open choice reads as mine, and is told. */
function createReading(decisions: Decisions) {
  const open = new Set<string>();
  const value = <T>(joined: Joined<T>, both: (mine: T, theirs: T) => T = (mine) => mine): T => {
    if (joined.kind === 'settled') return joined.value;
    const decision = decisions.get(joined.id);
    if (decision === undefined) open.add(joined.id);
    if (decision === 'both') return joined.canTakeBoth ? both(joined.mine, joined.theirs) : joined.mine;
    return decision === 'theirs' ? joined.theirs : joined.mine;
  };
  return { value, open: (): readonly string[] => [...open] };
}

type Reading = ReturnType<typeof createReading>;

/** One text behind the other, with a space between unless there is one. */
function bothTexts(mine: readonly Run[], theirs: readonly Run[]): readonly Run[] {
  const [end, start] = [mine.at(-1)?.text ?? '', theirs[0]?.text ?? ''];
  const needsSpace = end !== '' && start !== '' && !/\s$/u.test(end) && !/^\s/u.test(start);
  return [...mine, ...(needsSpace ? [{ text: ' ', marks: [], link: null }] : []), ...theirs];
}

const readText = (reading: Reading, parts: TextJoin): readonly Run[] =>
  canonicalRuns(parts.flatMap((part) => reading.value(part, bothTexts)));

function readPlace(reading: Reading, place: JoinedBlock, newId: () => string): readonly Block[] {
  switch (place.kind) {
    case 'block':
      return [place.block];
    case 'removed':
      return [];
    case 'text':
      return [{ kind: reading.value(place.type), id: place.id, text: readText(reading, place.parts) }];
    case 'lines':
      return [
        withTexts(
          place.shape,
          place.lines.map((parts) => readText(reading, parts)),
        ),
      ];
    case 'choice':
      return reading.value(place, (mine, theirs) => {
        const used = new Set(mine.map((block) => block.id));
        return [...mine, ...theirs.map((block) => (used.has(block.id) ? { ...block, id: newId() } : block))];
      });
  }
}

const readFigure = (reading: Reading, { caption, facts }: FigureJoin): Figure => ({
  photo: reading.value(facts.photo),
  caption: readText(reading, caption),
  alt: reading.value(facts.alt),
  photographer: reading.value(facts.photographer),
  source: reading.value(facts.source),
  rights: reading.value(facts.rights),
  takenAt: reading.value(facts.takenAt),
});

function readEntries<T>(reading: Reading, entries: readonly EntryJoin<T>[]): Record<string, T> {
  const read = entries.map(({ id, entry }) => [id, reading.value(entry)] as const);
  return Object.fromEntries(read.flatMap(([id, entry]) => (entry === null ? [] : [[id, entry]])));
}

/**
 * A figure stands in one place: the first that the decisions gave it. One that both versions have but that no decision gave a place (each had put it
 * elsewhere) stands at the top of the body; any other that stands nowhere is not part of the article.
 */
function placeFigures(article: Article, { mine, theirs }: ArticleJoin['versions'], newId: () => string): Article {
  const leadFigure =
    article.leadFigure !== null && article.figures[article.leadFigure] !== undefined ? article.leadFigure : null;
  const placed = new Set(leadFigure === null ? [] : [leadFigure]);
  const standing = article.body.filter((block) => {
    if (block.kind !== 'figure') return true;
    const stands = article.figures[block.figure] !== undefined && !placed.has(block.figure);
    placed.add(block.figure);
    return stands;
  });
  const homeless = Object.keys(article.figures).filter(
    (id) => !placed.has(id) && mine.figures[id] !== undefined && theirs.figures[id] !== undefined,
  );
  const body = [...homeless.map((figure) => ({ kind: 'figure' as const, id: newId(), figure })), ...standing];
  for (const id of homeless) placed.add(id);
  const figures = Object.fromEntries(Object.entries(article.figures).filter(([id]) => placed.has(id)));
  return { ...article, leadFigure, body, figures };
}

/** The article that a join comes to, and the ids of the choices that nobody has decided yet; while there are any, it is only a view. */
export interface JoinReading {
  readonly article: Article;
  readonly open: readonly string[];
}

/** Reads a join with a person's decisions. `newId` names a block that stands beside another of the same id. */
export function resolveJoin(join: ArticleJoin, decisions: Decisions, newId: () => string): JoinReading {
  const reading = createReading(decisions);
  const readField = <F extends FieldName>(field: F): Article[F] => reading.value<Article[F]>(join.fields[field]);
  const fields = Object.fromEntries(FIELDS.map((field) => [field, readField(field)]));
  const article: Article = {
    ...join.versions.mine,
    ...fields,
    kicker: reading.value(join.kicker),
    headline: reading.value(join.headline),
    leadFigure: reading.value(join.leadFigure),
    lead: readText(reading, join.lead),
    body: reading.value(join.body).flatMap((place) => readPlace(reading, place, newId)),
    figures: Object.fromEntries(join.figures.map((figure) => [figure.id, readFigure(reading, figure)])),
    bylines: readEntries(reading, join.bylines),
    related: readEntries(reading, join.related),
  };
  return { article: canonicalArticle(placeFigures(article, join.versions, newId)), open: reading.open() };
}
