import { figuresInOrder } from '../../shared/article/outline.ts';
import { inOrder } from '../../shared/article/order.ts';
import { runsText } from '../../shared/article/runs.ts';
import type { Article, Figure } from '../../shared/article/schema.ts';
import { foldText } from '../../shared/text/fold.ts';

export type FigureProblemKind =
  | 'figure-photo'
  | 'figure-caption'
  | 'figure-alt'
  | 'figure-alt-copied'
  | 'figure-credit'
  | 'figure-low-resolution'
  | 'figure-same-caption';

export type RelatedProblemKind = 'related-duplicate' | 'related-self' | 'related-dead' | 'related-untitled';

/** Something that a person should look at before the article goes out, and where it is. `entry` names a figure or a related link. */
export type Problem =
  | { readonly kind: 'headline' | 'lead' | 'body' | 'section' | 'byline' }
  | { readonly kind: FigureProblemKind; readonly entry: string; readonly place: number }
  | { readonly kind: RelatedProblemKind; readonly entry: string; readonly place: number };

/** A photo narrower than the portal's text column on a sharp screen looks blurred there. */
const SHARP_WIDTH = 960;

const isBlank = (text: string): boolean => text.trim() === '';

/** What is wrong with one figure, most important first. `earlierCaptions` are the folded captions of the figures before it. */
export function figureProblems(figure: Figure, earlierCaptions: ReadonlySet<string>): readonly FigureProblemKind[] {
  const caption = runsText(figure.caption);
  const found: FigureProblemKind[] = [];
  if (figure.photo === null) found.push('figure-photo');
  if (isBlank(caption)) found.push('figure-caption');
  else if (earlierCaptions.has(foldText(caption.trim()))) found.push('figure-same-caption');
  if (isBlank(figure.alt)) found.push('figure-alt');
  else if (foldText(figure.alt.trim()) === foldText(caption.trim())) found.push('figure-alt-copied');
  if (isBlank(figure.photographer) && isBlank(figure.source)) found.push('figure-credit');
  if (figure.photo !== null && Math.max(figure.photo.width, figure.photo.height) < SHARP_WIDTH)
    found.push('figure-low-resolution');
  return found;
}

/** Each figure with what is wrong with it, in the order given. */
export function problemsOfFigures(
  figures: readonly (readonly [id: string, figure: Figure])[],
): ReadonlyMap<string, readonly FigureProblemKind[]> {
  const captions = new Set<string>();
  const found = new Map<string, readonly FigureProblemKind[]>();
  for (const [id, figure] of figures) {
    found.set(id, figureProblems(figure, captions));
    const caption = runsText(figure.caption).trim();
    if (caption !== '') captions.add(foldText(caption));
  }
  return found;
}

type RelatedEntries = readonly (readonly [id: string, link: Article['related'][string]])[];

/** Each related link with what is wrong with it. `ownUrl` is the article's own public address, when it has one. */
export function problemsOfRelated(
  related: RelatedEntries,
  articleId: string,
  ownUrl: string | null,
  isInDesk: (articleId: string) => boolean,
): ReadonlyMap<string, readonly RelatedProblemKind[]> {
  const targets = new Set<string>();
  return new Map(
    related.map(([id, link]) => {
      const target = link.kind === 'internal' ? link.article : link.url.replace(/\/+$/u, '');
      const found: RelatedProblemKind[] = [];
      if (targets.has(target)) found.push('related-duplicate');
      if (target === articleId || target === ownUrl) found.push('related-self');
      if (link.kind === 'internal' && link.article !== articleId && !isInDesk(link.article)) found.push('related-dead');
      if (isBlank(link.title)) found.push('related-untitled');
      targets.add(target);
      return [id, found];
    }),
  );
}

const hasBody = (article: Article): boolean =>
  article.body.some((block) => ('text' in block ? !isBlank(runsText(block.text)) : block.kind !== 'figure'));

/** Everything to look at, in reading order. */
export function findProblems(
  article: Article,
  ownUrl: string | null,
  isInDesk: (articleId: string) => boolean,
): readonly Problem[] {
  const found: Problem[] = [];
  const figures = figuresInOrder(article);
  const related = inOrder(article.related);
  if (isBlank(article.headline)) found.push({ kind: 'headline' });
  if (isBlank(runsText(article.lead))) found.push({ kind: 'lead' });
  if (!hasBody(article)) found.push({ kind: 'body' });
  const wrong = problemsOfFigures(figures);
  for (const [index, [entry]] of figures.entries())
    for (const kind of wrong.get(entry) ?? []) found.push({ kind, entry, place: index + 1 });
  if (Object.keys(article.bylines).length === 0) found.push({ kind: 'byline' });
  const broken = problemsOfRelated(related, article.id, ownUrl, isInDesk);
  for (const [index, [entry]] of related.entries())
    for (const kind of broken.get(entry) ?? []) found.push({ kind, entry, place: index + 1 });
  if (article.section === null) found.push({ kind: 'section' });
  return found;
}
