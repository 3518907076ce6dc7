import { missingFields } from '../article/missing-fields.ts';
import { inOrder } from '../article/order.ts';
import { figuresInOrder } from '../article/outline.ts';
import { runsText } from '../article/runs.ts';
import type { Article } from '../article/schema.ts';
import type { CheckName, FigureCheck, RelatedCheck } from './check-names.ts';
import { checkFigures } from './figure-checks.ts';
import { checkRelated, type IsGone, type StandingOf } from './link-checks.ts';
import { checkText, type TextFinding } from './text-checks.ts';

/** Another article with this headline, not long ago. */
export interface SameHeadline {
  readonly articleId: string;
  readonly headline: string;
}

/** What an article does not say itself. Whatever is not known yet finds nothing. */
export interface CheckSurroundings {
  /** Null: the site's sections are not known yet. */
  readonly sections: readonly { readonly id: string }[] | null;
  readonly ownUrl: string | null;
  readonly standingOf: StandingOf;
  readonly isGone: IsGone;
  readonly sameHeadline: readonly SameHeadline[];
  readonly openComments: number;
  readonly now: Date;
}

/** Talks about an article that nobody has settled. */
export const countOpenComments = (threads: readonly { readonly resolved: boolean }[]): number =>
  threads.filter(({ resolved }) => !resolved).length;

type PlainCheck = Exclude<CheckName, FigureCheck | RelatedCheck | TextFinding['check'] | 'same-headline' | 'comments'>;

/** Something that a person should look at before the article goes on, and where it is. `entry` names a figure or a related link, `place` counts from 1. */
export type Finding =
  | { readonly check: PlainCheck }
  | { readonly check: FigureCheck; readonly entry: string; readonly place: number }
  | { readonly check: RelatedCheck; readonly entry: string; readonly place: number }
  | ({ readonly check: 'same-headline' } & SameHeadline)
  | { readonly check: 'comments'; readonly open: number }
  | TextFinding;

const isBlank = (text: string): boolean => text.trim() === '';

function hasSection({ section }: Article, { sections }: CheckSurroundings): boolean {
  return section !== null && (sections === null || sections.some(({ id }) => id === section));
}

function pageFindings(article: Article, around: CheckSurroundings): readonly Finding[] {
  const found: Finding[] = [];
  const missing = missingFields(article, []);
  if (missing.includes('headline')) found.push({ check: 'headline' });
  if (isBlank(runsText(article.lead))) found.push({ check: 'lead' });
  if (missing.includes('body')) found.push({ check: 'body' });
  const figures = figuresInOrder(article);
  const wrong = checkFigures(figures, article.leadFigure);
  for (const [index, [entry]] of figures.entries())
    for (const check of wrong.get(entry) ?? []) found.push({ check, entry, place: index + 1 });
  if (Object.keys(article.bylines).length === 0) found.push({ check: 'byline' });
  const related = inOrder(article.related);
  const broken = checkRelated(
    related,
    { articleId: article.id, ownUrl: around.ownUrl },
    around.standingOf,
    around.isGone,
  );
  for (const [index, [entry]] of related.entries())
    for (const check of broken.get(entry) ?? []) found.push({ check, entry, place: index + 1 });
  return found;
}

/** Everything to look at, in reading order, whatever the desk thinks of it (`levelsFor`). */
export function runChecks(article: Article, around: CheckSurroundings): readonly Finding[] {
  const { embargo } = article;
  return [
    ...pageFindings(article, around),
    ...checkText(article, around.isGone),
    ...(hasSection(article, around) ? [] : [{ check: 'section' } as const]),
    ...around.sameHeadline.map((same) => ({ check: 'same-headline', ...same }) as const),
    ...(around.openComments > 0 ? [{ check: 'comments', open: around.openComments } as const] : []),
    ...(embargo !== null && Date.parse(embargo) > around.now.getTime() ? [{ check: 'embargo' } as const] : []),
  ];
}
