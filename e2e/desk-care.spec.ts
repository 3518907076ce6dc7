import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { createForger } from './forger.ts';
import { lookAt } from './look-at.ts';
import { chooseFromMenu } from './menu.ts';
import { ask, part } from './newsroom.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';
import type { RunningApp } from './running-app.ts';
import { setWindowSize } from './window-size.ts';

/** What was laid into the folder is looked at every few seconds. */
const ELSEWHERE = { timeout: 60_000 };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Lets in a colleague whose machine has signed three steps on the article. */
async function letInForger(page: Page, desk: string, articleId: string): Promise<void> {
  const forger = createForger(desk);
  forger.askToJoin('Hoàng Văn Giả', 'gia');
  const requests = async () => (await ask(page, 'people:overview', undefined)).requests;
  await expect.poll(async () => (await requests()).length, ELSEWHERE).toBe(1);
  await expect(page.getByRole('button', { name: 'Xem và ghi Hoàng Văn Giả vào danh sách' })).toBeVisible(ELSEWHERE);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  const [request] = await requests();
  await ask(page, 'people:signIn', {
    request: request?.request ?? '',
    as: { kind: 'new', roles: ['reporter', 'editor'] },
  });
  const anchor = { on: 'article', id: '', quote: '', start: 0, before: '', after: '' };
  for (const text of ['Bước của người nhà.', 'Bước sau khi mất máy.', 'Bước sau cùng.'])
    forger.sign(articleId, 'gia', { kind: 'comment', thread: null, anchor, text, mentions: [], resolved: null });
  const heard = async () => (await ask(page, 'comments:of', { articleId })).threads.length;
  await expect.poll(heard, ELSEWHERE).toBe(3);
}

async function changeTemplate(page: Page, app: RunningApp['app']): Promise<void> {
  await writeArticle(page, 'Bản tin thời tiết', 'Hôm nay trời nắng.');
  await chooseFromMenu(app, 'article.saveAsTemplate');
  await page.getByLabel('Tên mẫu').fill('Thời tiết');
  await button(page, 'Lưu mẫu').click();
  await expect(page.getByText('Đã lưu mẫu “Thời tiết”.').first()).toBeVisible();
  await button(page, 'Từ mẫu…').click();
  await button(page, 'Sửa mẫu Thời tiết').click();
  await expect(page.getByRole('main').getByText('Mẫu “Thời tiết”', { exact: true })).toBeVisible();
  await part(page, 'Sapo').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Đêm se lạnh.');
  await expect(page.getByText(/^Đã lưu trên máy/u)).toBeVisible();
}

test('[D5] [D12] [V44] a key is closed up to an earlier step, a section gets rules of its own, a template is changed in its place', async ({
  launch,
  folder,
}) => {
  test.setTimeout(150_000);
  const desk = path.join(folder, 'ban');
  const running = await launch({ userData: path.join(folder, 'truong') });
  const { app, page } = running;
  await openNewDesk(app, page, desk);
  await setWindowSize(app, 1280, 800);
  await writeArticle(page, 'Chè Suối Bạc vào vụ', 'Mẻ chè đầu tiên giữ được hương cốm.');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  const { lastArticle } = await ask(page, 'app:start', undefined);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Người và thiết bị/u })
    .click();
  await letInForger(page, desk, lastArticle ?? '');

  await page
    .getByRole('list', { name: 'Máy của Hoàng Văn Giả' })
    .getByRole('button', { name: /^Đặt tên hoặc đóng khóa/u })
    .click();
  await button(page, 'Đóng khóa của máy…').click();
  const steps = page.getByRole('dialog').getByRole('radio');
  // All, three steps from the newest, none: the oldest of the three is the last that is believed.
  await expect(steps).toHaveCount(5);
  await steps.nth(3).check();
  await expect(page.getByText(/^Không còn được tin: 2 bước ở 1 bài/u)).toBeVisible();
  await lookAt(running, 'care-close-key');
  await button(page, 'Đóng khóa, không mở lại được').click();
  await expect(page.getByText('khóa đã đóng')).toBeVisible();
  const believed = async () =>
    (await ask(page, 'comments:of', { articleId: lastArticle ?? '' })).threads.map(({ comments }) => comments[0]?.text);
  await expect.poll(believed, ELSEWHERE).toEqual(['Bước của người nhà.']);

  await button(page, /^Luật riêng của Kinh tế/u).click();
  const rules = page.getByRole('dialog', { name: 'Luật riêng: Kinh tế' });
  await rules.getByLabel('Số cấp duyệt').selectOption('2');
  await rules.getByRole('button', { name: 'Ký luật riêng' }).click();
  await expect(rules).toBeHidden();
  const signed = await ask(page, 'people:overview', undefined);
  expect(Object.values(signed.rules.sections ?? {})).toEqual([{ levels: 2 }]);

  await changeTemplate(page, app);
  await button(page, 'Lưu mẫu').click();
  await expect(page.getByText('Đã lưu mẫu “Thời tiết”.').first()).toBeVisible();
  await button(page, 'Từ mẫu…').click();
  await lookAt(running, 'care-templates');
  await button(page, 'Thời tiết').click();
  await expect(part(page, 'Sapo')).toHaveText('Hôm nay trời nắng. Đêm se lạnh.');
});
