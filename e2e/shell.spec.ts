import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { askDesk } from './attacks/attack.ts';
import { answerMessageBox, recordOpenedLinks } from './dialogs.ts';
import { findElectronProgram, projectFolder, sandboxSwitches } from './electron-program.ts';
import { chooseFromMenu } from './menu.ts';
import { EVERYTHING } from '../shared/ipc/list-wish.ts';

/** A desk with one blank article, open in the window. */
async function openBlankArticle(page: Page): Promise<void> {
  await askDesk(page, 'desk:create', { where: 'sample', deskName: 'Báo Sông Lam', personName: 'Hồ Xuân', penName: '' });
  const created = await askDesk(page, 'article:create', undefined);
  if (!created.ok) throw new Error(created.error.code);
  await askDesk(page, 'window:remember', { articleId: created.value.article.id });
  await page.reload();
  await expect(headline(page)).toBeVisible();
}

const headline = (page: Page) => page.locator('[data-part="headline"]');

async function typeHeadline(page: Page, words: string): Promise<void> {
  await headline(page).click();
  await page.keyboard.type(words);
  await expect(headline(page)).toHaveText(words);
}

/** What a person does to the window, from outside the page. */
const closeWindow = (app: ElectronApplication, times = 1) =>
  app.evaluate(({ BrowserWindow }, count) => {
    for (let turn = 0; turn < count; turn += 1) BrowserWindow.getAllWindows()[0]?.close();
  }, times);

const gone = async (app: ElectronApplication): Promise<void> => {
  const main = app.process();
  if (main.exitCode === null && main.signalCode === null) await once(main, 'exit');
};

test.describe('closing and coming back', () => {
  test('[H22] words typed a moment before closing are there the next time', async ({ launch }) => {
    const first = await launch();
    await openBlankArticle(first.page);
    await typeHeadline(first.page, 'Đường đèo thông xe');
    const ended = gone(first.app);
    await closeWindow(first.app);
    await ended;
    const { page } = await launch();
    await expect(headline(page)).toHaveText('Đường đèo thông xe');
  });

  test('[H22] a place that the page was refused to go to does not make main forget the page', async ({ launch }) => {
    const first = await launch();
    await openBlankArticle(first.page);
    await typeHeadline(first.page, 'Cầu treo');
    await first.page.evaluate(() => {
      const link = document.createElement('a');
      const form = document.createElement('form');
      document.body.append(link, form);
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
      link.removeAttribute('download');
      link.href = '#duoi';
      link.click();
      form.action = 'http://127.0.0.1:9/';
      form.submit();
      link.href = 'https://127.0.0.1:9/';
      link.click();
      link.remove();
      form.remove();
    });
    await first.page.keyboard.type(' mở lại');
    const ended = gone(first.app);
    await closeWindow(first.app);
    await ended;
    const { page } = await launch();
    await expect(headline(page)).toHaveText('Cầu treo mở lại');
  });

  test('[H22] quitting from the menu saves, too', async ({ launch }) => {
    const first = await launch();
    await openBlankArticle(first.page);
    await typeHeadline(first.page, 'Chợ phiên đông khách');
    const ended = gone(first.app);
    await first.app.evaluate(({ app }) => app.quit()).catch(() => null);
    await ended;
    const { page } = await launch();
    await expect(headline(page)).toHaveText('Chợ phiên đông khách');
  });

  test('[H22] a window that does not answer is closed only when the person says so', async ({ running, app, page }) => {
    await openBlankArticle(page);
    await answerMessageBox(app, 0);
    // The page hears nothing any more: what it would have saved is not lost, the window just stays.
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents) contents.send = () => {};
    });
    await closeWindow(app, 2);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await answerMessageBox(app, 1);
    const ended = gone(app);
    await closeWindow(app);
    await ended;
    expect(running.isRunning()).toBe(false);
  });

  test('[H23] a crash of the page: loaded again, the text whole, and said so', async ({ running, app, page }) => {
    running.expectProblem(/./u);
    await openBlankArticle(page);
    await typeHeadline(page, 'Nước lũ đang rút');
    await expect(page.getByText(/^Đã lưu trên máy/u)).toBeVisible();
    const loaded = app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return null;
      const again = new Promise((resolve) => contents.once('did-finish-load', () => resolve(true)));
      contents.forcefullyCrashRenderer();
      return again;
    });
    expect(await loaded).toBe(true);
    const seen = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(seen).toContain('Nước lũ đang rút');
    await expect.poll(seen).toContain('khôi phục');
  });

  test('[H24] main killed while the article is open: the next start has the text', async ({ launch }) => {
    const first = await launch();
    await openBlankArticle(first.page);
    await typeHeadline(first.page, 'Điện đã có lại ở ba xã');
    await expect(first.page.getByText(/^Đã lưu trên máy/u)).toBeVisible();
    await first.kill();
    const { page } = await launch();
    await expect(headline(page)).toHaveText('Điện đã có lại ở ba xã');
    await expect(page.getByText(/khôi phục/u).first()).toBeVisible();
  });

  test('[H31] a page that hangs can be waited for or loaded again', async ({ running, app, page }) => {
    running.expectProblem(/./u);
    await openBlankArticle(page);
    await answerMessageBox(app, 1);
    const again = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) return false;
      const loaded = new Promise((resolve) => window.webContents.once('did-finish-load', () => resolve(true)));
      window.emit('unresponsive');
      return loaded;
    });
    expect(again).toBe(true);
  });
});

test.describe('this machine', () => {
  test('[H20] a second start shows the first one’s window and ends', async ({ running, app, userData }) => {
    await app.evaluate(({ BrowserWindow, app: program }) => {
      const seen = globalThis as unknown as { second: number };
      seen.second = 0;
      program.on('second-instance', () => (seen.second += 1));
      BrowserWindow.getAllWindows()[0]?.hide();
      BrowserWindow.getAllWindows()[0]?.show();
    });
    const second = spawn(findElectronProgram(), [...sandboxSwitches, projectFolder], {
      env: { ...process.env, TOASOAN_USER_DATA: userData },
      stdio: 'ignore',
    });
    await once(second, 'exit');
    expect({
      code: second.exitCode,
      told: await app.evaluate(() => (globalThis as unknown as { second: number }).second),
      windows: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      first: running.isRunning(),
    }).toEqual({ code: 0, told: 1, windows: 1, first: true });
  });

  test('[H21] the window opens where it was, and never out of reach', async ({ launch, userData }) => {
    const place = { x: 60, y: 40, width: 1100, height: 720 };
    const boundsOf = (app: ElectronApplication) =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    const first = await launch();
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await expect.poll(() => boundsOf(first.app)).toEqual(place);
    const ended = gone(first.app);
    await closeWindow(first.app);
    await ended;
    const second = await launch();
    expect(await boundsOf(second.app)).toEqual(place);
    await second.close();

    const file = path.join(userData, 'settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
    const lost = { x: 90_000, y: -90_000, width: 9_000, height: 20, isMaximized: false };
    writeFileSync(file, JSON.stringify({ ...settings, window: lost }));
    const third = await launch();
    const screen = await third.app.evaluate(({ screen: display }) => display.getPrimaryDisplay().workArea);
    const found = await boundsOf(third.app);
    const inside =
      found !== undefined &&
      found.x >= screen.x &&
      found.y >= screen.y &&
      found.x + found.width <= screen.x + screen.width &&
      found.y + found.height <= screen.y + screen.height;
    expect(inside).toBe(true);
  });

  test('[H25] [H26] every command is in the menu; the language changes at once and is remembered', async ({
    launch,
  }) => {
    const first = await launch();
    const top = (app: ElectronApplication) =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
    expect(await top(first.app)).toEqual(['&Bài', '&Sửa', '&Chèn', 'Đị&nh dạng', '&Xem', '&Trang', 'Trợ &giúp']);
    const chooseLanguage = (locale: string) =>
      first.app.evaluate(({ Menu }, id) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id);
        (item?.click as (() => void) | undefined)?.();
      }, `language.${locale}`);
    await chooseLanguage('en');
    expect(await top(first.app)).toEqual(['&Article', '&Edit', '&Insert', 'F&ormat', '&View', '&Site', '&Help']);
    await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
    await chooseFromMenu(first.app, 'app.about');
    await expect(first.page.getByRole('dialog')).toContainText('Tòa Soạn');
    await first.close();
    const second = await launch();
    expect(await top(second.app)).toEqual(['&Article', '&Edit', '&Insert', 'F&ormat', '&View', '&Site', '&Help']);
    await expect(second.page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('[H27] light and dark: at once, by the machine’s wish or the person’s, and remembered', async ({ launch }) => {
    const themeOf = (app: ElectronApplication) => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    const isDark = (page: Page) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    const first = await launch();
    // Playwright pretends that the machine wants light.
    await first.page.emulateMedia({ colorScheme: null });
    expect(await askDesk(first.page, 'app:setTheme', { theme: 'dark' })).toEqual({ ok: true, value: 'dark' });
    await expect.poll(() => isDark(first.page)).toBe(true);
    await askDesk(first.page, 'app:setTheme', { theme: 'light' });
    await expect.poll(() => isDark(first.page)).toBe(false);
    await askDesk(first.page, 'app:setTheme', { theme: 'dark' });
    await first.close();
    const second = await launch();
    expect(await themeOf(second.app)).toBe('dark');
  });

  test('[H28] settings that cannot be read cost nothing but themselves', async ({ launch, userData }) => {
    mkdirSync(userData, { recursive: true });
    writeFileSync(path.join(userData, 'settings.json'), '{"locale": "en", "deskFol');
    const { page } = await launch();
    expect(await askDesk(page, 'app:start', undefined)).toMatchObject({
      ok: true,
      value: { locale: 'vi', theme: 'system', desk: null, deskProblem: null },
    });
  });

  test('[H29] a desk folder that is gone is said, not guessed', async ({ launch, userData, folder }) => {
    mkdirSync(userData, { recursive: true });
    writeFileSync(
      path.join(userData, 'settings.json'),
      JSON.stringify({ deskFolder: path.join(folder, 'ổ đĩa đã rút') }),
    );
    const { page } = await launch();
    expect(await askDesk(page, 'app:start', undefined)).toMatchObject({
      ok: true,
      value: { desk: null, deskProblem: 'missing' },
    });
    expect(await askDesk(page, 'list:counts', undefined)).toEqual({ ok: false, error: { code: 'no-desk' } });
  });

  test('[H29] file dialogs open where they were left', async ({ app, page, folder }) => {
    const chosen = path.join(folder, 'ảnh tháng 11');
    mkdirSync(chosen);
    writeFileSync(path.join(chosen, 'không phải ảnh.jpg'), 'chữ');
    await askDesk(page, 'desk:create', {
      where: 'sample',
      deskName: 'Báo Sông Lam',
      personName: 'Hồ Xuân',
      penName: '',
    });
    await app.evaluate(
      ({ dialog }, file) => {
        const seen = globalThis as unknown as { asked: (string | undefined)[] };
        seen.asked = [];
        dialog.showOpenDialog = async (...args: readonly unknown[]) => {
          const options = args.at(-1) as Electron.OpenDialogOptions;
          seen.asked.push(options.defaultPath);
          return { canceled: false, filePaths: [file] };
        };
      },
      path.join(chosen, 'không phải ảnh.jpg'),
    );
    const answers = [
      await askDesk(page, 'photo:pick', { many: true }),
      await askDesk(page, 'photo:pick', { many: false }),
    ];
    const refusal = {
      ok: false,
      error: { code: 'photo-refused', reason: 'not-a-photo', fileName: 'không phải ảnh.jpg' },
    };
    expect(answers).toEqual([
      { ok: true, value: [refusal] },
      { ok: true, value: [refusal] },
    ]);
    const asked = await app.evaluate(() => (globalThis as unknown as { asked: (string | undefined)[] }).asked);
    expect([asked[0] === undefined, asked[1]]).toEqual([false, chosen]);
  });

  test('[H8] a link goes to the system’s browser, and the site’s page, too', async ({ app, page }) => {
    const opened = await recordOpenedLinks(app);
    await askDesk(page, 'desk:create', {
      where: 'sample',
      deskName: 'Báo Sông Lam',
      personName: 'Hồ Xuân',
      penName: '',
    });
    const list = await askDesk(page, 'list:page', EVERYTHING);
    const articleId = (list.ok ? list.value.rows[0]?.summary.id : undefined) ?? '';
    await askDesk(page, 'site:publish', { articleId });
    const answers = [
      await askDesk(page, 'app:openLink', { url: 'https://example.org/tin?a=1' }),
      await askDesk(page, 'site:openInBrowser', { articleId }),
      await askDesk(page, 'site:openInBrowser', { articleId: null }),
    ];
    expect(answers).toEqual(Array(3).fill({ ok: true, value: null }));
    const [link, articlePage, home] = await opened();
    expect([
      link,
      articlePage?.slice(0, 8),
      articlePage?.includes('/site/bai/'),
      home?.endsWith('/site/index.html'),
    ]).toEqual(['https://example.org/tin?a=1', 'file:///', true, true]);
  });
});
