import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { articlePage, ask, listArticles, part, waitForSaved } from './newsroom.ts';
import { setWindowSize } from './window-size.ts';

async function openSampleDesk(page: Page): Promise<void> {
  await page.getByLabel('Dùng thử với bài mẫu').click();
  await page.getByLabel('Họ và tên').fill('Lê Thị Mai');
  await page.getByRole('button', { name: 'Mở tòa soạn' }).click();
  await articlePage(page).waitFor();
}

const headline = (page: Page) => part(page, 'Tít');

async function typeInHeadline(page: Page, words: string): Promise<void> {
  await headline(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(words);
  await waitForSaved(page);
}

/** [V1] [V2] Someone looks at what the article was, puts it back, and changes their mind. */
test('an earlier text is found, read, restored, and nothing newer is lost', async ({ running, page }) => {
  test.setTimeout(120_000);
  await openSampleDesk(page);
  const first = await headline(page).innerText();
  await typeInHeadline(page, ' rồi');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Đã lưu phiên bản/u)).toBeVisible();
  await typeInHeadline(page, ' nữa');

  await page.keyboard.press('Control+Alt+7');
  await expect(page.getByRole('tab', { name: 'Phiên bản' })).toBeFocused();
  const panel = page.getByRole('tabpanel', { name: 'Phiên bản' });
  await expect(panel.getByRole('button', { name: /Lê Thị Mai/u })).toHaveCount(2);
  await setWindowSize(running.app, 1280, 800);
  await keepPicture(page, 'history-1-panel');
  expect(await findAccessibilityProblems(page)).toEqual([]);

  // By keyboard into the list, to the older of the two revisions.
  await panel
    .getByRole('button', { name: /Lê Thị Mai/u })
    .first()
    .focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Phiên bản lúc/u });
  await expect(dialog.getByRole('heading', { name: first })).toBeVisible();
  await keepPicture(page, 'history-2-preview');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Khôi phục' }).click();
  await expect(dialog).toBeHidden();
  await expect(headline(page)).toHaveText(first);
  await expect(panel.getByRole('button', { name: /Lê Thị Mai/u })).toHaveCount(4);

  await page.keyboard.press('Control+z');
  await expect(headline(page)).toHaveText(`${first} rồi nữa`);
  await waitForSaved(page);

  // Each of this machine's own saves is there too, word for word.
  const articleId = (await listArticles(page))[0]?.id ?? '';
  const { own, kept } = await ask(page, 'versions:list', { articleId });
  expect(kept).toBeGreaterThanOrEqual(4);
  const newest = await ask(page, 'versions:read', { articleId, version: { kind: 'save', id: own[0]?.id ?? '' } });
  expect(newest).toContain(`${first} rồi nữa`);

  await setWindowSize(running.app, 1024, 700);
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await page.getByRole('tab', { name: 'Versions' }).click();
  await keepPicture(page, 'history-3-panel-dark-english');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await page
    .getByRole('button', { name: /Lê Thị Mai/u })
    .first()
    .click();
  await page.getByRole('dialog', { name: /^Revision of/u }).waitFor();
  await keepPicture(page, 'history-4-preview-dark-english');
});

/** [V20] Two articles are being written when the power goes. */
test('after a crash the window opens with a plain list of what was found again', async ({ launch }) => {
  test.setTimeout(120_000);
  const first = await launch();
  await openSampleDesk(first.page);
  await typeInHeadline(first.page, ' thứ nhất');
  const [one] = await listArticles(first.page);
  await first.page.getByRole('list', { name: 'Danh sách bài' }).getByRole('button').nth(1).click();
  await expect(headline(first.page)).not.toHaveText(one?.headline ?? '');
  await typeInHeadline(first.page, ' thứ hai');
  const written = await headline(first.page).innerText();
  await first.kill();

  const { app, page } = await launch();
  await expect(headline(page)).toHaveText(written);
  const list = page.getByRole('region', { name: 'Bài vừa khôi phục' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await setWindowSize(app, 1280, 800);
  await keepPicture(page, 'history-5-recovered');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await list.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: written })).toBeVisible();
  await page.keyboard.press('Escape');
  // Nothing has to be answered first: writing goes on below the list.
  await typeInHeadline(page, ' viết tiếp');
  await setWindowSize(app, 1024, 700);
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await expect(page.getByRole('region', { name: 'Articles just recovered' })).toBeVisible();
  await keepPicture(page, 'history-6-recovered-dark-english');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put the list away' }).click();
  await expect(page.getByRole('region', { name: 'Articles just recovered' })).toHaveCount(0);
});
