import { inOrder } from '../article/order.ts';
import { figuresInOrder } from '../article/outline.ts';
import { publicArticle } from '../article/public-article.ts';
import type { Article, Figure } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import { lines, markup, type Html } from '../rendering/markup.ts';
import { portalWords } from '../rendering/portal-words.ts';
import { renderBody, renderFigure, type BlockContext } from '../rendering/render-blocks.ts';
import { renderRuns } from '../rendering/render-runs.ts';
import { zonedInstant } from '../rendering/zoned-instant.ts';
import { countSyllables } from '../text/syllables.ts';
import type { EmbeddedPhotos } from './embedded-photo.ts';
import { html, ninjsStart, plain, spoken, told, uriOf, type Ninjs } from './ninjs-parts.ts';
import { renderPlainText } from './plain-text.ts';

/** What ninjs tells besides the article. */
export interface NinjsSetting {
  readonly portal: Pick<Portal, 'name' | 'lang' | 'creditTemplate' | 'sections'>;
  readonly photos: EmbeddedPhotos;
  /** The content hash: other words are another version. */
  readonly version: string;
  /** When these words were saved. */
  readonly savedAt: string;
  /** Exactly these words are on the site; everything else is withheld until its own desk says otherwise. */
  readonly isPublished: boolean;
}

function pictureOf(figure: Figure, name: string, rel: string, photos: EmbeddedPhotos): Ninjs {
  const embedded = figure.photo === null ? undefined : photos.get(figure.photo.blob);
  const uri = figure.photo === null ? `urn:toasoan:figure:${name}` : `urn:sha256:${figure.photo.blob}`;
  return told({
    name,
    rel,
    uri,
    type: 'picture',
    contentCreated: figure.takenAt === null ? null : zonedInstant(figure.takenAt),
    by: figure.photographer,
    infoSources: figure.source === '' ? [] : [{ name: figure.source, role: 'source' }],
    usageTerms: figure.rights,
    descriptions: spoken([html('caption', renderRuns(figure.caption).source), plain('alt', figure.alt)]),
    renditions:
      embedded === undefined
        ? []
        : [
            {
              name: 'main',
              href: embedded.address,
              contentType: embedded.mediaType,
              width: embedded.width,
              height: embedded.height,
              sizeInBytes: embedded.sizeInBytes,
            },
          ],
  });
}

const relatedOf = (article: Article): readonly Ninjs[] =>
  inOrder(article.related).map(([, link], index) =>
    told({
      name: `related-${index + 1}`,
      rel: 'related',
      type: 'text',
      uri: link.kind === 'external' ? encodeURI(decodeURIWhere(link.url)) : uriOf(link.article),
      headlines: spoken([{ value: link.title }]),
    }),
  );

/** Addresses are kept as people read them (NFC, not encoded); a URI has only ASCII. */
function decodeURIWhere(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function bodiesOf(article: Article, names: ReadonlyMap<Figure, string>, { portal }: NinjsSetting): readonly Ninjs[] {
  // A picture stands in its association; here is only its place.
  const picture = (figure: Figure): Html => markup`<a href="#${names.get(figure) ?? ''}"></a>`;
  const words = portalWords(portal);
  const context: BlockContext = {
    article: publicArticle(article),
    words,
    creditTemplate: portal.creditTemplate,
    picture,
  };
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  const body = lines([leadFigure === undefined ? null : renderFigure(leadFigure, true, context), renderBody(context)]);
  const text = renderPlainText(article, portal);
  const counts = { charCount: text.length, wordCount: countSyllables(text) };
  return [...spoken([html('main', body.source)]), { ...plain('whole', text), ...counts }];
}

function subjectsOf({ tags, section }: Article, { portal }: NinjsSetting): readonly Ninjs[] {
  const known = portal.sections.find(({ id }) => id === section);
  return [
    ...(known === undefined ? [] : [{ name: known.title, rel: 'section', literal: known.id }]),
    ...tags.map((name) => ({ name, rel: 'keyword' })),
  ];
}

/** One article as IPTC ninjs 3.1, photos inside. */
export function articleToNinjs(article: Article, setting: NinjsSetting): Ninjs {
  const figures = figuresInOrder(article);
  const names = new Map(figures.map(([, figure], index) => [figure, `figure-${index + 1}`]));
  const bylines = inOrder(article.bylines).map(([, byline], index) => ({ ...byline, literal: `byline-${index + 1}` }));
  const publishedAt = article.origin?.publishedAt ?? null;
  const people = bylines.filter(({ name, relayed }) => !relayed && name !== '');
  return told({
    ...ninjsStart(article.id, figures.length),
    version: setting.version,
    versionCreated: zonedInstant(setting.savedAt),
    contentCreated: publishedAt === null ? null : zonedInstant(publishedAt),
    embargoedUntil: article.embargo === null ? null : zonedInstant(article.embargo),
    pubStatus: setting.isPublished ? 'usable' : 'withheld',
    language: article.lang,
    copyrightHolder: setting.portal.name,
    slugline: article.slug,
    headlines: spoken([
      plain('main', article.headline),
      plain('kicker', article.kicker),
      plain('short', article.shortTitle),
    ]),
    descriptions: spoken([
      html('lead', renderRuns(article.lead).source),
      plain('teaser', article.teaser),
      plain('dateline', article.dateline.date ?? ''),
      plain('correction', article.correctionNote),
    ]),
    bodies: bodiesOf(article, names, setting),
    by: people.map(({ name }) => name).join(', '),
    // The literal says which name and which agency are one entry of the byline.
    people: people.map(({ name, role, literal }) => ({ name, rel: role, literal })),
    infoSources: bylines.flatMap(({ name, agency, relayed, literal }) => [
      ...(relayed && name !== '' ? [{ name, role: 'relayed', literal }] : []),
      ...(agency === '' ? [] : [{ name: agency, role: 'agency', literal }]),
    ]),
    subjects: subjectsOf(article, setting),
    located: article.dateline.place,
    associations: [
      ...figures.map(([id, figure]) =>
        pictureOf(figure, names.get(figure) ?? '', id === article.leadFigure ? 'lead' : 'body', setting.photos),
      ),
      ...relatedOf(article),
    ],
  });
}
