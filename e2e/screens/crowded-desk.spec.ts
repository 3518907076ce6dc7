import path from 'node:path';
import { expect, test } from '../app.ts';
import { lookAt } from '../look-at.ts';
import { chooseFromMenu } from '../menu.ts';
import { ask } from '../newsroom.ts';
import { openNewDesk, writeArticle } from '../open-desk.ts';
import { setWindowSize } from '../window-size.ts';
import { answerInstead, tellInstead } from './answer-instead.ts';
import {
  everyFinding,
  everyJob,
  everyPortal,
  foreignBundle,
  fortyPeople,
  manySections,
  troubledHost,
} from './crowded-desk.ts';

const FINGERPRINT = `SHA256:${'AB:12:CD:34:'.repeat(7)}EF:56:78:90`;

test('a desk with thirty-five sections, forty people and every trouble at once', async ({ launch, folder }) => {
  test.setTimeout(400_000);
  const running = await launch();
  const { app, page } = running;
  await openNewDesk(app, page, path.join(folder, 'ban'));
  await setWindowSize(app, 1280, 800);
  await writeArticle(page, 'Chè Suối Bạc vào vụ', 'Mẻ chè đầu tiên giữ được hương cốm.');
  const { portal } = await ask(page, 'site:info', undefined);
  await ask(page, 'site:savePortal', { portal: { ...portal, sections: manySections(portal) } });
  const people = fortyPeople(await ask(page, 'people:overview', undefined));
  await answerInstead(app, {
    'people:overview': people,
    'health:read': everyFinding,
    'outbox:list': everyJob,
    'portal:list': everyPortal,
  });
  await page.reload();
  await expect(page.getByTestId('article-page')).toBeVisible();
  await lookAt(running, 'crowded-window');

  const nav = page.getByRole('navigation', { name: 'Các mục' });
  await nav.getByRole('button', { name: /^Kho bài/u }).click();
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();
  await lookAt(running, 'crowded-filters');
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();

  await nav.getByRole('button', { name: /^Người và thiết bị/u }).click();
  await expect(page.getByRole('heading', { name: 'Người và thiết bị' })).toBeVisible();
  await lookAt(running, 'people-top');
  await page.getByText('Luật tòa soạn').first().scrollIntoViewIfNeeded();
  await lookAt(running, 'people-rules');
  await page.getByText('Khóa dự phòng trên giấy').first().scrollIntoViewIfNeeded();
  await lookAt(running, 'people-paper');

  await page
    .getByRole('button', { name: /^Luật riêng của/u })
    .nth(20)
    .click();
  await lookAt(running, 'section-rules');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Xem và ghi Hoàng Thị Dịu/u }).click();
  await lookAt(running, 'sign-in');
  await page.keyboard.press('Escape');

  await chooseFromMenu(app, 'desk.health');
  await lookAt(running, 'health-all');
  await page.keyboard.press('Escape');
  await chooseFromMenu(app, 'site.outbox');
  await expect(page.getByRole('dialog', { name: 'Hộp gửi' }).getByRole('heading').nth(1)).toBeVisible();
  await lookAt(running, 'outbox-top');
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Đang gửi' }).first().scrollIntoViewIfNeeded();
  await lookAt(running, 'outbox-middle');
  await page.getByRole('dialog').getByText('Xem thêm').scrollIntoViewIfNeeded();
  await lookAt(running, 'outbox-end');
  await page.keyboard.press('Escape');

  await chooseFromMenu(app, 'site.settings');
  for (const [name, tab] of [
    ['basics', 'Trang'],
    ['sections', 'Chuyên mục'],
    ['links', 'Liên kết website'],
    ['lists', 'Danh sách chuyên đề'],
    ['pages', 'Trang cố định'],
    ['footer', 'Chân trang'],
    ['notices', 'Gỡ bài, cải chính'],
    ['host', 'Nơi đặt trang'],
    ['portals', 'Cổng đăng bài'],
    ['app', 'Chương trình'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await lookAt(running, `settings-${name}`);
  }
  await page.getByRole('tab', { name: 'Cổng đăng bài', exact: true }).click();
  await page.getByLabel('Loại cổng').selectOption('wordpress');
  await page.getByLabel('Loại cổng').scrollIntoViewIfNeeded();
  await lookAt(running, 'settings-wordpress');
  await page.getByLabel('Loại cổng').selectOption('drop-folder');
  await page.getByRole('button', { name: 'Chọn thư mục và thêm' }).scrollIntoViewIfNeeded();
  await lookAt(running, 'settings-drop-folder');
  await page.getByRole('button', { name: 'Thay mã truy cập' }).first().click();
  await lookAt(running, 'settings-new-secret');
  await page.getByRole('tab', { name: 'Nơi đặt trang', exact: true }).click();
  await page.getByLabel('Cách gửi').selectOption('ftps');
  await page.getByLabel('Máy chủ', { exact: true }).fill('may-chu.bao.example');
  await page.getByLabel('Tài khoản').fill('bao');
  await answerInstead(app, { 'host:look': { ok: true, fingerprint: FINGERPRINT, isVouched: false } });
  await page.getByRole('button', { name: 'Xem máy chủ' }).click();
  await expect(page.getByText(FINGERPRINT)).toBeVisible();
  await lookAt(running, 'settings-ftps');
  await answerInstead(app, { 'host:standing': troubledHost });
  await page.getByRole('tab', { name: 'Cổng đăng bài', exact: true }).click();
  await page.getByRole('tab', { name: 'Nơi đặt trang', exact: true }).click();
  await lookAt(running, 'settings-host-trouble');

  await answerInstead(app, { 'exchange:inspect': foreignBundle });
  await tellInstead(app, 'exchange:offered', { offerId: foreignBundle.offerId, fileName: foreignBundle.fileName });
  await expect(page.getByRole('dialog', { name: 'Bài của tòa soạn khác' })).toBeVisible();
  await lookAt(running, 'bundle-foreign');
  await page.keyboard.press('Escape');

  await answerInstead(app, { 'site:info': { ...(await ask(page, 'site:info', undefined)), mayEdit: false } });
  await page.reload();
  await expect(page.getByTestId('article-page')).toBeVisible();
  await chooseFromMenu(app, 'site.settings');
  for (const [name, tab] of [
    ['basics', 'Trang'],
    ['sections', 'Chuyên mục'],
    ['links', 'Liên kết website'],
    ['notices', 'Gỡ bài, cải chính'],
    ['host', 'Nơi đặt trang'],
    ['portals', 'Cổng đăng bài'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    if (name === 'portals') await page.getByRole('tabpanel').getByRole('button').last().scrollIntoViewIfNeeded();
    await lookAt(running, `read-only-${name}`);
  }
});
