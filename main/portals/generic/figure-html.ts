import { lines, markup, type Html } from '../../../shared/rendering/markup.ts';
import type { RemoteAsset } from '../portal.ts';
import type { PostFigure } from '../post-to-send.ts';

/** A figure in the body, with its picture at the portal's own address. */
export function renderFigureHtml(figure: PostFigure, assets: ReadonlyMap<string, RemoteAsset>): string {
  const asset = figure.asset === null ? undefined : assets.get(figure.asset);
  const caption: Html = { source: figure.captionHtml };
  const credit = figure.credit === '' ? null : markup`<span class="credit">${figure.credit}</span>`;
  const gap = figure.captionHtml !== '' && credit !== null ? ' ' : '';
  const picture =
    asset === undefined
      ? null
      : markup`<img src="${asset.url}" width="${figure.width}" height="${figure.height}" alt="${figure.alt}">`;
  return lines([markup`<figure>${picture}<figcaption>${caption}${gap}${credit}</figcaption></figure>`]).source;
}
