import { html, ninjsStart, plain, spoken, told, type Ninjs } from '../../../shared/exporting/ninjs-parts.ts';
import { zonedInstant } from '../../../shared/rendering/zoned-instant.ts';
import { figuresOf, type PostFigure, type PostToSend } from '../post-to-send.ts';

/** A picture beside the item, by its plain name. */
function pictureOf(figure: PostFigure, index: number, { assets, leadFigure }: PostToSend): Ninjs {
  const asset = assets.find(({ sha256 }) => sha256 === figure.asset);
  const rendition = asset && {
    name: 'main',
    // The standard wants a whole address; the file lies in the same folder, wherever that is.
    href: `file:${asset.fileName}`,
    contentType: asset.mediaType,
    width: figure.width,
    height: figure.height,
    sizeInBytes: asset.bytes,
  };
  return told({
    name: `figure-${index + 1}`,
    rel: figure === leadFigure ? 'lead' : 'body',
    uri: asset === undefined ? `urn:toasoan:figure:figure-${index + 1}` : `urn:sha256:${asset.sha256}`,
    type: 'picture',
    infoSources: figure.credit === '' ? [] : [{ name: figure.credit, role: 'credit' }],
    descriptions: spoken([html('caption', figure.captionHtml), plain('alt', figure.alt)]),
    renditions: rendition === undefined ? [] : [rendition],
  });
}

/** The body; a picture stands in its association, here is only its place. */
function bodyOf({ leadFigure, pieces }: PostToSend): string {
  let figures = leadFigure === null ? 0 : 1;
  const place = (number: number): string => `<figure><a href="#figure-${number}"></a></figure>`;
  const parts = pieces.map((piece) => (piece.kind === 'figure' ? place((figures += 1)) : piece.html));
  return (leadFigure === null ? parts : [place(1), ...parts]).join('\n');
}

/** Addresses are kept as people read them; a URI has only ASCII. The address itself is beside it. */
const relatedOf = ({ related }: PostToSend): readonly Ninjs[] =>
  related.flatMap(({ title, url }, index) =>
    url === null
      ? []
      : [
          told({
            name: `related-${index + 1}`,
            rel: 'related',
            type: 'text',
            uri: encodeURI(url),
            headlines: title.trim() === '' ? [] : [{ value: title }],
            altIds: [{ role: 'address', value: url }],
          }),
        ],
  );

/** Everything that a post says, as one ninjs item with its photos beside it. */
export function itemOfPost(post: PostToSend): Ninjs {
  const figures = figuresOf(post);
  const bylines = post.bylines.map((byline, index) => ({ ...byline, literal: `byline-${index + 1}` }));
  return told({
    ...ninjsStart(post.key, figures.length),
    version: post.content,
    versionCreated: zonedInstant(post.updatedAt),
    contentCreated: zonedInstant(post.publishedAt),
    pubStatus: 'usable',
    language: post.lang,
    slugline: post.slug,
    headlines: spoken([plain('main', post.headline), plain('kicker', post.kicker), plain('short', post.shortTitle)]),
    descriptions: spoken([
      html('lead', post.leadHtml),
      plain('teaser', post.teaser),
      plain('dateline', post.dateline),
      plain('correction', post.correctionNote),
    ]),
    bodies: spoken([html('main', bodyOf(post))]),
    by: bylines.map((byline) => byline.text).join(', '),
    people: bylines.filter(({ name }) => name !== '').map(({ name, role, literal }) => ({ name, rel: role, literal })),
    // As each prints, agency and all; the literal says which person it is.
    infoSources: bylines.map((byline) => ({ name: byline.text, role: 'byline', literal: byline.literal })),
    subjects: [
      ...(post.section === null ? [] : [{ name: post.section.title, rel: 'section', literal: post.section.id }]),
      ...post.tags.map((name) => ({ name, rel: 'keyword' })),
    ],
    associations: [...figures.map((figure, index) => pictureOf(figure, index, post)), ...relatedOf(post)],
  });
}

/** The same item taken back: whoever has it is to take it down. `notice`: what readers may be told instead; empty: nothing. */
export const canceledItem = (item: Ninjs, notice: string, at: string): Ninjs =>
  told({ ...item, pubStatus: 'canceled', versionCreated: zonedInstant(at), edNote: notice });
