import { expect, type Page } from '@playwright/test';
import { createArticle } from '../shared/article/create-article.ts';
import type { Article, Block, Figure, ListItem } from '../shared/article/schema.ts';
import { plainRuns, runsText } from '../shared/article/runs.ts';
import type { DeskBridge } from '../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

/** A paragraph for an article that a test opens. */
export const paragraph = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });

/** A figure without its photo. */
export const emptyFigure = (caption: string): Figure => ({
  photo: null,
  caption: plainRuns(caption),
  alt: '',
  photographer: '',
  source: '',
  rights: '',
  takenAt: null,
});

/** Opens the window on an article that says this, in the sample desk. Returns the article's id. */
export async function openArticle(page: Page, content: Partial<Article> = {}): Promise<string> {
  const made = await page.evaluate(async () => {
    const start = await window.desk.request('app:start', undefined);
    if (start.ok && start.value.desk === null) {
      await window.desk.request('desk:create', {
        where: 'sample',
        deskName: 'Bàn thử',
        personName: 'Nguyễn Thu Thảo',
        penName: 'Thu Thảo',
      });
    }
    const article = await window.desk.request('article:create', undefined);
    return article.ok ? article.value.article.id : null;
  });
  if (made === null) throw new Error('no article was made');
  const articleJson = JSON.stringify({ ...createArticle(made), ...content });
  const saved = await page.evaluate(
    async (input) => {
      await window.desk.request('window:remember', { articleId: input.articleId });
      return window.desk.request('article:saveWorkingCopy', input);
    },
    { articleId: made, articleJson },
  );
  expect(saved.ok).toBe(true);
  await page.reload();
  await expect(page.getByTestId('article-page').locator('[data-part="headline"]')).toBeVisible();
  return made;
}

/** The article as main has it on disk. */
async function savedArticle(page: Page, articleId: string): Promise<Article> {
  const opened = await page.evaluate((id) => window.desk.request('article:open', { articleId: id }), articleId);
  if (!opened.ok) throw new Error(`the article does not open: ${opened.error.code}`);
  return opened.value.article;
}

const itemWords = ({ text, child }: ListItem): unknown =>
  child === null ? runsText(text) : [runsText(text), child.items.map(itemWords)];

function blockWords(block: Block): unknown {
  if ('text' in block) return block.kind === 'p' ? runsText(block.text) : `${block.kind}: ${runsText(block.text)}`;
  if (block.kind === 'list') return [block.ordered ? 'ol' : 'ul', ...block.items.map(itemWords)];
  if (block.kind === 'table') return block.rows.map(({ cells }) => cells.map(({ text }) => runsText(text)));
  return block.kind;
}

/** An article as its words: what a test compares. */
export const wordsOf = (article: Article) => ({
  kicker: article.kicker,
  headline: article.headline,
  lead: runsText(article.lead),
  body: article.body.map(blockWords),
  captions: Object.values(article.figures).map(({ caption }) => runsText(caption)),
  bylines: Object.values(article.bylines).map(({ name }) => name),
});

/** Waits until the words on disk are these: the page, the conversion and autosave have all done their part. */
export async function expectSaved(
  page: Page,
  articleId: string,
  expected: Partial<ReturnType<typeof wordsOf>>,
): Promise<void> {
  await expect
    .poll(async () => {
      const words = wordsOf(await savedArticle(page, articleId));
      return Object.fromEntries(Object.entries(words).filter(([part]) => part in expected));
    })
    .toEqual(expected);
}

/** A part of the page, for clicking into. */
export const part = (page: Page, name: string) => page.getByTestId('article-page').locator(`[data-part="${name}"]`);

/** A block of the body that begins with these words. */
export const block = (page: Page, words: string) =>
  page.getByTestId('article-page').locator('> *').filter({ hasText: words });
