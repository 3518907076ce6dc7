import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { ask, listArticles, openPanel } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { setWindowSize } from './window-size.ts';

test('[CO3] [Q2] [Q4] an editor sets a deadline, goes along the queue, and reads one article beside another', async ({
  app,
  page,
  folder,
}) => {
  test.setTimeout(120_000);
  await openNewDesk(app, page, folder);
  await setWindowSize(app, 1280, 800);
  await writeArticle(page, 'Chè Suối Bạc vào vụ', 'Mẻ chè đầu tiên giữ được hương cốm.');
  await openPanel(page, 'Thông tin');
  await page.getByLabel(/^Hạn nộp/u).fill('20/11/2020 14:00');
  await page.getByLabel(/^Hạn nộp/u).press('Enter');
  await expect(page.getByRole('main').getByText('Quá hạn 20/11/2020 14:00')).toBeVisible();
  await page.getByLabel(/^Độ dài đặt/u).fill('800');
  await page.getByLabel(/^Độ dài đặt/u).press('Enter');
  await expect(page.getByText(/^đặt 800 tiếng/u)).toBeVisible();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'desk-work-commission');
  const [row] = await listArticles(page);
  expect(row?.workflow.commission).toEqual({ deadline: '2020-11-20T07:00:00.000Z', length: 800 });

  await writeArticle(page, 'Chợ phiên Suối Bạc', 'Chợ họp từ mờ sáng.');
  await page.keyboard.press('Control+Shift+B');
  const beside = page.getByRole('region', { name: 'Đọc bên cạnh: Chợ phiên Suối Bạc' });
  await expect(beside).toContainText('Chợ họp từ mờ sáng.');
  await page.keyboard.press('Control+PageDown');
  await expect(page.getByTestId('article-page').locator('[data-part="headline"]')).toHaveText('Chè Suối Bạc vào vụ');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'desk-work-beside');
  await setWindowSize(app, 1024, 700);
  await expect(beside).toBeVisible();
  await keepPicture(page, 'desk-work-beside-small');
  await setWindowSize(app, 1280, 800);
  await page.keyboard.press('Control+Shift+B');
  await expect(beside).toBeHidden();

  await page.getByRole('button', { name: 'Người và thiết bị' }).click();
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await page.mouse.move(900, 500);
  const rules = page.getByRole('region', { name: 'Checks' });
  await rules.scrollIntoViewIfNeeded();
  await expect(rules.getByRole('button', { name: 'Sign the check rules' })).toBeDisabled();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'desk-work-rules');
});
