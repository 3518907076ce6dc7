import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { lookAt } from './look-at.ts';
import { articlePage, part } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { setWindowSize } from './window-size.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const changes = (page: Page) => page.locator('[data-review] [data-change]');

test('[S2] [S3] [S5] [S6] [S7] edits are suggested beside the article, and taken or refused in their places', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'may');
  const { app, page } = await launch({ userData });
  await setWindowSize(app, 1280, 800);
  await openNewDesk(app, page, path.join(folder, 'ban'));
  await writeArticle(page, 'Chè Suối Bạc', 'Mẻ chè đầu tiên giữ được hương cốm.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bà con hái lứa chè đầu.');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();

  await page.keyboard.press('Control+Alt+s');
  await expect(page.getByText('Đang gợi ý sửa')).toBeVisible();
  await part(page, 'Tít').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' vào vụ');
  await expect(page.getByText(/^Gợi ý đã lưu trên máy/u)).toBeVisible();
  await lookAt({ app, page }, 'suggesting');
  // The end of the program takes nothing of it, and the article opens as it was.
  await app.close();
  const again = await launch({ userData });
  const window = again.page;
  await expect(part(window, 'Tít')).toHaveText('Chè Suối Bạc');
  await button(window, 'Viết tiếp gợi ý').click();
  await expect(part(window, 'Tít')).toHaveText('Chè Suối Bạc vào vụ');
  await articlePage(window).getByText('Bà con hái lứa chè đầu.').click();
  await window.keyboard.press('End');
  await window.keyboard.type(' Ai cũng vui.');
  await window.keyboard.press('Control+Enter');
  const dialog = window.getByRole('dialog', { name: 'Gửi gợi ý sửa' });
  await dialog.getByLabel('Vì sao nên sửa').fill('Cho rõ là đầu vụ.');
  await dialog.getByRole('button', { name: 'Gửi gợi ý' }).click();
  await expect(window.getByText('Gợi ý của bạn đang chờ người viết xem.')).toBeVisible();
  await expect(part(window, 'Tít')).toHaveText('Chè Suối Bạc');

  // The article goes on meanwhile.
  await part(window, 'Sapo').click();
  await window.keyboard.press('Home');
  await window.keyboard.type('Năm nay, ');
  await button(window, 'Xem gợi ý').click();
  await expect(changes(window)).toHaveCount(2);
  expect(await findAccessibilityProblems(window)).toEqual([]);
  await keepPicture(window, 'suggestion');
  await window.keyboard.press('F8');
  await changes(window).first().getByRole('button', { name: 'Nhận', exact: true }).press('Enter');
  await expect(changes(window)).toHaveCount(1);
  await expect(changes(window).first()).toBeFocused();
  await changes(window).first().getByRole('button', { name: 'Không nhận' }).press('Enter');
  await expect(window.getByText('1 chỗ đã nhận, 1 chỗ không nhận')).toBeVisible();
  await window.getByLabel('Lý do không nhận').fill('Câu này là ý riêng.');
  await lookAt(again, 'suggestion-answer');
  await button(window, 'Ghi câu trả lời').click();
  await expect(part(window, 'Tít')).toHaveText('Chè Suối Bạc vào vụ');
  await expect(part(window, 'Sapo')).toContainText('Năm nay, ');
  await expect(articlePage(window)).not.toContainText('Ai cũng vui.');
  await window.keyboard.press('Control+Alt+6');
  await expect(window.getByText('Câu này là ý riêng.')).toBeVisible();
});
