import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { keepPicture } from './keep-picture.ts';
import { lookAt } from './look-at.ts';
import { articlePage, listArticles, waitForSaved } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { startReferencePortal } from './portals/reference-portal.ts';
import type { RunningApp } from './running-app.ts';
import { filesWith, heldInHeap } from './portals/find-secret.ts';
import { publicationsIn } from './portals/publications-in.ts';

const TOKEN = 'mat-ma-hop-gui-3f9c1e';
const photo = path.join(projectFolder, 'e2e/fixtures/photos/vuon-nhan-khe-lim.jpg');

async function addPortal(page: Page, address: string, secret: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Thêm cổng' });
  await form.getByLabel('Tên cổng').fill('Báo Thử Nghiệm');
  await form.getByLabel('Địa chỉ tiếp nhận').fill(address);
  await form.getByLabel('Mã truy cập', { exact: true }).fill(secret);
  await form.getByRole('button', { name: 'Thêm cổng' }).click();
}

/** [O30] [O31] Without a network: approve and order, close; with it: the article is live, its receipt on the screen. The secret is nowhere to be found. */
test('ordered without a network, live after the next start, and the secret is seen nowhere', async ({
  launch,
  folder,
}) => {
  test.setTimeout(240_000);
  let portal = await startReferencePortal(TOKEN);
  const { port } = new URL(portal.address);
  let running = await launch();
  let { page } = running;
  await openNewDesk(running.app, page, path.join(folder, 'desk'));

  await page.getByRole('button', { name: 'Thiết lập trang' }).click();
  await page.getByRole('tab', { name: 'Cổng đăng bài' }).click();
  await addPortal(page, portal.address, 'sai');
  await expect(page.getByText(/^Chưa lưu gì\. Cổng không nhận tài khoản/u)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('form', { name: 'Thêm cổng' }).getByLabel('Mã truy cập', { exact: true }).fill(TOKEN);
  await page.getByRole('button', { name: 'Thêm cổng' }).click();
  const card = page.getByRole('region', { name: 'Báo Thử Nghiệm' });
  await expect(card.getByText('Tài khoản ban-bien-tap · nằm trong kho khóa của máy')).toBeVisible({ timeout: 60_000 });
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'outbox-1-portals');
  // The name that the screen shows is found, so the search sees what there is.
  expect(await heldInHeap(page, [TOKEN, 'ban-bien-tap'])).toEqual(['ban-bien-tap']);

  const drop = path.join(folder, 'gui-di');
  mkdirSync(drop);
  await answerOpenDialog(running.app, [drop]);
  const form = page.getByRole('form', { name: 'Thêm cổng' });
  await form.getByLabel('Loại cổng').selectOption('drop-folder');
  await form.getByLabel('Tên cổng').fill('Báo bạn');
  await form.getByRole('button', { name: 'Chọn thư mục và thêm' }).click();
  const folderCard = page.getByRole('region', { name: 'Báo bạn' });
  await expect(folderCard.getByText('Thư mục “gui-di” trên máy này')).toBeVisible({ timeout: 30_000 });
  await expect(folderCard.getByText('Ghi được vào thư mục này.')).toBeVisible();
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'outbox-1-folder');

  await portal.close();
  await page.getByRole('button', { name: 'Về lại bài viết' }).click();
  await writeArticle(page, 'Khe Lim vào vụ nhãn', 'Nhãn muộn được mùa, giá ổn định.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
  await page.keyboard.press('Enter');
  await answerOpenDialog(running.app, [photo]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('chen anh');
  await page.keyboard.press('Enter');
  await expect(articlePage(page).locator('figure img')).toHaveAttribute('src', /^media:/u);
  await page.keyboard.press('Control+Alt+4');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).focus();
  await page.keyboard.type('Kinh');
  await page.keyboard.press('Escape');
  await waitForSaved(page);
  await page.keyboard.press('Control+Enter');
  const receipt = page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' });
  await expect(receipt).toBeVisible({ timeout: 60_000 });
  await receipt.getByRole('button', { name: 'Mở Hộp gửi' }).click();
  const outbox = page.getByRole('dialog', { name: 'Hộp gửi' });
  await expect(outbox.getByText('Không nối được tới máy chủ của cổng.', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await expect(outbox.getByText('Đã đặt vào thư mục, đã đọc lại')).toBeVisible({ timeout: 60_000 });
  const lying = readdirSync(drop).filter((name) => !name.startsWith('.'));
  expect(lying.map((name) => path.extname(name)).toSorted()).toEqual(['.jpg', '.json']);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'outbox-2-offline');
  await running.close();
  expect(await filesWith(folder, TOKEN)).toEqual([]);

  portal = await startReferencePortal(TOKEN, Number(port));
  try {
    running = await launch();
    ({ page } = running);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Hộp gửi/u })
      .click();
    await expect(outboxOf(page).getByText('Đã lên trang, đã kiểm tra')).toBeVisible({ timeout: 90_000 });
    const [row] = await listArticles(page);
    const address = `http://127.0.0.1:${port}/bai/${row?.id ?? ''}`;
    await expect(outboxOf(page).getByText(`Địa chỉ: ${address}`)).toBeVisible();
    await keepPicture(page, 'outbox-3-live');
    const reader = await (await fetch(address)).text();
    expect(reader).toContain('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
    expect([portal.articles.size, portal.assets.size]).toEqual([1, 1]);
    // The receipt is signed: the records say where it stands.
    expect(await publicationsIn(path.join(folder, 'desk'))).toContain(address);
    expect(await heldInHeap(page, [TOKEN])).toEqual([]);
    await changeAndPutBack(running, path.join(folder, 'desk/site'));
    await running.close();
    expect(await filesWith(folder, TOKEN)).toEqual([]);
  } finally {
    await portal.close();
  }
});

/** [D21] Somebody else writes into the article's page in the folder: it is shown beside what was published, and written again at a word. */
async function changeAndPutBack({ app, page }: RunningApp, site: string): Promise<void> {
  const [file = ''] = readdirSync(path.join(site, 'bai'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const at = path.join(site, 'bai', file);
  const ours = readFileSync(at, 'utf8');
  writeFileSync(at, ours.replaceAll('giá ổn định', 'giá rớt thảm'));
  await outboxOf(page).getByRole('button', { name: 'Xem bài trên trang và ở các cổng có bị sửa không' }).click();
  await expect(
    outboxOf(page)
      .getByRole('cell', { name: /giá rớt thảm/u })
      .first(),
  ).toBeVisible({ timeout: 60_000 });
  await lookAt({ app, page }, 'outbox-4-changed-page');
  await outboxOf(page).getByRole('button', { name: 'Viết lại trang như đã đăng' }).click();
  await expect(outboxOf(page).getByRole('cell')).toHaveCount(0, { timeout: 60_000 });
  expect(readFileSync(at, 'utf8')).toBe(ours);
}

const outboxOf = (page: Page) => page.getByRole('dialog', { name: 'Hộp gửi' });
