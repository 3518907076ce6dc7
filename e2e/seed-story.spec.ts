import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Article } from '../shared/article/schema.ts';
import { expect, test } from './app.ts';
import { findAccessibilityProblems } from './accessibility.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { expectGolden, withoutAssetHashes, withoutIds } from './golden.ts';
import { keepPicture, storyFolder } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { articlePage, importPageFile, listArticles, openPanel, part, readArticle, waitForSaved } from './newsroom.ts';
import { openNewDesk } from './open-desk.ts';
import { openReaderWindow } from './reader-window.ts';

const fixture = (...names: string[]) => path.join(projectFolder, 'e2e/fixtures', ...names);

const idsOf = (article: Article): string[] => [
  ...Object.keys(article.figures),
  ...article.body.map((block) => block.id),
  ...Object.keys(article.bylines),
  ...Object.keys(article.related),
];

async function fillPanels(page: Page): Promise<void> {
  await page.getByLabel('Mô tả cho người khiếm thị').fill('Hai người đứng giữa hội trường, cùng cầm một tờ giấy khen');
  await page.getByLabel('Người chụp').fill('Thế Hà');
  await page.getByLabel('Nguồn').fill('');

  await openPanel(page, 'Tác giả');
  await page.getByLabel('Thêm tác giả').fill('Thế Hà');
  await page.getByLabel('Thêm tác giả').press('Enter');
  await page.getByRole('button', { name: 'Chi tiết của Thế Hà' }).click();
  await page.getByLabel('Phần việc').selectOption('photo');

  await openPanel(page, 'Tin liên quan');
  await page.getByLabel('Tìm trong kho hoặc dán địa chỉ').fill('https://example.org/sinh-hoat-chi-bo');
  await page.getByLabel('Tìm trong kho hoặc dán địa chỉ').press('Enter');
  await page.getByLabel('Tít hiển thị', { exact: true }).fill('Đổi mới sinh hoạt chi bộ ở Định Hóa');

  await openPanel(page, 'Thông tin');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).selectOption({ label: 'Thời sự' });
  await page.getByLabel('Từ khóa', { exact: true }).fill('xây dựng Đảng');
  await page.getByLabel('Từ khóa', { exact: true }).press('Enter');
  await page.getByLabel('Nơi viết').fill('Thái Nguyên');
}

/** What stands around every article of the seed's portal. */
async function setUpSite(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thiết lập trang' }).click();
  await page.getByLabel('Dòng giới thiệu').fill('Tin tức tổng hợp hằng ngày, tin trong tỉnh Thái Nguyên');
  await page.getByLabel('Địa chỉ trang').fill('https://baothainguyen.example');
  await page.getByRole('tab', { name: 'Liên kết website' }).click();
  await page.getByRole('button', { name: 'Thêm liên kết' }).click();
  await page.getByLabel('Tên liên kết', { exact: true }).fill('Cổng thông tin tỉnh');
  await page.getByLabel('Địa chỉ', { exact: true }).fill('https://example.org/tinh');
  await page.getByRole('tab', { name: 'Danh sách chuyên đề' }).click();
  await page.getByRole('button', { name: 'Thêm danh sách' }).click();
  await page.getByLabel('Tên danh sách', { exact: true }).fill('Chuyên đề');
  await page.getByRole('button', { name: 'Thêm liên kết' }).click();
  await page.getByLabel('Tên liên kết', { exact: true }).fill('Bảo vệ nền tảng tư tưởng của Đảng');
  await page.getByLabel('Địa chỉ', { exact: true }).fill('https://example.org/nen-tang');
  await page.getByRole('tab', { name: 'Trang cố định' }).click();
  await page.getByRole('button', { name: 'Thêm trang' }).click();
  await page.getByLabel('Tên trang', { exact: true }).fill('Thông tin tuyển dụng');
  await page.getByLabel('Nội dung, cách đoạn bằng một dòng trống').fill('Hiện chưa có đợt tuyển dụng nào.');
  await page.getByRole('tab', { name: 'Chân trang' }).click();
  await page.getByRole('textbox', { name: /^Mỗi dòng một ý/u }).fill('Cơ quan của Đảng bộ tỉnh');
  await keepPicture(page, '2-site-settings');
  await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
  await expect(page.getByText('Đã lưu thiết lập trang.')).toBeVisible();
  await page.getByRole('button', { name: 'Về lại bài viết' }).click();
}

/** [S1] The seed page comes in, is edited in every panel, goes out, and is read back as a reader would. */
test('seed page to portal page @demo', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const running = await launch();
  const { app, page } = running;
  await keepPicture(page, '1-first-run');
  const desk = path.join(folder, 'desk');
  await openNewDesk(app, page, desk, { deskName: 'Báo Thái Nguyên điện tử' });

  await setUpSite(page);
  await importPageFile(running, fixture('seed/bao-thai-nguyen-article.txt'));
  await expect(part(page, 'Tít')).toHaveText('Nêu cao tinh thần “tự soi, tự sửa”');
  await expect(page.getByText('10 đoạn chữ chưa xếp vào bài')).toBeVisible();
  const golden = JSON.parse(readFileSync(fixture('seed/golden-article.json'), 'utf8')) as { article: Article };
  const imported = await readArticle(page, /^Nêu cao/u);
  expect(JSON.parse(withoutIds(JSON.stringify(imported), imported.id, idsOf(imported)))).toEqual(
    JSON.parse(withoutIds(JSON.stringify(golden.article), golden.article.id, idsOf(golden.article))),
  );
  await keepPicture(page, '3-imported');

  await answerOpenDialog(app, [fixture('photos/trao-giay-khen.jpg')]);
  await page.getByRole('button', { name: 'Chọn ảnh' }).click();
  await expect(articlePage(page).locator('figure img')).toHaveAttribute('src', /^media:/u);
  await fillPanels(page);
  await part(page, 'Tít đè').click();
  await page.keyboard.type('Xây dựng Đảng');
  await waitForSaved(page);
  await keepPicture(page, '4-edited');
  expect(await findAccessibilityProblems(page)).toEqual([]);

  const edited = await readArticle(page, /^Nêu cao/u);
  expectGolden(
    fixture('seed/golden-edited.json'),
    `${withoutIds(JSON.stringify(edited, null, 2), edited.id, idsOf(edited))}\n`,
  );

  await chooseFromMenu(app, 'article.preview');
  const preview = page.frameLocator('iframe');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Nêu cao tinh thần “tự soi, tự sửa”');
  await keepPicture(page, '5-preview');
  await page.getByRole('button', { name: 'Về lại bài viết' }).click();

  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Đã lên trang, đã kiểm tra' })).toBeVisible({ timeout: 30_000 });
  await keepPicture(page, '6-receipt');
  expect((await listArticles(page)).map((row) => row.site)).toEqual(['current']);

  const site = path.join(desk, 'site');
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /neu-cao.*\.html$/u.test(name),
  );
  expect(pages).toHaveLength(1);
  const html = readFileSync(path.join(site, pages[0] ?? ''), 'utf8');
  expectGolden(fixture('seed/golden-page.html'), withoutAssetHashes(withoutIds(html, edited.id, idsOf(edited))));

  const reader = await openReaderWindow(app, path.join(site, pages[0] ?? ''));
  await expect(reader.getByText('Cập nhật ngày: 23/02/2021 09:38 (GMT +7)')).toBeVisible();
  await expect(reader.locator('figcaption').getByText('Ảnh: Thế Hà')).toBeVisible();
  expect(await findAccessibilityProblems(reader)).toEqual([]);
  await reader.screenshot({ path: path.join(storyFolder, '7-portal-page.png') });
  const search = await openReaderWindow(app, path.join(site, 'tim-kiem.html'), { query: '?q=neu+cao+tinh+than' });
  await expect(search.getByRole('main').getByRole('link', { name: /Nêu cao tinh thần/u })).toBeVisible();
  await search.screenshot({ path: path.join(storyFolder, '8-portal-search.png') });
  cpSync(site, path.join(storyFolder, 'site'), { recursive: true });
});
