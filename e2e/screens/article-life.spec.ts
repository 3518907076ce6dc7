import path from 'node:path';
import type { Page } from '@playwright/test';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { expect, test } from '../app.ts';
import { answerOpenDialog } from '../dialogs.ts';
import { projectFolder } from '../electron-program.ts';
import { createForger } from '../forger.ts';
import { lookAt } from '../look-at.ts';
import { chooseFromMenu } from '../menu.ts';
import { articlePage, ask, part, waitForSaved } from '../newsroom.ts';
import { openNewDesk } from '../open-desk.ts';
import { paragraph } from '../open-article.ts';
import { setWindowSize } from '../window-size.ts';
import { answerInstead } from './answer-instead.ts';

const HEADLINE = 'Khe Lim vào vụ nhãn muộn, bà con phấn khởi vì được mùa và giữ được giá';

async function prepareArticle(page: Page, change: Partial<Article>): Promise<string> {
  const { article } = await ask(page, 'article:create', undefined);
  const { portal } = await ask(page, 'site:info', undefined);
  const written: Article = {
    ...article,
    headline: HEADLINE,
    lead: plainRuns('Nhãn muộn được mùa, giá ổn định ở mức 35.000 đồng mỗi ki-lô-gam.'),
    body: [
      paragraph('a', 'Sáng nay, chợ phiên Khe Lim mở sớm hơn mọi khi vì trời đẹp. Bà con mang nhãn xuống bán.'),
      paragraph('b', 'Cả xóm có hơn hai trăm héc-ta cây ăn quả. Năm nay ước thu 12 tỷ đồng, theo ông Lam.'),
      paragraph('c', 'Huyện mở thêm hai điểm thu mua ở đầu dốc, xe tải vào được tận vườn.'),
    ],
    section: portal.sections[1]?.id ?? null,
    ...change,
  };
  await ask(page, 'article:saveWorkingCopy', { articleId: article.id, articleJson: JSON.stringify(written) });
  await ask(page, 'article:keepRevision', { articleId: article.id });
  await page
    .getByRole('region', { name: 'Danh sách bài' })
    .getByRole('button', { name: new RegExp(written.headline, 'u') })
    .first()
    .click();
  await expect(part(page, 'Tít')).toHaveText(written.headline);
  return article.id;
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function replaceIn(page: Page, text: string, by: string): Promise<void> {
  await articlePage(page).getByText(text).click({ clickCount: 3 });
  await page.keyboard.type(by);
  await waitForSaved(page);
}

test('an article from its templates to its withdrawal', async ({ launch, folder }) => {
  test.setTimeout(500_000);
  const running = await launch();
  const { app, page } = running;
  await openNewDesk(app, page, path.join(folder, 'ban'));
  await setWindowSize(app, 1280, 800);
  const id = await prepareArticle(page, {});
  await lookAt(running, 'article-window');

  await chooseFromMenu(app, 'article.saveAsTemplate');
  await lookAt(running, 'template-save');
  await page.getByLabel('Tên mẫu').fill('Bản tin nông sản');
  await page.getByRole('button', { name: 'Lưu mẫu' }).click();
  await lookAt(running, 'template-saved-notice');
  await chooseFromMenu(app, 'article.newFromTemplate');
  await lookAt(running, 'templates');
  await page.getByRole('button', { name: 'Xem mẫu Bản tin nông sản' }).click();
  await lookAt(running, 'template-look');
  await page.keyboard.press('Escape');

  for (const [command, name] of [
    ['app.about', 'about'],
    ['desk.switch', 'desks'],
    ['article.importPasted', 'import'],
    ['view.palette', 'palette'],
  ] as const) {
    await chooseFromMenu(app, command);
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt(running, `dialog-${name}`);
    await page.keyboard.press('Escape');
  }
  await articlePage(page).getByText('Huyện mở thêm').click();
  for (const [command, name] of [
    ['insert.link', 'link'],
    ['insert.embed', 'embed'],
    ['insert.table', 'table'],
  ] as const) {
    await chooseFromMenu(app, command);
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt(running, `dialog-${name}`);
    await page.keyboard.press('Escape');
  }
  await chooseFromMenu(app, 'edit.replace');
  await lookAt(running, 'find-replace');
  await page.keyboard.press('Escape');

  await answerOpenDialog(app, [path.join(projectFolder, 'e2e/fixtures/photos/trao-giay-khen.jpg')]);
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expect(articlePage(page).locator('figure img')).toHaveAttribute('src', /^media:/u);
  for (const [tab, name] of [
    ['Ảnh', 'figures'],
    ['Tác giả', 'bylines'],
    ['Tin liên quan', 'related'],
    ['Thông tin', 'info'],
    ['Soát lỗi', 'checks'],
    ['Phiên bản', 'versions'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await lookAt(running, `panel-${name}`);
  }
  await page.keyboard.press('Control+Alt+m');
  await lookAt(running, 'panel-comments');
  await page.keyboard.press('Escape');

  const more = (name: RegExp) => choose(page, name);
  await more(/^Hẹn giờ đăng/u);
  await lookAt(running, 'schedule');
  await page.getByLabel('Ngày giờ đăng (GMT+7)').fill('31/12/2020 06:00');
  await page.getByRole('dialog').getByRole('button', { name: 'Hẹn giờ', exact: true }).click();
  await lookAt(running, 'schedule-past');
  await page.getByLabel('Ngày giờ đăng (GMT+7)').fill('31/12/2098 06:00');
  await page.getByRole('dialog').getByRole('button', { name: 'Hẹn giờ', exact: true }).click();
  await expect(page.getByText('Đã hẹn 31/12/2098 06:00')).toBeVisible();
  await lookAt(running, 'scheduled');
  await more(/^Bỏ hẹn giờ/u);

  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('được đọc lại và khớp', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await lookAt(running, 'receipt');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Thông tin', exact: true }).click();
  await page.getByLabel('Đường dẫn tĩnh').scrollIntoViewIfNeeded();
  await lookAt(running, 'panel-info-published');
  await replaceIn(
    page,
    'Cả xóm có hơn',
    'Cả xóm có hơn hai trăm héc-ta cây ăn quả. Năm nay ước thu 21 tỷ đồng, theo bà Lam.',
  );
  await expect(page.getByRole('button', { name: 'Cập nhật' })).toBeVisible();
  await more(/^Soạn lời cải chính/u);
  await expect(page.getByRole('cell').first()).toBeVisible();
  await lookAt(running, 'correction');
  await page.getByRole('button', { name: 'Đưa vào bài' }).click();
  await lookAt(running, 'correction-in-article');
  await page.getByRole('tab', { name: 'Phiên bản', exact: true }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /Lê Thị Mai/u })
    .first()
    .click();
  await lookAt(running, 'version-read');
  await page.keyboard.press('Escape');
  const newestSave = async () => (await ask(page, 'versions:list', { articleId: id })).own.slice(0, 1);
  await replaceIn(page, 'Huyện mở thêm', 'Huyện mở thêm ba điểm thu mua ở đầu dốc.');
  const earlier = await newestSave();
  await replaceIn(page, 'Huyện mở thêm', 'Huyện mở thêm ba điểm thu mua, xe tải vào được tận vườn.');
  const later = await newestSave();
  await chooseFromMenu(app, 'review.compare');
  await expect(page.locator('[data-review] [data-change]').first()).toBeVisible();
  await lookAt(running, 'compare-inline');
  await page.getByRole('button', { name: 'Hai cột' }).click();
  await lookAt(running, 'compare-sides');
  // Of saves within one minute the list names the newest only.
  const list = await ask(page, 'versions:list', { articleId: id });
  const answerTruly = await answerInstead(app, { 'versions:list': { ...list, own: [...later, ...earlier] } });
  await page.getByRole('button', { name: 'Trong bài', exact: true }).click();
  await page.getByLabel('Bản trước').selectOption({ index: 1 });
  await page.getByLabel('Bản trước').selectOption(`save:${earlier[0]?.id ?? ''}`);
  await page.getByLabel('Bản sau').selectOption(`save:${later[0]?.id ?? ''}`);
  await expect(page.locator('[data-review] [data-change]')).toHaveCount(1);
  await lookAt(running, 'compare-saves');
  await answerTruly();
  await page.getByRole('button', { name: 'Về lại bài viết' }).click();
  await chooseFromMenu(app, 'review.history');
  await lookAt(running, 'history');
  await page.keyboard.press('Escape');

  await more(/^Gỡ bài/u);
  await lookAt(running, 'withdraw');
  await page.getByRole('dialog').getByLabel('Lý do').fill('Sai người, gia đình đề nghị gỡ.');
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ bài', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Đã gỡ bài' })).toBeVisible({ timeout: 60_000 });
  await lookAt(running, 'withdrawn');
  await page.keyboard.press('Escape');
  await lookAt(running, 'withdrawn-window');

  const second = await prepareArticle(page, { headline: 'Bài thứ hai bỏ đi' });
  const forger = createForger(path.join(folder, 'ban'));
  forger.askToJoin('Hằng Nga', 'hang');
  const requests = async () => (await ask(page, 'people:overview', undefined)).requests;
  await expect.poll(async () => (await requests()).length, { timeout: 60_000 }).toBe(1);
  const as = { kind: 'new', roles: ['editor'] } as const;
  await ask(page, 'people:signIn', { request: (await requests())[0]?.request ?? '', as });
  forger.sign(second, 'hang', { kind: 'hold', until: new Date(Date.now() + 600_000).toISOString() });
  await expect(page.getByText(/^Hằng Nga đang giữ bài, từ/u)).toBeVisible({ timeout: 60_000 });
  await lookAt(running, 'holder');

  await page.getByRole('button', { name: 'Nhận giữ bài' }).click();
  await more(/^Bỏ vào thùng rác/u);
  await lookAt(running, 'spike');
  await page.getByRole('dialog').getByLabel('Lý do').fill('Trùng bài.');
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ vào thùng rác', exact: true }).click();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Thùng rác/u })
    .click();
  await lookAt(running, 'trash');

  const newer = { id: '1-1', savedAt: '2026-11-26T02:05:00.000Z' };
  const torn = { articleId: id, headline: HEADLINE, savedAt: '2026-11-26T02:00:00.000Z' };
  await answerInstead(app, {
    'versions:recovered': [
      { ...torn, isTorn: false, newer: null },
      { ...torn, articleId: '01J00000000000000000000002', isTorn: true, newer },
      { ...torn, articleId: '01J00000000000000000000003', isTorn: true, savedAt: null, newer: null, headline: '' },
    ],
  });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Bài vừa khôi phục' })).toBeVisible();
  await lookAt(running, 'recovered');
});
