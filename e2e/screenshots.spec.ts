import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';

/** The README's pictures: `npm run screenshots` names docs/images; otherwise they are only looked at as part of the stories. */
const folder = process.env['TOASOAN_SCREENSHOTS'] ?? path.join(projectFolder, 'test-results/screenshots');

const PHOTO = path.join(projectFolder, 'e2e/fixtures/photos/trao-giay-khen.jpg');

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

const setSize = async (app: ElectronApplication, width: number, height: number): Promise<void> => {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 1280, h ?? 800),
    [width, height],
  );
};

test('pictures of the window', async ({ app, page }) => {
  await setSize(app, 1280, 800);
  await takePicture(page, 'first-run');
  await page.getByLabel('Dùng thử với bài mẫu').click();
  await page.getByLabel('Họ và tên').fill('Lê Thị Mai');
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByTestId('article-page').waitFor();

  await answerOpenDialog(app, [PHOTO]);
  await page.locator('[data-part="headline"]').click();
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expect(page.locator('[data-part="photo"] img').first()).toHaveJSProperty('complete', true);
  await page
    .locator('#figure-caption')
    .fill('Ban tổ chức trao cờ lưu niệm cho đội nữ xã Yên Phú trước trận chung kết.');
  await page.locator('#figure-alt').fill('Hai người đứng trên sân khấu, cùng cầm một lá cờ nhỏ.');
  await expect(page.getByText(/^Đã lưu trên máy/u)).toBeVisible();
  await page.getByRole('tab', { name: 'Ảnh' }).focus();
  await takePicture(page, 'window-light');

  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('button', { name: 'Điện thoại' }).click();
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
  await takePicture(page, 'preview-phone');
  await page.getByRole('button', { name: 'Máy tính' }).click();
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
  await takePicture(page, 'preview-desktop');
  await page.keyboard.press('Control+Shift+P');

  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' }).waitFor();
  await takePicture(page, 'receipt');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Thiết lập trang' }).click();
  await page.getByRole('tab', { name: 'Chương trình' }).click();
  await page.getByLabel('Giao diện').selectOption('dark');
  await page.getByLabel('Ngôn ngữ').selectOption('en');
  await page.getByRole('tab', { name: 'Sections' }).click();
  await takePicture(page, 'settings-dark-english');
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await page.getByRole('tab', { name: 'Info' }).click();
  await takePicture(page, 'window-dark-english');
  await setSize(app, 1024, 700);
  await takePicture(page, 'window-small');
});
