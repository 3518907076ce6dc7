import path from 'node:path';
import type { Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { answerOpenDialog } from './dialogs.ts';
import { projectFolder } from './electron-program.ts';
import { openNewDesk, writeArticle } from './open-desk.ts';

const PHOTO = path.join(projectFolder, 'e2e/fixtures/photos');

const panel = (page: Page) => page.getByRole('tabpanel');

/** Goes on with Tab until the named control has the focus: what a person without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isThere = (given: { source: string; flags: string }) => {
    const focused = document.activeElement;
    const label = focused?.id ? document.querySelector(`label[for="${focused.id}"]`)?.textContent : null;
    const found = focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '';
    return new RegExp(given.source, given.flags).test(found);
  };
  const wanted = typeof name === 'string' ? new RegExp(`^${name}$`, 'u') : name;
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate(isThere, { source: wanted.source, flags: wanted.flags })) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${String(name)}`);
}

test.describe('the window', () => {
  test('[W4] first run by keyboard alone: three answers, an empty desk, the first words saved', async ({
    app,
    page,
    folder,
  }) => {
    await answerOpenDialog(app, [folder]);
    await tabTo(page, 'Tên tòa soạn');
    await page.keyboard.type('Báo Sông Lam');
    await tabTo(page, 'Họ và tên');
    await page.keyboard.type('Hồ Xuân');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Các mục' })).toContainText('Báo Sông Lam');
    await page.keyboard.press('Control+n');
    await expect(page.getByTestId('article-page')).toBeFocused();
    await page.keyboard.type('Tin đầu tiên');
    await expect(page.locator('[data-part="headline"]')).toHaveText('Tin đầu tiên');
    await expect(page.getByText(/^Đã lưu trên máy/u)).toBeVisible();
  });

  test('[W22] [W23] [W24] [W25] panels by keyboard alone; Esc goes back to the text; one history', async ({
    app,
    page,
    folder,
  }) => {
    await openNewDesk(app, page, folder);
    await writeArticle(page, 'Đường đèo thông xe', 'Sáng nay đường đèo đã thông xe.');
    await writeArticle(page, 'Chợ phiên đông khách', 'Phiên chợ cuối năm đông gấp đôi ngày thường.');

    await page.keyboard.press('Control+Alt+Digit2');
    await tabTo(page, 'Thêm tác giả');
    await page.keyboard.type('mai');
    await page.keyboard.press('Enter');
    await page.keyboard.type('TTXVN');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('listitem')).toHaveCount(2);
    await panel(page)
      .getByRole('button', { name: /^Chuyển chỗ Theo TTXVN/u })
      .focus();
    await page.keyboard.press('ArrowUp');
    await expect(panel(page).getByRole('listitem').first()).toContainText('Theo TTXVN');
    // The mouse does the same.
    await panel(page)
      .getByRole('listitem')
      .last()
      .dragTo(panel(page).getByRole('listitem').first(), {
        targetPosition: { x: 60, y: 4 },
      });
    await expect(panel(page).getByRole('listitem').first()).toContainText('Mai Lê');

    await page.keyboard.press('Control+Alt+Digit3');
    await tabTo(page, 'Tìm trong kho hoặc dán địa chỉ');
    await page.keyboard.type('duong deo');
    await page.getByRole('option', { name: /Đường đèo thông xe/u }).waitFor();
    await page.keyboard.press('Enter');
    await expect(panel(page).getByLabel('Tít hiển thị')).toHaveValue('Đường đèo thông xe');

    await page.keyboard.press('Control+Alt+Digit4');
    await tabTo(page, 'Nơi viết');
    await page.keyboard.type('Bắc Hà');
    await expect(panel(page).getByLabel('Nơi viết')).toHaveValue('Bắc Hà');
    await page.keyboard.press('Control+z');
    await expect(panel(page).getByLabel('Nơi viết')).toHaveValue('');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Alt+Digit3');
    await expect(panel(page).getByLabel('Tít hiển thị')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+Z');
    await expect(panel(page).getByLabel('Tít hiển thị')).toHaveCount(1);

    await page.keyboard.press('Escape');
    await expect(page.getByTestId('article-page')).toBeFocused();
  });

  test('[W21] a photo brings its words; the caption in the panel is the caption on the page', async ({
    app,
    page,
    folder,
  }) => {
    await openNewDesk(app, page, folder);
    await writeArticle(page, 'Mùa gặt', 'Lúa chín sớm.');
    await answerOpenDialog(app, [path.join(PHOTO, 'vuon-nhan-khe-lim.jpg')]);
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    const caption = panel(page).getByLabel('Chú thích');
    await caption.fill('Gặt lúa bên sông');
    await expect(page.locator('[data-part="caption"]')).toContainText('Gặt lúa bên sông');
    await caption.press('Control+z');
    await expect(page.locator('[data-part="caption"]')).not.toContainText('Gặt lúa bên sông');
  });

  test('[W10] [W11] at 1024 wide the list folds while writing and comes by its key; widths are remembered', async ({
    launch,
    folder,
  }) => {
    const first = await launch();
    await openNewDesk(first.app, first.page, folder);
    await writeArticle(first.page, 'Mùa gặt', 'Lúa chín sớm.');
    const setSize = async (width: number) =>
      first.app.evaluate(
        ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 700),
        width,
      );
    await setSize(1024);
    const list = first.page.getByRole('region', { name: 'Danh sách bài' });
    await expect(list).toBeHidden();
    await first.page.keyboard.press('Control+Alt+Digit9');
    await expect(list).toBeVisible();
    await setSize(1400);
    const divider = first.page.getByRole('separator', { name: 'Đổi bề rộng danh sách bài' });
    await divider.focus();
    await first.page.keyboard.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', '272');
    await first.close();
    const again = await launch();
    await expect(again.page.getByRole('separator', { name: 'Đổi bề rộng danh sách bài' })).toHaveAttribute(
      'aria-valuenow',
      '272',
    );
    await expect(again.page.locator('[data-part="headline"]')).toHaveText('Mùa gặt');
  });

  test('[W32] [W42] settings, language and theme without a restart', async ({ app, page, folder }) => {
    await openNewDesk(app, page, folder);
    await page.getByRole('button', { name: 'Thiết lập trang' }).click();
    await page.getByLabel('Dòng giới thiệu').fill('Tin trong tỉnh');
    await page.getByRole('tab', { name: 'Chuyên mục' }).click();
    await page.getByRole('button', { name: 'Thêm chuyên mục' }).click();
    await page.getByRole('textbox', { name: 'Tên chuyên mục' }).last().fill('Đời sống');
    await expect(page.getByRole('textbox', { name: 'Đường dẫn' }).last()).toHaveValue('doi-song');
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await expect(page.getByText('Đã lưu thiết lập trang.')).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('button', { name: /^Đời sống/u })).toBeVisible();
    await page.getByRole('tab', { name: 'Chương trình' }).click();
    await page.getByLabel('Ngôn ngữ').selectOption('en');
    await page.getByLabel('Theme').selectOption('dark');
    await expect(page.getByRole('button', { name: 'New article' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

/** Every screen, as a person reaches it; each leaves the window as it found it. */
const SCREENS: readonly (readonly [name: string, show: (page: Page) => Promise<unknown>, leave: string | null])[] = [
  ['article and photos', (page) => page.keyboard.press('Control+Alt+Digit1'), null],
  ['bylines', (page) => page.keyboard.press('Control+Alt+Digit2'), null],
  ['related', (page) => page.keyboard.press('Control+Alt+Digit3'), null],
  ['info', (page) => page.keyboard.press('Control+Alt+Digit4'), null],
  ['checks', (page) => page.keyboard.press('Control+Alt+Digit5'), null],
  ['beside', (page) => page.keyboard.press('Control+Shift+B'), 'Control+Shift+B'],
  ['replace', (page) => page.keyboard.press('Control+h'), 'Escape'],
  ['palette', (page) => page.keyboard.press('Control+k'), 'Escape'],
  ['link', (page) => page.keyboard.press('Control+Shift+K'), 'Escape'],
  ['import', (page) => page.keyboard.press('Control+Shift+O'), 'Escape'],
  ['preview', (page) => page.keyboard.press('Control+Shift+P'), 'Control+Shift+P'],
];

const LOOKS = [
  ['vi', 'light'],
  ['en', 'dark'],
  ['vi', 'dark'],
  ['en', 'light'],
] as const;

test('[W44] axe finds nothing on any screen, in both languages, light and dark', async ({ app, page, folder }) => {
  test.setTimeout(240_000);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await openNewDesk(app, page, folder);
  await writeArticle(page, 'Mùa gặt', 'Lúa chín sớm.');
  for (const [locale, theme] of LOOKS) {
    await page.getByRole('button', { name: /^(Thiết lập trang|Site settings)$/u }).click();
    await page.getByRole('tab', { name: /^(Chương trình|Program)$/u }).click();
    await page.getByLabel(/^(Giao diện|Theme)/u).selectOption(theme);
    await page.getByLabel(/^(Ngôn ngữ|Language)/u).selectOption(locale);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    const settings: string[] = [];
    for (const tab of await page.getByRole('main').getByRole('tab').all()) {
      await tab.click();
      settings.push(...(await findAccessibilityProblems(page)));
    }
    expect({ locale, theme, settings }).toEqual({ locale, theme, settings: [] });
    await page.getByRole('button', { name: /Mùa gặt/u }).click();
    for (const [name, show, leave] of SCREENS) {
      await show(page);
      const problems = await findAccessibilityProblems(page);
      expect({ locale, theme, name, problems }).toEqual({ locale, theme, name, problems: [] });
      if (leave !== null) await page.keyboard.press(leave);
    }
  }
});
