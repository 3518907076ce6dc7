import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { dropFiles } from './drop-files.ts';
import { findElectronProgram, projectFolder, sandboxSwitches } from './electron-program.ts';
import { keepPicture } from './keep-picture.ts';
import { chooseFromMenu } from './menu.ts';
import { listArticles } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';

/** Each form that an article can leave as, and how its file begins. */
const EXPORTS = [
  ['exchange.exportPdf', 'Bài.pdf', '%PDF-'],
  ['exchange.exportHtml', 'Bài.html', '<!DOCTYPE html>'],
  ['exchange.exportText', 'Bài.txt', 'Mùa gặt sớm'],
  ['exchange.exportNinjs', 'Bài.json', '{'],
] as const;

/** A double click while the program runs: a second start that hands its file over and ends. */
async function startAgainWith(userData: string, file: string): Promise<void> {
  const second = spawn(findElectronProgram(), [...sandboxSwitches, projectFolder, file], {
    env: { ...process.env, TOASOAN_USER_DATA: userData, TOASOAN_E2E: '1' },
    stdio: 'ignore',
  });
  await once(second, 'exit');
}

test('[B1] [B4] [B7] [N1] [N5] an article goes out as a file and comes into another newsroom', async ({
  folder,
  launch,
}) => {
  // Two programs at once, three starts.
  test.slow();
  const file = path.join(folder, 'Bài gửi.baiviet');
  const sender = await launch({ userData: path.join(folder, 'máy gửi') });
  await openNewDesk(sender.app, sender.page, path.join(folder, 'bàn gửi'), { deskName: 'Báo Suối Bạc' });
  await writeArticle(sender.page, 'Mùa gặt sớm', 'Lúa chín sớm mười ngày.');
  await answerSaveDialog(sender.app, file);
  await chooseFromMenu(sender.app, 'exchange.saveBundle');
  await expect(sender.page.getByText(/^Đã ghi và đọc lại “Bài gửi.baiviet”: 1 bản ghi/u)).toBeVisible();

  for (const [command, name, start] of EXPORTS) {
    const exported = path.join(folder, name);
    await answerSaveDialog(sender.app, exported);
    await chooseFromMenu(sender.app, command);
    await expect(sender.page.getByText(`Đã ghi “${name}”.`, { exact: true })).toBeVisible();
    expect(readFileSync(exported, 'utf8').slice(0, start.length)).toBe(start);
  }

  const window = sender.page.locator('body');
  await dropFiles(sender.page, window, [file]);
  await expect(sender.page.getByText('Tòa soạn đã có đủ mọi thứ trong tệp này.')).toBeVisible();
  const torn = path.join(folder, 'Cụt.baiviet');
  writeFileSync(torn, readFileSync(file).subarray(0, -200));
  await dropFiles(sender.page, window, [torn]);
  await expect(sender.page.getByText(/bị cắt cụt.*Không có gì được nhận vào tòa soạn\./u)).toBeVisible();
  await keepPicture(sender.page, 'bundle-refused');

  const userData = path.join(folder, 'máy nhận');
  const receiver = await launch({ userData, args: [file] });
  const { app, page } = receiver;
  await openNewDesk(app, page, path.join(folder, 'bàn nhận'));
  const question = page.getByRole('dialog', { name: 'Bài của tòa soạn khác' });
  await expect(question.getByText('“Báo Suối Bạc”')).toBeVisible();
  expect(await listArticles(page)).toEqual([]);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await keepPicture(page, 'bundle-foreign');
  await question.getByRole('button', { name: 'Nhận làm bài mới' }).click();
  await expect(page.locator('[data-part="headline"]')).toHaveText('Mùa gặt sớm');
  await expect(page.locator('[data-part="lead"]')).toContainText('Lúa chín sớm mười ngày.');

  await startAgainWith(userData, file);
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await answerOpenDialog(app, [torn]);
  await chooseFromMenu(app, 'exchange.openBundle');
  await expect(page.getByText(/bị cắt cụt/u)).toBeVisible();
  expect((await listArticles(page)).map(({ headline }) => headline)).toEqual(['Mùa gặt sớm']);

  // The same article as other programs read it: dropped on the window, or refused where it was cut off.
  const ninjs = path.join(folder, 'Bài.json');
  const cut = path.join(folder, 'Cụt.json');
  writeFileSync(cut, readFileSync(ninjs, 'utf8').slice(0, -30));
  await dropFiles(page, page.locator('body'), [cut]);
  await expect(page.getByText(/đọc không được như một bài theo chuẩn ninjs 3/u)).toBeVisible();
  await dropFiles(page, page.locator('body'), [ninjs]);
  await expect(page.getByText(/đoạn chữ chưa xếp vào bài$/u)).toBeVisible();
  await expect(page.locator('[data-part="lead"]')).toContainText('Lúa chín sớm mười ngày.');
  expect((await listArticles(page)).map(({ headline }) => headline)).toEqual(['Mùa gặt sớm', 'Mùa gặt sớm']);
  expect(await findAccessibilityProblems(page)).toEqual([]);
});

test('[B1] a file of this very newsroom brings what was written elsewhere, and overwrites nothing', async ({
  folder,
  launch,
}) => {
  test.slow();
  const [desk, stick] = [path.join(folder, 'bàn'), path.join(folder, 'bàn trên USB')];
  const file = path.join(folder, 'Bài.baiviet');
  const first = await launch({ userData: path.join(folder, 'máy một') });
  await openNewDesk(first.app, first.page, desk);
  await writeArticle(first.page, 'Cầu Ngòi Ẻn', 'Ba nhịp.');
  await first.page.keyboard.press('Control+s');
  await expect(first.page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  // The folder goes away on a stick; the first machine writes on.
  cpSync(desk, stick, { recursive: true });
  await first.page.locator('[data-part="lead"]').click();
  await first.page.keyboard.press('End');
  await first.page.keyboard.type(' Xong trước Tết.');
  await answerSaveDialog(first.app, file);
  await chooseFromMenu(first.app, 'exchange.saveBundle');
  await expect(first.page.getByText(/^Đã ghi và đọc lại “Bài.baiviet”: 2 bản ghi/u)).toBeVisible({ timeout: 30_000 });

  const { app, page } = await launch({ userData: path.join(folder, 'máy hai') });
  await answerOpenDialog(app, [stick]);
  await page.getByLabel('Thư mục tòa soạn đã có').check();
  await page.getByLabel('Họ và tên').fill('Hoàng Thị Dịu');
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await page.getByRole('button', { name: 'Giống cả sáu từ, vào tòa soạn' }).click({ timeout: 30_000 });
  await page.getByRole('navigation', { name: 'Các mục' }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: /^Kho bài/u }).click();
  await page.getByText('Cầu Ngòi Ẻn').first().click();
  await expect(page.locator('[data-part="lead"]')).toHaveText('Ba nhịp.');
  await dropFiles(page, page.locator('body'), [file]);
  await expect(page.getByText('Đã nhận 1 bản ghi mới vào bài này. Không có gì bị ghi đè.')).toBeVisible();
  await expect(page.locator('[data-part="lead"]')).toHaveText('Ba nhịp. Xong trước Tết.');
  expect((await listArticles(page)).map(({ headline }) => headline)).toEqual(['Cầu Ngòi Ẻn']);
});
