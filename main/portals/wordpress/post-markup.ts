import { markup, safeUrl, type Html } from '../../../shared/rendering/markup.ts';
import { portalWords, type PortalWords } from '../../../shared/rendering/portal-words.ts';
import type { RemoteAsset } from '../portal.ts';
import type { PostFigure, PostPiece, PostToSend } from '../post-to-send.ts';

/**
 * An article as blocks of the site's own editor: one element on one line for each paragraph, of elements and attributes that WordPress leaves whole for
 * every role. What has no place of its own there (kicker, dateline, names, related links) stands in the text under classes that it is found again by.
 */

/** The classes that parts of the article are found again by. */
export const PART = {
  kicker: 'toasoan-kicker',
  correction: 'toasoan-correction',
  dateline: 'toasoan-dateline',
  lead: 'toasoan-lead',
  byline: 'toasoan-byline',
  related: 'toasoan-related',
} as const;

type Assets = ReadonlyMap<string, RemoteAsset>;

/** Attributes are names and numbers of ours: nothing in them could end the comment. */
function block(name: string, attributes: Readonly<Record<string, string | number | boolean>>, element: string): string {
  const said = Object.keys(attributes).length === 0 ? '' : ` ${JSON.stringify(attributes)}`;
  return `<!-- wp:${name}${said} -->\n${element}\n<!-- /wp:${name} -->`;
}

const paragraph = (className: string, inner: Html): string =>
  block('paragraph', { className }, markup`<p class="${className}">${inner}</p>`.source);

const textOf = (text: string): Html => markup`${text}`;

function figureBlock(figure: PostFigure, assets: Assets): string {
  const asset = figure.asset === null ? undefined : assets.get(figure.asset);
  const credit = figure.credit === '' ? null : markup`<span class="credit">${figure.credit}</span>`;
  const gap = figure.captionHtml !== '' && credit !== null ? ' ' : '';
  const caption = markup`<figcaption class="wp-element-caption">${{ source: figure.captionHtml }}${gap}${credit}</figcaption>`;
  if (asset === undefined) return block('html', {}, markup`<figure class="wp-block-image">${caption}</figure>`.source);
  const picture = markup`<img src="${asset.url}" alt="${figure.alt}" class="wp-image-${asset.remoteId}"/>`;
  return block(
    'image',
    { id: Number(asset.remoteId), sizeSlug: 'full', linkDestination: 'none' },
    markup`<figure class="wp-block-image size-full">${picture}${caption}</figure>`.source,
  );
}

function pieceBlock(piece: PostPiece, assets: Assets): string {
  switch (piece.kind) {
    case 'figure':
      return figureBlock(piece.figure, assets);
    case 'p':
      return block('paragraph', {}, piece.html);
    case 'embed':
      return block('paragraph', { className: 'embed' }, piece.html);
    case 'h2':
      return block('heading', {}, piece.html);
    case 'h3':
      return block('heading', { level: 3 }, piece.html);
    case 'quote':
      return block('quote', {}, piece.html.replace(/^<blockquote>/u, '<blockquote class="wp-block-quote">'));
    case 'list':
      return block('list', piece.ordered ? { ordered: true } : {}, piece.html);
    case 'table': {
      const table = /<table>.*<\/table>/su.exec(piece.html)?.[0] ?? piece.html;
      return block('table', {}, `<figure class="wp-block-table">${table}</figure>`);
    }
    case 'rule':
      return block('separator', {}, '<hr class="wp-block-separator"/>');
  }
}

function correctionBlocks(note: string, title: string): readonly string[] {
  const paragraphs = note.split(/\n+/u).filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) return [];
  const heading = markup`<h2 class="${PART.correction}">${title}</h2>`.source;
  return [
    block('heading', { className: PART.correction }, heading),
    ...paragraphs.map((text) => paragraph(PART.correction, textOf(text))),
  ];
}

const bylineBlocks = ({ bylines }: PostToSend, { roles }: PortalWords): readonly string[] =>
  bylines.map(({ role, text }) => {
    const label = roles[role] === '' ? '' : `${roles[role]} `;
    return paragraph(PART.byline, markup`${label}<strong>${text}</strong>`);
  });

function relatedBlocks({ related }: PostToSend, title: string): readonly string[] {
  if (related.length === 0) return [];
  const items = related.map((link) => {
    const url = link.url === null ? null : safeUrl(link.url);
    const words = link.title.trim() === '' ? (link.url ?? '') : link.title;
    return url === null ? markup`<li>${words}</li>` : markup`<li><a href="${url}">${words}</a></li>`;
  });
  return [
    block('heading', { className: PART.related }, markup`<h2 class="${PART.related}">${title}</h2>`.source),
    block('list', { className: PART.related }, markup`<ul class="${PART.related}">${items}</ul>`.source),
  ];
}

const uidComment = (key: string): string => `<!-- toasoan:uid=${key} -->`;
const WITHDRAWN = '<!-- toasoan:withdrawn -->';

/** The article's key in a stored body: a comment that outlives every role's cleaning, and that the site's own search finds. */
export const keyIn = (content: string): string | null =>
  /toasoan:uid=([0-9A-Z]{26})(?![0-9A-Z])/u.exec(content)?.[1] ?? null;

/** Whether what stands there is the notice that a withdrawn article has left behind. */
export const isNotice = (content: string): boolean => content.includes(WITHDRAWN);

/** The body of a post. */
export function postMarkup(post: PostToSend, assets: Assets): string {
  const words = portalWords({ lang: post.lang === 'en' ? 'en' : 'vi' });
  return [
    ...(post.kicker === '' ? [] : [paragraph(PART.kicker, textOf(post.kicker))]),
    ...correctionBlocks(post.correctionNote, words.correction),
    ...(post.leadFigure === null ? [] : [figureBlock(post.leadFigure, assets)]),
    ...(post.dateline === '' ? [] : [paragraph(PART.dateline, textOf(post.dateline))]),
    ...(post.lead === '' ? [] : [paragraph(PART.lead, { source: post.leadHtml })]),
    ...post.pieces.map((piece) => pieceBlock(piece, assets)),
    ...bylineBlocks(post, words),
    ...relatedBlocks(post, words.related),
    block('html', {}, uidComment(post.key)),
  ].join('\n\n');
}

/** What stands in the place of a withdrawn article. */
export const noticeMarkup = (key: string, notice: string): string =>
  [
    ...notice
      .split(/\n+/u)
      .filter((text) => text.trim() !== '')
      .map((text) => block('paragraph', {}, markup`<p>${text}</p>`.source)),
    block('html', {}, `${uidComment(key)}${WITHDRAWN}`),
  ].join('\n\n');

/** Plain text for a field that WordPress takes as markup. Quotes stay as they are, so that the site's editors see them so. */
export const fieldText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
