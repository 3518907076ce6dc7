import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { articlePage, waitForSaved } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';

/** The article's page, wherever it stands in the site's folder. */
async function pageText(desk: string): Promise<string> {
  const site = path.join(desk, 'site', 'bai');
  const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.html'));
  return (await Promise.all(files.map((file) => readFile(path.join(site, file), 'utf8')))).join('\n');
}

/** [L1] [L13] [L20] Scheduled and called off, published, corrected with its note, withdrawn: each said only when it is so. */
test('an article after its approval: scheduled, published, corrected, withdrawn', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const desk = path.join(folder, 'desk');
  const { app, page } = await launch();
  await openNewDesk(app, page, desk);
  await writeArticle(page, 'Khe Lim thu 12 tỷ đồng', 'Nhãn muộn được mùa, giá ổn định.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
  await page.keyboard.press('Control+Alt+4');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).selectOption({ label: 'Kinh tế' });
  await waitForSaved(page);
  const more = page.getByRole('button', { name: 'Việc khác' });
  const choose = async (name: string | RegExp): Promise<void> => {
    await more.click();
    await page.getByRole('menuitem', { name }).click();
  };

  await choose('Hẹn giờ đăng…');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ngày giờ đăng (GMT+7)').fill('31/12/2020 06:00');
  await dialog.getByRole('button', { name: 'Hẹn giờ', exact: true }).click();
  await expect(dialog.getByText('Giờ hẹn phải ở sau bây giờ.')).toBeVisible();
  await dialog.getByLabel('Ngày giờ đăng (GMT+7)').fill('31/12/2098 06:00');
  await dialog.getByRole('button', { name: 'Hẹn giờ', exact: true }).click();
  await expect(page.getByText('Đã hẹn 31/12/2098 06:00')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Hẹn đăng lúc 31/12/2098 06:00 (GMT+7).', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đăng', exact: true })).toBeHidden();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'lifecycle-1-scheduled');
  await choose('Bỏ hẹn giờ');

  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('được đọc lại và khớp', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');

  await articlePage(page).getByText('Khe Lim thu 12 tỷ đồng').click({ clickCount: 3 });
  await page.keyboard.type('Khe Lim thu 21 tỷ đồng');
  await expect(page.getByRole('button', { name: 'Cập nhật' })).toBeVisible({ timeout: 30_000 });
  await choose('Soạn lời cải chính…');
  await expect(page.getByRole('cell', { name: 'Khe Lim thu 12 tỷ đồng' })).toBeVisible({ timeout: 30_000 });
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'lifecycle-2-correction');
  await page.getByRole('button', { name: 'Đưa vào bài' }).click();
  await page.getByRole('button', { name: 'Đăng cải chính' }).click();
  await expect(page.getByRole('dialog').getByText('được đọc lại và khớp', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listitem').filter({ hasText: 'Đã cải chính' })).toBeVisible();
  expect(await pageText(desk)).toContain('Thông tin đúng là “Khe Lim thu 21 tỷ đồng”');

  await choose('Gỡ bài…');
  await page.getByRole('dialog').getByLabel('Lý do').fill('Sai người');
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ bài', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Đã gỡ bài' })).toBeVisible({ timeout: 60_000 });
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'lifecycle-3-withdrawn');
  const left = await pageText(desk);
  expect([left.includes('Khe Lim'), left.includes('đã gỡ bài viết này lúc')]).toEqual([false, true]);
});
