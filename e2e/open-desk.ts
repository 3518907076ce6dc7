import { mkdirSync } from 'node:fs';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { answerOpenDialog } from './dialogs.ts';

/**
 * Answers the first run's three questions with a new desk in a folder of the test's own, made when it is not there; the window of the desk is up
 * afterwards. A folder that was empty is the desk's own, and its site is written to `folder`/site.
 */
export async function openNewDesk(
  app: ElectronApplication,
  page: Page,
  folder: string,
  { deskName = 'Báo Sông Cầu', personName = 'Lê Thị Mai', penName = 'Mai Lê' } = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await answerOpenDialog(app, [folder]);
  await page.getByLabel('Tên tòa soạn').fill(deskName);
  await page.getByLabel('Họ và tên').fill(personName);
  await page.getByLabel('Bút danh').fill(penName);
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByRole('navigation', { name: 'Các mục' }).waitFor();
}

/** A new article with a headline and a lead, typed on the page; resolves when main has made it durable. */
export async function writeArticle(page: Page, headline: string, lead: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Bài mới' }).click();
  const field = (part: string) => page.locator(`[data-part="${part}"]`);
  // The article before stays on the page until the new one is there.
  await expect(field('headline')).toHaveText('');
  await expect(page.getByTestId('article-page')).toBeFocused();
  await page.keyboard.type(headline);
  await expect(field('headline')).toHaveText(headline);
  await field('lead').click();
  await page.keyboard.type(lead);
  await page.getByText(/^Đã lưu trên máy \d\d:\d\d:\d\d$/u).waitFor();
}
