import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { articlePage, ask, listArticles, part } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { setWindowSize } from './window-size.ts';

const WORDS = 'Mẻ chè đầu tiên giữ được hương cốm';

const box = (page: Page) => page.getByRole('textbox', { name: 'Lời trao đổi' });
const talk = (page: Page, about: string) => page.getByRole('article', { name: `Trao đổi về ${about}` });

/** Selects the last words before the end of the lead, by keyboard. */
async function selectLastWords(page: Page, count: number): Promise<void> {
  await part(page, 'Sapo').click();
  await page.keyboard.press('Control+End');
  await part(page, 'Sapo').click();
  await page.keyboard.press('End');
  for (let word = 0; word < count; word += 1) await page.keyboard.press('Control+Shift+ArrowLeft');
}

/** How many stretches of the page are painted as talked about. */
const painted = (page: Page) =>
  page.evaluate(() =>
    ['comment-open', 'comment-current'].reduce((sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0), 0),
  );

test('[T2] [T3] [T20] [T21] [T22] [T23] words are talked about beside the article, by keyboard, and found again', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'may');
  const { app, page } = await launch({ userData });
  await setWindowSize(app, 1280, 800);
  await openNewDesk(app, page, path.join(folder, 'ban'));
  await writeArticle(page, 'Chè Suối Bạc', WORDS);
  await page.keyboard.press('Control+s');
  await selectLastWords(page, 2);
  await page.keyboard.press('Control+Alt+m');
  await expect(box(page)).toBeFocused();
  await expect(page.getByLabel('Về', { exact: true })).toContainText('“hương cốm”');
  await page.keyboard.type('Hương gì thì @Le');
  await expect(page.getByRole('option', { name: 'Lê Thị Mai' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('xem lại giúp.');
  const before = (await listArticles(page))[0]?.id ?? '';
  const text = JSON.stringify((await ask(page, 'article:open', { articleId: before })).article);
  await page.keyboard.press('Control+Enter');
  await expect(talk(page, 'hương cốm')).toContainText('Hương gì thì @Lê Thị Mai xem lại giúp.');
  await expect.poll(() => painted(page)).toBe(1);
  const opened = await ask(page, 'article:open', { articleId: before });
  expect([JSON.stringify(opened.article), opened.saved.kind]).toEqual([text, 'revision']);
  await expect(page.getByRole('tab', { name: 'Trao đổi 1' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Danh sách bài' })).toContainText('1 trao đổi');

  // The words move on with the text, and the quote leads to them.
  await part(page, 'Sapo').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Sáng nay, ');
  await page.keyboard.press('F9');
  await expect(talk(page, 'hương cốm')).toBeFocused();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'comments-vi');
  await page.getByRole('button', { name: '“hương cốm”' }).click();
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('hương cốm');
  // Rewritten, then gone: plainly said, and the talk stays.
  await page.keyboard.type('vị núi');
  await expect(articlePage(page)).toContainText('giữ được vị núi');
  await expect(talk(page, 'hương cốm')).toContainText('Chữ ở chỗ này đã sửa');
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(articlePage(page)).toContainText('hương cốm', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(talk(page, 'hương cốm')).not.toContainText('Chữ ở chỗ này đã sửa');

  // What is begun and not sent outlives the program.
  await talk(page, 'hương cốm').getByRole('button', { name: 'Trả lời' }).click();
  await page.keyboard.type('Để em hỏi lạ');
  await app.close();
  const again = await launch({ userData });
  await again.page.getByRole('tab', { name: /^Trao đổi/u }).click();
  const answer = again.page.getByRole('textbox', { name: 'Câu trả lời' });
  await expect(answer).toHaveValue('Để em hỏi lạ');
  await answer.press('End');
  await again.page.keyboard.type('i.');
  await again.page.keyboard.press('Control+Enter');
  await expect(talk(again.page, 'hương cốm')).toContainText('Để em hỏi lại.');
  await setWindowSize(again.app, 1024, 700);
  await ask(again.page, 'app:setTheme', { theme: 'dark' });
  await ask(again.page, 'app:setLocale', { locale: 'en' });
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await findAccessibilityProblems(again.page)).toEqual([]);
  await keepPicture(again.page, 'comments-en');
  await again.page.getByRole('button', { name: 'Settled' }).click();
  await expect(again.page.getByText('No open comments')).toBeVisible();
});
