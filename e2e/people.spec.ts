import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import type { RunningApp } from './running-app.ts';

const peopleButton = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^Người và thiết bị/u });

const openPeople = async (page: Page): Promise<void> => {
  await peopleButton(page).click();
  await expect(page.getByRole('heading', { name: 'Người và thiết bị' })).toBeVisible();
};

/** Six words as they stand on the screen, once they stand there: they are dear to compute. */
async function wordsIn(page: Page, list: string): Promise<readonly string[]> {
  const words = page.getByRole('list', { name: list }).locator('strong');
  await expect(words).toHaveCount(6, { timeout: 30_000 });
  return words.allTextContents();
}

/** Chooses the desk's folder as somebody new, and stops before the six words. */
async function findDesk({ app, page }: RunningApp, folder: string, name: string): Promise<void> {
  await answerOpenDialog(app, [folder]);
  await page.getByLabel('Thư mục tòa soạn đã có').check();
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByRole('dialog', { name: 'Đúng tòa soạn này chứ?' }).waitFor();
}

const joinDesk = async (running: RunningApp, folder: string, name: string): Promise<void> => {
  await findDesk(running, folder, name);
  await running.page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click();
  await running.page.getByRole('navigation', { name: 'Các mục' }).waitFor();
};

test('[D2] [D3] [D5] a newcomer joins by six words, writes, is listed, is believed; the lost device is closed', async ({
  launch,
  folder,
}) => {
  test.setTimeout(150_000);
  const desk = path.join(folder, 'ban');
  const admin = await launch({ userData: path.join(folder, 'truong') });
  await openNewDesk(admin.app, admin.page, desk);
  await openPeople(admin.page);
  const deskWords = await wordsIn(admin.page, 'Sáu từ của tòa soạn');

  const newcomer = await launch({ userData: path.join(folder, 'moi') });
  await findDesk(newcomer, desk, 'Hoàng Thị Dịu');
  expect(await wordsIn(newcomer.page, 'Đúng tòa soạn này chứ?')).toEqual(deskWords);
  expect(await findAccessibilityProblems(newcomer.page)).toEqual([]);
  await newcomer.page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click();
  await expect(newcomer.page.getByRole('note')).toContainText('đang chờ người quản trị');
  await writeArticle(newcomer.page, 'Chè Suối Bạc vào vụ', 'Mẻ chè đầu tiên giữ được hương cốm.');
  await newcomer.page.keyboard.press('Control+s');
  await expect(newcomer.page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  await openPeople(newcomer.page);
  const deviceWords = await wordsIn(newcomer.page, 'Khi người quản trị hỏi, hãy đọc sáu từ này của máy bạn:');

  await admin.page.getByRole('button', { name: 'Xem và ghi Hoàng Thị Dịu vào danh sách' }).click({ timeout: 30_000 });
  const signIn = admin.page.getByRole('dialog', { name: 'Ghi Hoàng Thị Dịu vào danh sách' });
  expect(await signIn.locator('ol strong').allTextContents()).toEqual(deviceWords);
  const listIt = signIn.getByRole('button', { name: 'Ghi vào danh sách' });
  await expect(listIt).toBeDisabled();
  expect(await findAccessibilityProblems(admin.page)).toEqual([]);
  await signIn.getByLabel('Tôi đã nghe đúng cả sáu từ này').check();
  await listIt.click();
  await expect(admin.page.getByRole('list', { name: 'Máy của Hoàng Thị Dịu' })).toBeVisible();
  await admin.page.getByRole('button', { name: /^Kho bài/u }).click();
  await expect(admin.page.getByRole('button', { name: /^Chè Suối Bạc vào vụ/u })).toBeVisible();
  await expect(newcomer.page.getByRole('note')).toHaveCount(0, { timeout: 30_000 });
  await expect(newcomer.page.getByText('máy này')).toBeVisible();
  await expect(newcomer.page.getByText(/^Bạn đã được nhận vào tòa soạn “.*”, với vai phóng viên/u)).toBeVisible();

  await admin.page
    .getByRole('list', { name: 'Máy của Hoàng Thị Dịu' })
    .getByRole('button', { name: /^Đặt tên hoặc đóng khóa/u })
    .click();
  await admin.page.getByRole('button', { name: 'Đóng khóa của máy…' }).click();
  await expect(admin.page.getByText(/Vẫn được tin: 1 lần ký ở 1 bài/u)).toBeVisible();
  expect(await findAccessibilityProblems(admin.page)).toEqual([]);
  await admin.page.getByRole('button', { name: 'Đóng khóa, không mở lại được' }).click();
  await expect(admin.page.getByText('khóa đã đóng')).toBeVisible();
  await expect(admin.page.getByRole('button', { name: /^Chè Suối Bạc vào vụ/u })).toBeVisible();
  await expect(newcomer.page.getByRole('note')).toContainText('đã bị đóng', { timeout: 30_000 });
  expect(await findAccessibilityProblems(newcomer.page)).toEqual([]);
});

test('[D9] [D10] the key on paper: shown once, on no disk, and it brings a new admin’s device in', async ({
  launch,
  folder,
}) => {
  test.setTimeout(120_000);
  const desk = path.join(folder, 'ban');
  const admin = await launch({ userData: path.join(folder, 'truong') });
  await openNewDesk(admin.app, admin.page, desk);
  await expect(peopleButton(admin.page)).toContainText('1 việc cần làm');
  await openPeople(admin.page);
  await admin.page.getByRole('button', { name: 'Làm khóa dự phòng…' }).click();
  const sheet = admin.page.getByRole('dialog', { name: 'Khóa dự phòng trên giấy' });
  const groups = await sheet.getByRole('list', { name: 'Sáu nhóm chữ trên giấy' }).locator('strong').allTextContents();
  expect(groups.join('-')).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/u);
  expect(await findAccessibilityProblems(admin.page)).toEqual([]);
  await admin.page.evaluate(() => {
    window.print = () => void (document.body.dataset['printed'] = 'yes');
  });
  await sheet.getByRole('button', { name: 'In ra giấy…' }).click();
  await expect(admin.page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await sheet.getByRole('button', { name: 'Tôi đã ghi lại, bắt đầu dùng khóa này' }).click();
  await expect(admin.page.getByText(/^Đã có khóa dự phòng/u)).toBeVisible();
  await expect(peopleButton(admin.page)).not.toContainText('việc cần làm');
  expect(await admin.page.content()).not.toContain(groups[0]);
  await admin.close();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const holding = files.filter((file) => {
    const bytes = readFileSync(path.join(file.parentPath, file.name), 'latin1');
    return groups.some((group) => bytes.includes(group));
  });
  expect(holding.map((file) => file.name)).toEqual([]);

  const rescue = await launch({ userData: path.join(folder, 'cuu') });
  await joinDesk(rescue, desk, 'Lê Thị Mai');
  await openPeople(rescue.page);
  await rescue.page.getByRole('button', { name: /^Mọi máy quản trị đều mất/u }).click();
  await rescue.page.getByLabel('Sáu nhóm chữ trên giấy').fill(groups.join(' ').toLowerCase());
  await rescue.page.getByRole('button', { name: 'Đưa máy này vào' }).click();
  await expect(rescue.page.getByRole('list', { name: 'Máy của Lê Thị Mai' }).getByText('máy này')).toBeVisible();
  await expect(rescue.page.getByRole('button', { name: 'Làm khóa dự phòng…' })).toBeVisible();
});
