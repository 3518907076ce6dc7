import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { contentHash } from '../shared/article/canonical.ts';
import { articleLines } from '../shared/article/outline.ts';
import type { Article } from '../shared/article/schema.ts';
import { projectFolder } from '../e2e/electron-program.ts';
import { articlePage, ask, part, waitForSaved } from '../e2e/newsroom.ts';
import { openNewDesk } from '../e2e/open-desk.ts';
import { launchApp, type RunningApp } from '../e2e/running-app.ts';

/**
 * Promise: the seed page goes through the real app, from the old portal's page over the editor to the new portal's page, and not a word, field
 * or link is lost or doubled on the way. The text and the HTML form of the page are both tried.
 */

type Form = 'text' | 'html';

const seedFile = (form: Form) =>
  path.join(projectFolder, 'e2e/fixtures/seed', `bao-thai-nguyen-article.${form === 'text' ? 'txt' : 'html'}`);

const wordsOf = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words with how often each occurs. */
function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many of `wanted` are missing from `found`, each as often as it occurs. */
function missing(wanted: readonly string[], found: readonly string[]): number {
  const have = tally(found);
  let lost = 0;
  for (const [word, count] of tally(wanted)) lost += Math.max(0, count - (have.get(word) ?? 0));
  return lost;
}

type Node = DefaultTreeAdapterTypes.Node;

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head']);

function visibleText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (SILENT.has(node.nodeName) || !('childNodes' in node)) return '';
  return node.childNodes.map(visibleText).join(' ');
}

function findElement(node: Node, name: string): Node | null {
  if (node.nodeName === name) return node;
  if (!('childNodes' in node)) return null;
  for (const child of node.childNodes) {
    const found = findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

const sourceWords = (form: Form): readonly string[] => {
  const source = readFileSync(seedFile(form), 'utf8');
  return wordsOf(form === 'text' ? source : visibleText(parse(source)));
};

/** Opens the article in the editor, has a key change it and takes the change back: what is saved then has been through the document. */
async function passThroughEditor({ page }: RunningApp, before: Article): Promise<Article> {
  await page.getByRole('region', { name: 'Danh sách bài' }).getByText(before.headline).first().click();
  await articlePage(page).waitFor();
  const first = part(page, 'Tít');
  await first.click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.getByText('Đang lưu…').waitFor();
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(2_000);
  await waitForSaved(page);
  return (await ask(page, 'article:open', { articleId: before.id })).article;
}

interface Figures {
  readonly form: Form;
  readonly words: number;
  readonly inArticle: number;
  readonly listed: number;
  readonly lost: number;
  readonly fields: number;
  readonly editorKept: boolean;
  readonly lostOnPage: number;
}

const filledFields = (article: Article): number =>
  [
    article.headline,
    article.origin?.publishedAt,
    article.leadFigure,
    article.figures[article.leadFigure ?? '']?.caption.length,
    article.lead.length,
    article.body.length,
    Object.keys(article.bylines).length,
  ].filter(Boolean).length;

async function sendThrough(running: RunningApp, form: Form, site: string): Promise<Figures> {
  const { page } = running;
  const text = readFileSync(seedFile(form), 'utf8');
  const imported = await ask(page, 'article:importPastedPage', { text, format: form });
  const { article } = await ask(page, 'article:open', { articleId: imported.articleId });
  const listedWords = imported.unplaced.flatMap((entry) => wordsOf(entry.text));
  const articleWords = wordsOf(articleLines(article).join('\n'));
  // The publication time is a field, not text of the article: its line counts as placed.
  const timeWords = wordsOf('Cập nhật ngày: 23/02/2021 09:38 (GMT +7)');
  const labelWords = wordsOf('Các tin khác:');
  const words = sourceWords(form);
  const edited = await passThroughEditor(running, article);
  const ready = { ...edited, section: (await ask(page, 'site:info', undefined)).portal.sections[0]?.id ?? null };
  await ask(page, 'article:saveWorkingCopy', { articleId: ready.id, articleJson: JSON.stringify(ready) });
  const receipt = await ask(page, 'site:publish', { articleId: ready.id });
  if (receipt.url !== null) throw new Error('A new desk has a public address that nobody gave it');
  const info = await ask(page, 'site:articleInfo', { articleId: ready.id });
  const html = parse(readFileSync(path.join(site, ...info.path.split('/')), 'utf8'));
  const main = findElement(html, 'main');
  return {
    form,
    words: words.length,
    inArticle: articleWords.length,
    listed: listedWords.length,
    lost: missing(words, [...articleWords, ...listedWords, ...timeWords, ...labelWords]),
    fields: filledFields(edited),
    editorKept: contentHash(edited) === contentHash(article),
    lostOnPage: main === null ? articleWords.length : missing(articleWords, wordsOf(visibleText(main))),
  };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-proof-seed-'));
try {
  const running = await launchApp({ userData: path.join(folder, 'user-data') });
  const figures: Figures[] = [];
  try {
    const desk = path.join(folder, 'desk');
    await openNewDesk(running.app, running.page, desk, { deskName: 'Báo Thái Nguyên điện tử' });
    for (const form of ['text', 'html'] as const)
      figures.push(await sendThrough(running, form, path.join(desk, 'site')));
  } finally {
    await running.close();
  }
  const line = figures.map(
    (one) =>
      `${one.form}: ${one.words} words in, ${one.inArticle} in the article, ${one.listed} listed, ${one.lost} lost; ${one.fields}/7 fields; ` +
      `editor ${one.editorKept ? 'kept every byte' : 'CHANGED THE ARTICLE'}; ${one.lostOnPage} lost on the portal page`,
  );
  const holds = figures.every((one) => one.lost === 0 && one.fields === 7 && one.editorKept && one.lostOnPage === 0);
  process.exitCode = holds ? 0 : 1;
  console.log(`proof seed: ${line.join(' | ')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
