import type { Page } from '@playwright/test';
import type { DeskBridge } from '../shared/ipc/contract.ts';
import { findAccessibilityProblems } from './accessibility.ts';
import { expect, test } from './app.ts';
import { keepPicture } from './keep-picture.ts';
import { ask } from './newsroom.ts';
import { openNewDesk } from './open-desk.ts';
import { setWindowSize } from './window-size.ts';

const MANY = 150;

/** Articles as the window itself would save them, some at a time. */
async function writeMany(page: Page, count: number, sections: readonly string[]): Promise<void> {
  await page.evaluate(
    async (given) => {
      const { desk } = globalThis as unknown as { desk: DeskBridge };
      const writeOne = async (n: number): Promise<void> => {
        const created = await desk.request('article:create', undefined);
        if (!created.ok) throw new Error(created.error.code);
        const { article } = created.value;
        const words = n === 37 ? 'Sương xuống sớm, vụ nhãn muộn ở Định Hóa vẫn được giá.' : 'Chợ phiên đông khách.';
        const saved = await desk.request('article:saveWorkingCopy', {
          articleId: article.id,
          articleJson: JSON.stringify({
            ...article,
            headline: `Tin số ${String(n).padStart(3, '0')}`,
            section: given.sections[n % 2],
            body: [{ kind: 'p', id: 'b1', text: [{ text: words, marks: [], link: null }] }],
          }),
        });
        if (!saved.ok) throw new Error(saved.error.code);
      };
      for (let from = 0; from < given.count; from += 10)
        await Promise.all(Array.from({ length: 10 }, (_, at) => writeOne(from + at)));
    },
    { count, sections },
  );
}

test('[W60] [W61] [A4] a few hundred articles: found without accents, narrowed, gone through by keys, live', async ({
  app,
  page,
  folder,
}) => {
  await openNewDesk(app, page, folder);
  const { portal } = await ask(page, 'site:info', undefined);
  await writeMany(page, MANY, portal.sections.map(({ id }) => id).slice(0, 2));
  const list = page.getByRole('region', { name: 'Danh sách bài' });
  const row = (name: string) => list.getByRole('button', { name });
  const found = list.locator('[role=status]').first();
  await expect(found).toHaveText(`${MANY} bài`);
  expect(await list.getByRole('listitem').count()).toBeLessThan(40);

  const search = page.getByRole('searchbox', { name: 'Tìm bài' });
  await search.fill('nhan muon o dinh hoa');
  await expect(found).toHaveText('1 bài');
  await expect(list.locator('mark')).toHaveText('nhãn muộn ở Định Hóa');
  await keepPicture(page, 'list-search');
  await search.press('ArrowDown');
  await expect(row('Tin số 037')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-part="headline"]')).toHaveText('Tin số 037');
  await search.press('Escape');
  await expect(found).toHaveText(`${MANY} bài`);

  await row('Lọc').click();
  await list.getByLabel('Chuyên mục').selectOption({ index: 1 });
  await expect(found).toHaveText(`${MANY / 2} bài`);
  const chip = list.getByRole('button', { name: /^Thôi lọc/u });
  await expect(chip).toHaveCount(1);
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'list-filters');
  await page.getByRole('button', { name: /^Kho bài/u }).click();
  await expect(found).toHaveText(`${MANY} bài`);
  await page.getByRole('button', { name: /^Bài của tôi/u }).click();
  await expect(chip).toHaveCount(1);
  await chip.focus();
  await page.keyboard.press('Escape');
  await expect(chip).toHaveCount(0);
  await expect(found).toHaveText(`${MANY} bài`);
  await row('Lọc').click();

  await search.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const focused = list.locator('li:has(button:focus)');
  await expect(focused).toHaveAttribute('aria-posinset', String(MANY));
  await page.keyboard.press('Home');
  await expect(focused).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  await expect(focused).not.toHaveAttribute('aria-posinset', '1');
  const name = await focused.getByRole('button').textContent();
  const place = Number(await focused.getAttribute('aria-posinset'));
  await writeMany(page, 10, portal.sections.map(({ id }) => id).slice(0, 2));
  await expect(found).toHaveText(`${MANY + 10} bài`);
  await expect(focused).toHaveAttribute('aria-posinset', String(place + 10));
  expect(await focused.getByRole('button').textContent()).toBe(name);

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('vu nhan muon');
  await expect(page.getByRole('option').filter({ hasText: 'Tin số 037' })).toContainText('vụ nhãn muộn');
  await keepPicture(page, 'list-palette');
  await page.keyboard.press('Escape');

  await setWindowSize(app, 1024, 700);
  await ask(page, 'app:setTheme', { theme: 'dark' });
  await ask(page, 'app:setLocale', { locale: 'en' });
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Status').selectOption('draft');
  expect(await findAccessibilityProblems(page)).toEqual([]);
  await keepPicture(page, 'list-small-dark-english');
});
