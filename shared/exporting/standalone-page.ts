import { inOrder } from '../article/order.ts';
import { runsText } from '../article/runs.ts';
import { publicArticle } from '../article/public-article.ts';
import type { Article, Figure } from '../article/schema.ts';
import type { Portal } from '../portal/schema.ts';
import { correctionBox, datelineText } from '../rendering/article-page.ts';
import { lines, markup, safeUrl, type Html } from '../rendering/markup.ts';
import { portalWords } from '../rendering/portal-words.ts';
import { renderBody, renderFigure, type BlockContext } from '../rendering/render-blocks.ts';
import { renderByline } from '../rendering/render-byline.ts';
import { renderRuns } from '../rendering/render-runs.ts';
import type { EmbeddedPhotos } from './embedded-photo.ts';

/** Legible on a screen and on A4; two marks on a letter need the line height. */
const STYLE = `@page{size:A4;margin:20mm 18mm}
body{margin:0 auto;max-width:42rem;padding:1.5rem;font:1.0625rem/1.6 'Noto Serif','Source Serif 4',Georgia,'Times New Roman',serif;color:#1c1a17;background:#fff}
h1{font-size:1.9rem;line-height:1.3;margin:.2em 0 .5em}h2{font-size:1.3rem;line-height:1.35}h3{font-size:1.1rem;line-height:1.35}
.kicker{margin:0;color:#8b1a1a;font-weight:600}.lead{font-weight:700}.dateline,.site,figcaption{color:#55504a;font-size:.95rem}
figure{margin:1.5rem 0;break-inside:avoid}img{max-width:100%;height:auto;display:block}.credit{font-style:italic}
blockquote{margin:1.2rem 0;padding-left:1rem;border-left:3px solid #c9c2b6}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c9c2b6;padding:.3rem .5rem;text-align:left;vertical-align:top}.byline{text-align:right;font-weight:600}
.correction{border:1px solid #8b1a1a;padding:0 1rem}.related{border-top:1px solid #c9c2b6;margin-top:2rem}a{color:#7a1616}
@media print{body{max-width:none;padding:0}a{color:inherit}}`;

/** What the page says besides the article. */
export interface StandaloneSetting {
  readonly portal: Pick<Portal, 'name' | 'lang' | 'creditTemplate'>;
  readonly photos: EmbeddedPhotos;
}

function relatedList(article: Article, title: string): Html | null {
  const items = inOrder(article.related).map(([, link]) => {
    const url = link.kind === 'external' ? safeUrl(link.url) : null;
    const words = link.title.trim() === '' && link.kind === 'external' ? link.url : link.title;
    return url === null ? markup`<li>${words}</li>` : markup`<li><a href="${url}">${words}</a></li>`;
  });
  if (items.length === 0) return null;
  return markup`<section class="related">\n<h2>${title}</h2>\n<ul>\n${lines(items)}\n</ul>\n</section>`;
}

/** One article as one file: photos inside, no script, nothing to fetch. It says whose it is, and not that it was published. */
export function renderStandalonePage(article: Article, { portal, photos }: StandaloneSetting): string {
  const words = portalWords(portal);
  const picture = ({ photo, alt }: Figure): Html | null => {
    const embedded = photo === null ? undefined : photos.get(photo.blob);
    if (embedded === undefined) return null;
    return markup`<img src="${embedded.address}" width="${embedded.width}" height="${embedded.height}" alt="${alt}">`;
  };
  const context: BlockContext = {
    article: publicArticle(article),
    words,
    creditTemplate: portal.creditTemplate,
    picture,
  };
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  const dateline = datelineText(article.dateline);
  const page = lines([
    markup`<!DOCTYPE html>`,
    markup`<html lang="${article.lang}">`,
    markup`<head>`,
    markup`<meta charset="utf-8">`,
    markup`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    markup`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    markup`<title>${article.headline}</title>`,
    { source: `<style>\n${STYLE}\n</style>` },
    markup`</head>`,
    markup`<body>`,
    markup`<main>`,
    markup`<article>`,
    article.kicker === '' ? null : markup`<p class="kicker">${article.kicker}</p>`,
    markup`<h1>${article.headline}</h1>`,
    correctionBox(article.correctionNote, words.correction),
    leadFigure === undefined ? null : renderFigure(leadFigure, true, context),
    dateline === '' ? null : markup`<p class="dateline">${dateline}</p>`,
    runsText(article.lead).trim() === '' ? null : markup`<p class="lead">${renderRuns(article.lead)}</p>`,
    renderBody(context),
    renderByline(article, words, () => null),
    markup`</article>`,
    relatedList(article, words.related),
    markup`</main>`,
    markup`<footer><p class="site">${portal.name}</p></footer>`,
    markup`</body>`,
    markup`</html>`,
  ]);
  return `${page.source}\n`;
}
