import type { Page } from '@playwright/test';
import { plainRuns } from '../shared/article/runs.ts';
import { chooseFromMenu } from './menu.ts';
import { block, openArticle, paragraph } from './open-article.ts';
import { expect, test } from './shared-app.ts';

const articlePage = (page: Page) => page.getByTestId('article-page');

test.describe('dialogs over the caret', () => {
  test.beforeEach(async ({ page }) => {
    await openArticle(page, {
      headline: 'Mùa gặt sớm',
      lead: plainRuns('Lúa chín sớm mười ngày.'),
      body: [paragraph('b1', 'Ruộng trên đồi vàng trước.')],
    });
    await block(page, 'Ruộng trên đồi').click();
    await page.keyboard.press('End');
  });

  test('[W12] Ctrl+K over selected words sets a link, with nothing selected it opens commands', async ({ page }) => {
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Liên kết' });
    await dialog.getByLabel('Địa chỉ').fill('không phải địa chỉ');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Địa chỉ phải bắt đầu bằng')).toBeVisible();
    await dialog.getByLabel('Địa chỉ').fill('songcau.example/mua-gat');
    await page.keyboard.press('Enter');
    await expect(articlePage(page).locator('a')).toHaveAttribute('href', 'https://songcau.example/mua-gat');
    await expect(articlePage(page)).toBeFocused();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Gõ tên lệnh/u }).fill('bang thong tin');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Thông tin' })).toHaveAttribute('aria-selected', 'true');
  });

  test('a table, its tools while the caret is in it, and an embed', async ({ page }) => {
    await page.keyboard.press('Enter');
    await page.getByRole('toolbar').getByRole('button', { name: 'Bảng' }).click();
    await page.getByLabel('Số hàng').fill('2');
    await page.getByLabel('Số cột').fill('2');
    await page.keyboard.press('Enter');
    await expect(articlePage(page).locator('table tr')).toHaveCount(2);
    await articlePage(page).locator('table tr').last().locator('td, th').first().click();
    await page.getByRole('button', { name: 'Sửa bảng' }).click();
    await page.getByRole('menuitem', { name: 'Thêm hàng dưới' }).click();
    await expect(articlePage(page).locator('table tr')).toHaveCount(3);

    await articlePage(page).locator(':scope > p').first().click();
    await page.getByRole('button', { name: 'Thêm lệnh' }).click();
    await page.getByRole('menuitem', { name: 'Nhúng liên kết…' }).click();
    await page.getByLabel('Địa chỉ trang hoặc video').fill('https://video.example/1');
    await page.getByLabel('Tên hiển thị').fill('Gặt lúa bằng máy');
    await page.keyboard.press('Enter');
    await expect(articlePage(page).locator('[data-part="embed"]')).toContainText('Gặt lúa bằng máy');
  });

  test('find and replace without accents, one step of undo', async ({ page }) => {
    await page.keyboard.press('Control+h');
    await page.getByLabel('Tìm', { exact: true }).fill('lua');
    await expect(page.getByText('1 / 1')).toBeVisible();
    await page.getByLabel('Phân biệt dấu').check();
    await expect(page.getByText('Không thấy')).toBeVisible();
    await page.getByLabel('Phân biệt dấu').uncheck();
    await page.getByLabel('Thay bằng').fill('Nếp');
    await page.getByRole('button', { name: 'Thay hết' }).click();
    await expect(page.locator('[data-part="lead"]')).toContainText('Nếp chín sớm');
    await page.keyboard.press('Escape');
    await expect(articlePage(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.locator('[data-part="lead"]')).toContainText('Lúa chín sớm');
  });

  test('the menu’s commands arrive where the window is; F7 names what is missing', async ({ app, page }) => {
    await chooseFromMenu(app, 'edit.nextProblem');
    await expect(page.locator('#byline-add')).toBeFocused();
    await chooseFromMenu(app, 'edit.nextProblem');
    await expect(page.locator('#info-section')).toBeFocused();
    await chooseFromMenu(app, 'view.toggleInspector');
    await expect(page.getByRole('tabpanel')).toBeHidden();
    await chooseFromMenu(app, 'view.toggleInspector');
    await chooseFromMenu(app, 'app.about');
    await expect(page.getByRole('dialog', { name: 'Giới thiệu Tòa Soạn' })).toBeVisible();
  });
});
