import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { plainRuns } from '../shared/article/runs.ts';
import type { Article, Block } from '../shared/article/schema.ts';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { keepPicture } from './keep-picture.ts';
import { ask, waitForSaved } from './newsroom.ts';
import { openNewDesk } from './open-desk.ts';
import type { RunningApp } from './running-app.ts';

/** Comparing two versions, and joining two that were written apart, as a person does it. */

const p = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });

const BODY = [
  p('a', 'Sáng nay, chợ phiên Khe Lim mở sớm hơn mọi khi vì trời đẹp. Bà con mang chè búp, măng và mật ong xuống bán.'),
  p('b', 'Ông Lam nói về mẻ chè đầu mùa.'),
  p('c', 'Giá chè búp khô ở mức 210.000 đồng mỗi ký, tăng nhẹ so với phiên trước.'),
];

const headline = (page: Page) => page.locator('[data-part="headline"]');

/** An article that is kept as a revision, in the window. */
async function keepArticle(page: Page, change: Partial<Article>): Promise<string> {
  const { article } = await ask(page, 'article:create', undefined);
  const written = { ...article, headline: 'Chợ phiên Khe Lim', lead: plainRuns('Chợ mở sớm.'), body: BODY, ...change };
  await ask(page, 'article:saveWorkingCopy', { articleId: article.id, articleJson: JSON.stringify(written) });
  await ask(page, 'article:keepRevision', { articleId: article.id });
  await page.getByRole('button', { name: /^Chợ phiên Khe Lim/u }).click();
  await expect(headline(page)).toHaveText('Chợ phiên Khe Lim');
  return article.id;
}

/** Types at the end of a block of the page. */
async function typeBehind(page: Page, text: string, more: string): Promise<void> {
  await page.getByText(text).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(more);
}

const setWindow = (running: RunningApp, width: number, height: number) =>
  running.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 1280, h ?? 800),
    [width, height],
  );

test('[C30] [C31] [C32] compares the text with its last revision, goes by key, and restores one change', async ({
  running,
  folder,
}) => {
  const { app, page } = running;
  await openNewDesk(app, page, path.join(folder, 'desk'));
  await keepArticle(page, {});
  await typeBehind(page, 'Ông Lam nói', ' Ông hẹn phiên sau.');
  await headline(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' mở sớm');
  await waitForSaved(page);
  await page.keyboard.press('Control+Shift+D');
  await expect(page.getByText('1 đoạn sửa, tít đổi')).toBeVisible();
  const reading = page.getByRole('region', { name: 'Những chỗ khác nhau, trong bài' });
  await expect(reading.getByRole('insertion')).toHaveText(['thêm:  mở sớm', 'thêm:  Ông hẹn phiên sau.']);

  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await expect(reading.getByRole('region', { name: 'Đoạn: Sửa, 2/2' })).toBeFocused();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'compare-light');
  await page.getByRole('button', { name: 'Hai cột' }).click();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await setWindow(running, 1024, 700);
  await keepPicture(page, 'compare-sides-small');
  await page.getByRole('button', { name: 'Trong bài' }).click();

  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Trả lại như bản trước' }).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('tít đổi', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Về lại bài viết' }).click();
  await expect(page.getByTestId('article-page')).not.toContainText('hẹn phiên sau');
  await page.getByTestId('article-page').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('article-page')).toContainText('hẹn phiên sau');
});

/** Both machines are one person's: each knows the other's key by name. */
function shareKeys(...profiles: readonly string[]): void {
  const files = profiles.map((profile) => path.join(profile, 'identity.json'));
  const known = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as { readonly keys: readonly string[] });
  const keys = known.flatMap((one) => one.keys);
  for (const [index, file] of files.entries()) writeFileSync(file, JSON.stringify({ ...known[index], keys }));
}

async function openExistingDesk({ app, page }: RunningApp, desk: string): Promise<void> {
  await answerOpenDialog(app, [desk]);
  await page.getByLabel('Thư mục tòa soạn đã có').click();
  await page.getByLabel('Họ và tên').fill('Trần Văn Sỹ');
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click();
  await page.getByRole('navigation', { name: 'Các mục' }).waitFor();
}

test('[C40] [C41] [R60] two people wrote apart: a banner says so, and they are joined by words and by hand', async ({
  launch,
  folder,
}) => {
  test.slow();
  const desk = path.join(folder, 'desk');
  const [here, there] = [path.join(folder, 'máy Mai'), path.join(folder, 'máy Sỹ')];
  const founding = await launch({ userData: here });
  await openNewDesk(founding.app, founding.page, desk);
  const id = await keepArticle(founding.page, {});
  await founding.close();
  const joining = await launch({ userData: there });
  await openExistingDesk(joining, desk);
  // The machine's key is made when it signs for the first time.
  const own = (await ask(joining.page, 'article:create', undefined)).article.id;
  await ask(joining.page, 'article:keepRevision', { articleId: own });
  await joining.close();
  shareKeys(here, there);

  const mai = await launch({ userData: here });
  const sy = await launch({ userData: there });
  for (const { page } of [mai, sy]) {
    await expect(headline(page)).toHaveText('Chợ phiên Khe Lim');
    await page.getByTestId('article-page').waitFor();
  }
  await typeBehind(mai.page, 'Ông Lam nói', ' Bà Hiền gật đầu.');
  await typeBehind(sy.page, 'Ông Lam nói', ' Ông Sơn không tin.');
  await typeBehind(sy.page, 'Giá chè búp', ' Phiên sau họp ngày 12.');
  for (const { page } of [mai, sy]) {
    await page.keyboard.press('Control+s');
    await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  }
  await mai.close();
  await sy.close();

  shareKeys(here, there);
  const again = await launch({ userData: here });
  const { page } = again;
  await expect(page.getByText(/Có hai bản song song: của .* Cả hai đều được giữ\./u)).toBeVisible();
  await keepPicture(page, 'split-banner-light');
  expect(await findAccessibilityProblems(page, { within: 'main' })).toEqual([]);
  await page.getByRole('button', { name: 'Ghép hai bản…' }).click();
  const finish = page.getByRole('button', { name: 'Lưu bản đã ghép' });
  await expect(finish).toBeDisabled();
  await expect(page.getByText('Còn 1 chỗ phải chọn')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('radio').first()).toBeFocused();
  expect(await findAccessibilityProblems(page, { within: 'main' })).toEqual([]);
  await keepPicture(page, 'join-light');
  // By keyboard alone: down to the third answer, both.
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Đã chọn xong mọi chỗ')).toBeVisible();
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await keepPicture(page, 'join-dark-english');
  expect(await findAccessibilityProblems(page, { within: 'main' })).toEqual([]);
  await ask(page, 'app:setLocale', { locale: 'vi' });
  await finish.click();
  const text = page.getByTestId('article-page');
  await expect(text).toContainText('Ông Lam nói về mẻ chè đầu mùa. Bà Hiền gật đầu. Ông Sơn không tin.');
  await expect(text).toContainText('Phiên sau họp ngày 12.');
  await expect(page.getByText(/Có hai bản song song/u)).toBeHidden();
  await again.close();

  shareKeys(here, there);
  const other = await launch({ userData: there });
  await expect(other.page.getByTestId('article-page')).toContainText('Bà Hiền gật đầu. Ông Sơn không tin.');
  await expect(other.page.getByText(/Có hai bản song song/u)).toBeHidden();
  const known = await ask(other.page, 'compare:revisions', { articleId: id });
  expect([known.revisions.length, known.apart]).toEqual([4, null]);
});
