import { canonicalArticle } from '../article/canonical.ts';
import { figuresInOrder } from '../article/outline.ts';
import { createArticle } from '../article/create-article.ts';
import type { Article, Byline, Figure, Related } from '../article/schema.ts';
import { FIELDS, type FieldName } from './compare-articles.ts';
import { joinBodies, type JoinedBlock } from './join-blocks.ts';
import { joinText, type TextJoin } from './join-text.ts';
import { choice, joinValue, settled, type Joined, type ThreeVersions } from './join-value.ts';
import { isSameValue } from './same-value.ts';

/** The facts of a figure beside its caption. */
export const FIGURE_FACTS = [
  'photo',
  'alt',
  'photographer',
  'source',
  'rights',
  'takenAt',
] as const satisfies readonly (keyof Figure)[];

/** A figure joined fact by fact, its caption by words. */
export interface FigureJoin {
  readonly id: string;
  readonly caption: TextJoin;
  readonly facts: { readonly [F in (typeof FIGURE_FACTS)[number]]: Joined<Figure[F]> };
}

/** An entry of a map; null: that side has none. */
export interface EntryJoin<T> {
  readonly id: string;
  readonly entry: Joined<T | null>;
}

/** Two versions of an article that were written apart, joined as far as only one of them changed each place. */
export interface ArticleJoin {
  readonly versions: ThreeVersions<Article>;
  readonly kicker: Joined<string>;
  readonly headline: Joined<string>;
  readonly leadFigure: Joined<string | null>;
  readonly lead: TextJoin;
  readonly body: Joined<readonly JoinedBlock[]>;
  readonly figures: readonly FigureJoin[];
  readonly bylines: readonly EntryJoin<Byline>[];
  readonly related: readonly EntryJoin<Related>[];
  readonly fields: { readonly [F in FieldName]: Joined<Article[F]> };
}

const each = <T, R>({ base, mine, theirs }: ThreeVersions<T>, change: (version: T) => R): ThreeVersions<R> => ({
  base: change(base),
  mine: change(mine),
  theirs: change(theirs),
});

function joinFigure(id: string, articles: ThreeVersions<Article>): FigureJoin {
  const made = each(articles, (article) => article.figures[id]);
  const none: Figure = { photo: null, caption: [], alt: '', photographer: '', source: '', rights: '', takenAt: null };
  // Where one side has no such figure the other's stands as it is; whether it is placed at all is decided where it stands.
  const base = made.base ?? none;
  const versions = { base, mine: made.mine ?? base, theirs: made.theirs ?? base };
  const fact = <F extends (typeof FIGURE_FACTS)[number]>(name: F): Joined<Figure[F]> =>
    joinValue(
      `figure:${id}:${name}`,
      each(versions, (figure) => figure[name]),
    );
  return {
    id,
    caption: joinText(
      `caption:${id}`,
      each(versions, (figure) => figure.caption),
    ),
    facts: {
      photo: fact('photo'),
      alt: fact('alt'),
      photographer: fact('photographer'),
      source: fact('source'),
      rights: fact('rights'),
      takenAt: fact('takenAt'),
    },
  };
}

/** The lead's place. Taken away by one side while the other wrote on the figure, it is a choice, so that no caption goes unseen. */
function joinLeadFigure(articles: ThreeVersions<Article>): Joined<string | null> {
  const ids = each(articles, (article) => article.leadFigure);
  const joined = joinValue('leadFigure', ids);
  if (joined.kind === 'choice' || ids.base === null || joined.from === 'unchanged' || joined.from === 'both')
    return joined;
  const [removing, writing] =
    joined.from === 'mine' ? [articles.mine, articles.theirs] : [articles.theirs, articles.mine];
  const isGone = removing.figures[ids.base] === undefined;
  const isWritten = !isSameValue(writing.figures[ids.base], articles.base.figures[ids.base]);
  return isGone && isWritten ? choice('leadFigure', ids) : joined;
}

/** Tags of both, without those that either took away. */
function joinTags({ base, mine, theirs }: ThreeVersions<readonly string[]>): Joined<readonly string[]> {
  const joined = joinValue('field:tags', { base, mine, theirs });
  if (joined.kind === 'settled') return joined;
  const left = mine.filter((tag) => theirs.includes(tag) || !base.includes(tag));
  const added = theirs.filter((tag) => !base.includes(tag) && !mine.includes(tag));
  const tags = [...left, ...added];
  return tags.length > 50 ? joined : settled('each', tags);
}

function joinEntries<T>(part: string, maps: ThreeVersions<Readonly<Record<string, T>>>): readonly EntryJoin<T>[] {
  const ids = new Set([...Object.keys(maps.mine), ...Object.keys(maps.theirs)]);
  return [...ids].map((id) => ({
    id,
    entry: joinValue(
      `${part}:${id}`,
      each(maps, (map) => map[id] ?? null),
    ),
  }));
}

const joinField = <F extends FieldName>(field: F, articles: ThreeVersions<Article>): Joined<Article[F]> =>
  joinValue(
    `field:${field}`,
    each(articles, (article) => article[field]),
  );

/**
 * Joins two versions that were written apart. What only one side changed is taken; every place that both changed is a choice that holds what both have,
 * so that nothing is merged unseen. `base`: the newest version that both came from; null when none is known, and every difference is a choice.
 */
export function joinArticles(given: {
  readonly base: Article | null;
  readonly mine: Article;
  readonly theirs: Article;
}): ArticleJoin {
  const base = given.base ?? createArticle(given.mine.id, given.mine.lang);
  const versions = each({ ...given, base }, canonicalArticle);
  const figures = [...figuresInOrder(versions.mine), ...figuresInOrder(versions.theirs)].map(([id]) => id);
  const fields = Object.fromEntries(
    FIELDS.map((field) => [field, joinField(field, versions)]),
  ) as unknown as ArticleJoin['fields'];
  return {
    versions,
    kicker: joinValue(
      'kicker',
      each(versions, (article) => article.kicker),
    ),
    headline: joinValue(
      'headline',
      each(versions, (article) => article.headline),
    ),
    leadFigure: joinLeadFigure(versions),
    lead: joinText(
      'lead',
      each(versions, (article) => article.lead),
    ),
    body: joinBodies(versions),
    figures: [...new Set(figures)].map((id) => joinFigure(id, versions)),
    bylines: joinEntries(
      'byline',
      each(versions, (article) => article.bylines),
    ),
    related: joinEntries(
      'related',
      each(versions, (article) => article.related),
    ),
    fields: { ...fields, tags: joinTags(each(versions, (article) => article.tags)) },
  };
}
