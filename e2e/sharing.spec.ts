import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { keepPicture } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { listArticles } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';

/** A folder on another volume, as a network share is: in memory, where the system offers that. */
const elsewhere = '/dev/shm';
const isElsewhere = existsSync(elsewhere) && statSync(elsewhere).dev !== statSync(os.tmpdir()).dev;

test.describe('a desk on a share', () => {
  test.skip(!isElsewhere, 'this system has no second volume that a test may write to');

  let place = '';
  test.beforeEach(() => {
    place = mkdtempSync(path.join(elsewhere, 'toasoan-e2e-'));
  });
  test.afterEach(() => rmSync(place, { recursive: true, force: true }));

  test('[C1] [C3] [C7] work goes on while the share is away, and everything goes there when it is back', async ({
    app,
    page,
    launch,
  }) => {
    const share = path.join(place, 'bàn chung');
    await openNewDesk(app, page, share);
    await expect(page.getByText(/^Đã gửi hết vào thư mục chung/u)).toBeVisible({ timeout: 20_000 });
    await writeArticle(page, 'Lũ rút, chợ quê lại đông', 'Sapo.');
    renameSync(share, `${share} đi vắng`);
    await expect(page.getByText(/^Không thấy thư mục chung từ/u)).toBeVisible({ timeout: 30_000 });
    await page.keyboard.type(' Viết khi mất mạng.');
    await page.keyboard.press('Control+S');
    await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
    await expect(page.getByText(/tệp chờ gửi$/u)).toBeVisible({ timeout: 30_000 });
    await keepPicture(page, 'share-away');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await app.close();

    // Opened without the share, the words are there, and so is what waits.
    const again = await launch();
    await expect(again.page.getByText(/tệp chờ gửi$/u)).toBeVisible({ timeout: 30_000 });
    await expect(again.page.locator('[data-part="lead"]')).toHaveText('Sapo. Viết khi mất mạng.');
    renameSync(`${share} đi vắng`, share);
    await expect(again.page.getByText(/^Đã gửi hết vào thư mục chung/u)).toBeVisible({ timeout: 45_000 });
  });

  test('[C4] what is wrong with the files is told, and another newsroom is one step away', async ({ app, page }) => {
    const share = path.join(place, 'bàn chung');
    await openNewDesk(app, page, share);
    await writeArticle(page, 'Bài của bàn chung', 'Sapo.');
    const { id } = (await listArticles(page))[0] ?? { id: '' };
    const records = path.join(share, 'articles', id.slice(0, 4), id, 'r');
    mkdirSync(records, { recursive: true });
    writeFileSync(path.join(records, `${'a'.repeat(64)}.jws`), 'cụt');
    await expect(page.getByRole('button', { name: /chỗ cần xem ở tình trạng tòa soạn$/u })).toBeVisible({
      timeout: 45_000,
    });
    await chooseFromMenu(app, 'desk.health');
    const health = page.getByRole('dialog', { name: 'Tình trạng tòa soạn' });
    await expect(health.getByText('Tệp bị cắt cụt hoặc sai nội dung')).toBeVisible();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'desk-health');
    await page.keyboard.press('Escape');

    await chooseFromMenu(app, 'desk.switch');
    await answerOpenDialog(app, [path.join(place, 'hai')]);
    mkdirSync(path.join(place, 'hai'));
    await page.getByLabel('Tên tòa soạn mới').fill('Báo thứ hai');
    await page.getByRole('button', { name: 'Chọn nơi đặt và mở…' }).click();
    await expect(page.getByRole('navigation').getByText('Báo thứ hai')).toBeVisible({ timeout: 20_000 });
    await chooseFromMenu(app, 'desk.switch');
    const desks = page.getByRole('dialog', { name: 'Tòa soạn trên máy này' });
    await expect(desks.getByText('Báo Sông Cầu')).toBeVisible();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'desks');
    await desks.getByRole('button', { name: 'Mở: Báo Sông Cầu' }).click();
    await expect(page.getByText('Bài của bàn chung').first()).toBeVisible({ timeout: 20_000 });
  });
});
