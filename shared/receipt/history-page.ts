import { lines, markup } from '../rendering/markup.ts';
import { formatVietnamTime } from '../text/vietnam-time.ts';
import type { ArticleHistory } from './article-history.ts';
import { HISTORY_WORDS } from './history-words.ts';
import { tellLine, tellRefused } from './tell-history.ts';

const STYLE = `@page{size:A4;margin:18mm}
body{margin:0;font:11pt/1.5 'Be Vietnam Pro','Noto Sans',Arial,sans-serif;color:#1c1a17}
h1{font-size:17pt;line-height:1.3;margin:0 0 .2em}h2{font-size:13pt;line-height:1.35;margin:1.2em 0 .3em}
p{margin:.2em 0}ol,ul{margin:0;padding:0;list-style:none}li{border-top:1px solid #c9c2b6;padding:.5em 0;break-inside:avoid}
.soft{color:#55504a;font-size:9.5pt}.no{color:#8b1a1a}code{font:8.5pt/1.4 monospace;overflow-wrap:anywhere}`;

/** An article's history as one page to be printed: no script, nothing to fetch. */
export function renderHistoryPage(history: ArticleHistory, locale: keyof typeof HISTORY_WORDS, at: string): string {
  const words = HISTORY_WORDS[locale];
  const items = history.lines.map((line) => {
    const { what, said, device, trust, noEffect } = tellLine(line, words);
    return lines([
      markup`<li>`,
      markup`<p><b>${formatVietnamTime(line.at)}</b> ${what}</p>`,
      said === null ? null : markup`<p>${said}</p>`,
      noEffect === null ? null : markup`<p class="no">${noEffect}</p>`,
      markup`<p class="soft">${device}. ${trust}.</p>`,
      markup`<p><code>${line.record}</code></p>`,
      markup`</li>`,
    ]);
  });
  const refused = history.refused.map(
    ({ record, reason }) =>
      markup`<li><p class="no">${tellRefused(reason, words)}</p><p><code>${record}</code></p></li>`,
  );
  const page = lines([
    markup`<!DOCTYPE html>`,
    markup`<html lang="${locale}">`,
    markup`<head>`,
    markup`<meta charset="utf-8">`,
    markup`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    markup`<title>${words.title}: ${words.headline(history.headline)}</title>`,
    { source: `<style>\n${STYLE}\n</style>` },
    markup`</head>`,
    markup`<body>`,
    markup`<main>`,
    markup`<p class="soft">${words.title}</p>`,
    markup`<h1>${words.headline(history.headline)}</h1>`,
    markup`<p class="soft">${words.foot(history.deskName, history.lines.length)} · ${formatVietnamTime(at)}</p>`,
    markup`<p class="soft">${words.explain}</p>`,
    history.lines.length === 0 ? markup`<p>${words.none}</p>` : markup`<ol>${items}</ol>`,
    refused.length === 0 ? null : markup`<h2>${words.refused}</h2><p>${words.refusedExplain}</p><ul>${refused}</ul>`,
    markup`</main>`,
    markup`</body>`,
    markup`</html>`,
  ]);
  return `${page.source}\n`;
}
