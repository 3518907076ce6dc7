import { contentHash } from '../../shared/article/canonical.ts';
import { inOrder } from '../../shared/article/order.ts';
import { figuresInOrder } from '../../shared/article/outline.ts';
import { publicArticle } from '../../shared/article/public-article.ts';
import { runsText } from '../../shared/article/runs.ts';
import type { Article, Byline, Figure } from '../../shared/article/schema.ts';
import type { Portal as PortalSettings } from '../../shared/portal/schema.ts';
import { datelineText } from '../../shared/rendering/article-page.ts';
import { articleTeaser } from '../../shared/rendering/card-of-article.ts';
import { portalWords, type PortalWords } from '../../shared/rendering/portal-words.ts';
import { creditLine, isEmptyText, renderBlock, type BlockContext } from '../../shared/rendering/render-blocks.ts';
import { renderRuns } from '../../shared/rendering/render-runs.ts';
import { nfcText } from '../../shared/text/to-nfc.ts';
import { slugOf } from '../../shared/text/slug.ts';
import { paragraphsIn } from './html-words.ts';
import type { PageTimes } from './portal-site.ts';
import type { PostAsset, PostFigure, PostPiece, PostToSend } from './post-to-send.ts';

/** The public copy of a photo that portals get. */
export interface PublicPhoto {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: PostAsset['mediaType'];
  readonly width: number;
  readonly height: number;
}

/** What a post is derived from besides the article. */
export interface PostSetting {
  readonly portal: Pick<PortalSettings, 'lang' | 'creditTemplate' | 'sections'>;
  readonly times: PageTimes;
  /** Public copies by the hash of the original. */
  readonly photos: ReadonlyMap<string, PublicPhoto>;
  /** As it was first published there: its address stays, whatever the headline becomes. Left out: it was not yet. */
  readonly first?: Pick<Article, 'slug' | 'headline'> | null;
  /** Where another article of this desk stands for readers; null: nowhere yet. */
  readonly urlOf: (articleId: string) => string | null;
}

const EXTENSION = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const;

const plain = (figure: Figure): string => nfcText(runsText(figure.caption)).trim();

function figureOf(figure: Figure, { portal, photos }: PostSetting): PostFigure {
  const photo = figure.photo === null ? undefined : photos.get(figure.photo.blob);
  return {
    asset: photo?.sha256 ?? null,
    width: photo?.width ?? 0,
    height: photo?.height ?? 0,
    captionHtml: renderRuns(figure.caption).source,
    caption: plain(figure),
    credit: creditLine(figure, portal.creditTemplate),
    alt: figure.alt,
  };
}

function assetsOf(article: Article, slug: string, setting: PostSetting): readonly PostAsset[] {
  const assets = new Map<string, PostAsset>();
  for (const [, figure] of figuresInOrder(article)) {
    const photo = figure.photo === null ? undefined : setting.photos.get(figure.photo.blob);
    if (photo === undefined || assets.has(photo.sha256)) continue;
    const { sha256, bytes, mediaType } = photo;
    const name = `${slug.slice(0, 60).replace(/-+$/, '') || 'anh'}-${sha256.slice(0, 12)}.${EXTENSION[mediaType]}`;
    const credit = creditLine(figure, setting.portal.creditTemplate);
    assets.set(sha256, { sha256, bytes, mediaType, fileName: name, caption: plain(figure), alt: figure.alt, credit });
  }
  return [...assets.values()];
}

function piecesOf(article: Article, words: PortalWords, setting: PostSetting): readonly PostPiece[] {
  const { creditTemplate } = setting.portal;
  const shown = publicArticle(article);
  const context: BlockContext = { article: shown, words, creditTemplate, picture: () => null };
  let tables = 0;
  return shown.body.flatMap((block): readonly PostPiece[] => {
    if (isEmptyText(block)) return [];
    if (block.kind === 'figure') {
      const figure = article.figures[block.figure];
      return figure === undefined ? [] : [{ kind: 'figure', figure: figureOf(figure, setting) }];
    }
    if (block.kind === 'table') tables += 1;
    const html = renderBlock(block, tables, context).source.replaceAll('\n', '');
    const ordered = block.kind === 'list' && block.ordered;
    return [{ kind: block.kind, ordered, html, lines: paragraphsIn(html) }];
  });
}

function bylineText({ name, agency, relayed }: Byline, words: PortalWords): string {
  const said = [name, agency].filter((part) => part !== '').join('/');
  return relayed ? `${words.relayed} ${said}` : said;
}

/** The readable part of the address: that of the first publication, unless somebody has asked for another one since. */
function slugAmong(now: Pick<Article, 'slug' | 'headline'>, first: Pick<Article, 'slug' | 'headline'> | null): string {
  const isAsked = first === null || (now.slug !== '' && now.slug !== first.slug);
  const { slug, headline } = isAsked ? now : first;
  return slug === '' ? slugOf(headline) : slug;
}

/** Everything that a portal is told of this article, as of now. The same article and setting give the same post. */
export function derivePost(article: Article, setting: PostSetting): PostToSend {
  const { portal, times, urlOf } = setting;
  const words = portalWords(portal);
  const slug = slugAmong(article, setting.first ?? null);
  const section = portal.sections.find(({ id }) => id === article.section);
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  const leadHtml = renderRuns(article.lead).source;
  return {
    key: article.id,
    content: contentHash(article),
    lang: article.lang,
    kicker: article.kicker,
    headline: article.headline,
    shortTitle: article.shortTitle,
    slug,
    leadHtml,
    lead: paragraphsIn(leadHtml).join(' '),
    teaser: articleTeaser(article),
    dateline: datelineText(article.dateline),
    leadFigure: leadFigure === undefined ? null : figureOf(leadFigure, setting),
    pieces: piecesOf(article, words, setting),
    assets: assetsOf(article, slug, setting),
    bylines: inOrder(article.bylines)
      .map(([, byline]) => byline)
      .filter(({ name, agency }) => name !== '' || agency !== '')
      .map((byline) => ({ name: byline.name, text: bylineText(byline, words), role: byline.role })),
    section: section === undefined ? null : { id: section.id, title: section.title },
    tags: article.tags,
    related: inOrder(article.related).map(([, link]) => ({
      title: link.title,
      url: link.kind === 'external' ? link.url : urlOf(link.article),
    })),
    correctionNote: article.correctionNote,
    ...times,
  };
}
