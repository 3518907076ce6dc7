import path from 'node:path';
import { runsText } from '../shared/article/runs.ts';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { keepPicture } from './keep-picture.ts';
import { articlePage, listArticles, part, readArticle, waitForSaved } from './newsroom.ts';
import { openNewDesk } from './open-desk.ts';

const photo = path.join(projectFolder, 'e2e/fixtures/photos/vuon-nhan-khe-lim.jpg');

/** [S2] A reporter writes from a blank page with the keyboard alone, adds a photo, loses power, goes on, and publishes. */
test('a blank page, by keyboard, with a photo and a power cut', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  let running = await launch();
  let { page } = running;
  await openNewDesk(running.app, page, path.join(folder, 'desk'));

  await page.keyboard.press('Control+n');
  await expect(articlePage(page)).toBeVisible();
  // The caret stands in the headline: nobody looks for a field first.
  await page.keyboard.type('Khe Lim vào vụ nhãn');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nhãn muộn được mùa, giá ổn định.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Giá bán');
  await page.keyboard.press('Control+Alt+ArrowUp');
  await answerOpenDialog(running.app, [photo]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('chen anh');
  await page.keyboard.press('Enter');
  await expect(articlePage(page).locator('figure img')).toHaveAttribute('src', /^media:/u);
  await waitForSaved(page);
  await keepPicture(page, 'blank-1-written');

  const written = await readArticle(page, /^Khe Lim/u);
  expect({
    headline: written.headline,
    lead: runsText(written.lead),
    words: written.body.flatMap((block) => (block.kind === 'p' ? [runsText(block.text)] : [])),
    photos: Object.values(written.figures).map((figure) => figure.photo?.fileName),
  }).toEqual({
    headline: 'Khe Lim vào vụ nhãn',
    lead: 'Nhãn muộn được mùa, giá ổn định.',
    words: expect.arrayContaining(['Cả xóm có hơn hai trăm héc-ta cây ăn quả.', 'Giá bán']) as string[],
    photos: ['vuon-nhan-khe-lim.jpg'],
  });

  await running.kill();
  running = await launch();
  ({ page } = running);
  await expect(part(page, 'Tít')).toHaveText('Khe Lim vào vụ nhãn');
  expect(await readArticle(page, /^Khe Lim/u)).toEqual(written);
  await keepPicture(page, 'blank-2-recovered');

  // The details, by keyboard: the panel's key, Tab, and the section's first letter.
  await page.keyboard.press('Control+Alt+4');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).focus();
  await page.keyboard.type('Kinh');
  await page.keyboard.press('Escape');
  await expect(articlePage(page)).toBeFocused();
  await waitForSaved(page);
  await page.keyboard.press('Control+Enter');
  // Nobody has given this desk a public address: the receipt names the folder and leads to where the address is given.
  const receipt = page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' });
  await expect(receipt).toBeVisible({ timeout: 60_000 });
  await expect(receipt).not.toContainText('http');
  expect((await listArticles(page)).map((row) => row.site)).toEqual(['current']);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'blank-3-no-address');
  await receipt.getByRole('button', { name: 'Điền địa chỉ trang…' }).click();
  await expect(page.getByLabel('Địa chỉ trang')).toHaveValue('');
  await expect(page.getByText(/^Chưa có địa chỉ: trang vẫn đọc được từ thư mục/u)).toBeVisible();
});
