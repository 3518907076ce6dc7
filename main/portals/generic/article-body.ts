import { renderFigureHtml } from './figure-html.ts';
import type { RemoteAsset } from '../portal.ts';
import type { PostFigure, PostToSend } from '../post-to-send.ts';

const figureBody = ({ asset, alt, caption, credit }: PostFigure) => ({ sha256: asset, alt, caption, credit });

/** The article as docs/portal-contract.yaml has it. Pictures in `html` stand under the addresses that the portal itself gave them. */
export function articleBody(post: PostToSend, assets: ReadonlyMap<string, RemoteAsset>) {
  const figures = post.pieces.flatMap((piece) => (piece.kind === 'figure' ? [piece.figure] : []));
  return {
    title: post.headline,
    kicker: post.kicker,
    shortTitle: post.shortTitle,
    slug: post.slug,
    lead: post.leadHtml,
    teaser: post.teaser,
    dateline: post.dateline,
    html: post.pieces
      .map((piece) => (piece.kind === 'figure' ? renderFigureHtml(piece.figure, assets) : piece.html))
      .join('\n'),
    bylines: post.bylines,
    section: post.section?.id ?? null,
    sectionTitle: post.section?.title ?? '',
    tags: post.tags,
    leadFigure: post.leadFigure === null ? null : figureBody(post.leadFigure),
    figures: figures.map(figureBody),
    related: post.related.flatMap(({ title, url }) => (url === null ? [] : [{ title, url }])),
    correctionNote: post.correctionNote,
    language: post.lang,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    content: post.content,
  };
}
