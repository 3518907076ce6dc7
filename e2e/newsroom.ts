import { expect, type Locator, type Page } from '@playwright/test';
import type { Article } from '../shared/article/schema.ts';
import type { DeskBridge, Channel, RequestInput, Answers } from '../shared/ipc/contract.ts';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../shared/ipc/wire.ts';
import { answerOpenDialog } from './dialogs.ts';
import { chooseFromMenu } from './menu.ts';
import type { RunningApp } from './running-app.ts';

/** The newsroom as a person uses it: by the words on the screen. */

/** Brings in a page of another portal from a file. */
export async function importPageFile({ app, page }: RunningApp, file: string): Promise<void> {
  await answerOpenDialog(app, [file]);
  await chooseFromMenu(app, 'article.import');
  await expect(articlePage(page)).toBeVisible();
}

/** The column in which the article is written. */
export const articlePage = (page: Page): Locator => page.getByRole('textbox', { name: 'Bài viết: gõ ở đây' });

/** A part of the page by its name on the screen, e.g. “Tít”. */
export const part = (page: Page, name: string): Locator => articlePage(page).getByRole('group', { name, exact: true });

export async function openPanel(
  page: Page,
  name: 'Ảnh' | 'Tác giả' | 'Tin liên quan' | 'Thông tin' | 'Soát lỗi' | 'Phiên bản',
): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Waits until the line says that everything typed so far is on the disk. */
export async function waitForSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^Đã lưu (trên máy|phiên bản) \d\d:\d\d:\d\d$/u)).toBeVisible();
}

/** A request over the window's own bridge: what the window itself could ask, nothing more. */
export async function ask<C extends Channel>(page: Page, channel: C, input: RequestInput<C>): Promise<Answers[C]> {
  const answer = await page.evaluate(
    async (request) => {
      const { desk } = globalThis as unknown as { desk: DeskBridge };
      return desk.request(request.channel, request.input as never);
    },
    { channel, input },
  );
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as Answers[C];
}

/** The first page of the whole list. Main gives up a page when the window asks for a newer one: then it is asked again. */
export async function listPage(page: Page): Promise<Answers['list:page']> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(page, 'list:page', EVERYTHING);
    } catch (error) {
      if (attempt === 20 || !String(error).includes('"cancelled"')) throw error;
      await page.waitForTimeout(50);
    }
  }
}

/** The newest articles of the desk, at most as many as one page has. */
export const listArticles = async (page: Page): Promise<readonly ArticleSummary[]> =>
  (await listPage(page)).rows.map(({ summary }) => summary);

/** The article as main has it: the newest words that are durable. */
export async function readArticle(page: Page, headline: RegExp): Promise<Article> {
  const row = (await listArticles(page)).find((summary) => headline.test(summary.headline));
  if (row === undefined) throw new Error(`no article ${String(headline)} on the desk`);
  return (await ask(page, 'article:open', { articleId: row.id })).article;
}
