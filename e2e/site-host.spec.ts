import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { keepPicture } from './keep-picture.ts';
import { articlePage, waitForSaved } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import { filesWith } from './portals/find-secret.ts';
import { publicationsIn } from './portals/publications-in.ts';
import { haveServers, startSshd } from './portals/real-servers.ts';

/** What a web server shows of a folder. */
async function serveFolder(folder: string): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, reply) => {
    const file = path.join(folder, decodeURI(request.url ?? '/'));
    readFile(file).then(
      (bytes) => reply.end(bytes),
      () => reply.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const text = (words: string): Buffer => Buffer.from([0x60 + words.length, ...Buffer.from(words, 'ascii')]);

/** A camera's photo with Content Credentials, as far as they are read: the claim's generator, in a box of the file. */
async function photoWithCredentials(folder: string): Promise<string> {
  const photo = await readFile(path.join(projectFolder, 'e2e/fixtures/photos/vuon-nhan-khe-lim.jpg'));
  const claim = Buffer.concat([text('claim_generator'), text('SongCauCam 2.1')]);
  const box = Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01\0\0\0\x40jumb\0\0\0\x20jumdc2pa', 'latin1'), claim]);
  const size = Buffer.from([(box.length + 2) >> 8, (box.length + 2) & 255]);
  const file = path.join(folder, 'anh-co-chung-thuc.jpg');
  await writeFile(file, Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xeb]), size, box, photo.subarray(2)]));
  return file;
}

/** [U12] [U13] [P15] The site goes to a real SSH server: its key is compared by a person, the article is read back at the public address, the key is nowhere. */
test('the site travels to a server, and is said to be there only when it was read there', async ({
  launch,
  folder,
}) => {
  test.setTimeout(360_000);
  test.skip(!haveServers(), 'openssh-server and vsftpd are not here and cannot be installed');
  const server = await startSshd(folder);
  const web = await serveFolder(server.folder);
  const { address, secret, identity } = server.access;
  const key = secret.kind === 'key' ? secret.key : '';
  try {
    const { app, page, close } = await launch();
    await openNewDesk(app, page, path.join(folder, 'desk'));
    await page.getByRole('button', { name: 'Thiết lập trang' }).click();
    await page.getByLabel('Địa chỉ trang').fill(web.address);
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await page.getByRole('tab', { name: 'Nơi đặt trang' }).click();
    await page.getByLabel('Máy chủ', { exact: true }).fill(address.host);
    await page.getByLabel('Cổng kết nối').fill(String(address.port));
    await page.getByLabel('Tài khoản').fill(address.user);
    await page.getByLabel('Thư mục trên máy chủ').fill(address.folder);
    await page.getByRole('button', { name: 'Xem máy chủ' }).click();
    await expect(page.getByText(identity)).toBeVisible({ timeout: 30_000 });
    await page.getByLabel('Vào bằng').selectOption('key');
    await page.getByLabel('Khóa riêng', { exact: true }).fill(key);
    await expect(page.getByRole('button', { name: 'Thử và dùng nơi này' })).toBeDisabled();
    await page.getByLabel('Tôi đã so, đúng là máy chủ này').check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'site-host-1-compare');
    await page.getByRole('button', { name: 'Thử và dùng nơi này' }).click();
    await expect(page.getByText('Địa chỉ công khai của trang dẫn đúng tới thư mục này.')).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('Máy chủ có đúng trang trong thư mục.')).toBeVisible({ timeout: 90_000 });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await keepPicture(page, 'site-host-2-there');

    await page.getByRole('button', { name: 'Về lại bài viết' }).click();
    await writeArticle(page, 'Khe Lim vào vụ nhãn', 'Nhãn muộn được mùa, giá ổn định.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
    await page.keyboard.press('Enter');
    await answerOpenDialog(app, [await photoWithCredentials(folder)]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('chen anh');
    await page.keyboard.press('Enter');
    await expect(articlePage(page).locator('figure img')).toHaveAttribute('src', /^media:/u);
    await page.keyboard.press('Control+Alt+1');
    await expect(page.getByText('tự ghi là do SongCauCam 2.1 tạo', { exact: false })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('1 ảnh có chứng thực nội dung (C2PA)', { exact: false })).toBeVisible();
    await keepPicture(page, 'site-host-3-credentials');
    await page.keyboard.press('Control+Alt+4');
    await page.getByRole('combobox', { name: 'Chuyên mục' }).focus();
    await page.keyboard.type('Kinh');
    await page.keyboard.press('Escape');
    await waitForSaved(page);
    await server.stop();
    await page.keyboard.press('Control+Enter');
    const waiting = page.getByRole('dialog', { name: 'Đã ghi vào thư mục trang, đã kiểm tra' });
    await expect(waiting.getByText('Không nối được tới máy chủ.', { exact: false })).toBeVisible({ timeout: 90_000 });
    await keepPicture(page, 'site-host-4-waiting');
    await server.startAgain();
    const receipt = page.getByRole('dialog', { name: 'Đã lên trang, đã kiểm tra' });
    await expect(receipt).toBeVisible({ timeout: 90_000 });
    await expect(receipt.getByText(`${web.address}/bai/`, { exact: false })).toBeVisible({ timeout: 30_000 });
    await keepPicture(page, 'site-host-5-live');
    const [file = ''] = (await readdir(server.folder, { recursive: true })).filter((name) =>
      /^bai\/.*\.html$/.test(name),
    );
    expect(readFileSync(path.join(server.folder, file), 'utf8')).toContain('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
    expect(await publicationsIn(path.join(folder, 'desk'))).toContain(`${web.address}/${file}`);
    await close();
    const secretLine = key.split('\n')[2] ?? '';
    const holders = await filesWith(folder, secretLine);
    expect(holders.filter((name) => path.basename(name) !== 'account')).toEqual([]);
  } finally {
    web.close();
    await server.stop();
  }
});
