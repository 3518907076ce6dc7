import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ask, articlePage, listArticles, waitForSaved } from '../../e2e/newsroom.ts';
import { openNewDesk, writeArticle } from '../../e2e/open-desk.ts';
import { publicationsIn } from '../../e2e/portals/publications-in.ts';
import { startReferencePortal } from '../../e2e/portals/reference-portal.ts';
import { removeFolder } from '../../e2e/remove-folder.ts';
import { launchApp, type RunningApp } from '../../e2e/running-app.ts';
import { blindPlaces, placesWith, type Searched } from './secret-control.ts';

/** What the story came to. `found`: where the secret was seen, by place; `blind`: where the same search did not see one that was left there. */
export interface OfflineStory {
  readonly live: number;
  readonly receipts: number;
  readonly isOnScreen: boolean;
  readonly looked: number;
  readonly found: readonly string[];
  readonly blind: readonly string[];
}

const TOKEN = 'mat-ma-bi-mat-7d1f0a55';

async function order(page: Page): Promise<string> {
  await writeArticle(page, 'Khe Lim vào vụ nhãn', 'Nhãn muộn được mùa, giá ổn định.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cả xóm có hơn hai trăm héc-ta cây ăn quả.');
  await page.keyboard.press('Control+Alt+4');
  await page.getByRole('combobox', { name: 'Chuyên mục' }).focus();
  await page.keyboard.type('Kinh');
  await page.keyboard.press('Escape');
  await expect(articlePage(page)).toBeFocused();
  await waitForSaved(page);
  const [row] = await listArticles(page);
  const articleId = row?.id ?? '';
  await ask(page, 'site:publish', { articleId });
  return articleId;
}

/** The main process falls over by itself, with the token in its memory, and leaves what it leaves then. */
async function crash(running: RunningApp): Promise<void> {
  const main = running.app.process();
  const gone = once(main, 'exit');
  // No answer comes from a process that is gone.
  await Promise.race([gone, running.app.evaluate(() => process.crash()).catch(() => gone)]);
  await gone;
}

/**
 * In the real app: a portal with its token, then no network; an article is approved and ordered, and the program is killed (SIGKILL). Started again with
 * the network it sends by itself, and in the end it crashes. The token is looked for at every station.
 */
export async function tellOfflineStory(): Promise<OfflineStory> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-offline-'));
  const userData = path.join(folder, 'user-data');
  const found: string[] = [];
  let looked = 0;
  let portal = await startReferencePortal(TOKEN);
  const { port } = new URL(portal.address);
  let running = await launchApp({ userData });
  const crashFolder = await running.app.evaluate(({ app }) => app.getPath('crashDumps'));
  const searched = (): Searched => ({ folder, crashFolder, running });
  const lookFor = async (where: string): Promise<void> => {
    looked += 1;
    for (const place of await placesWith(TOKEN, searched())) found.push(`${where}: ${place}`);
  };
  try {
    await openNewDesk(running.app, running.page, path.join(folder, 'desk'));
    const wish = {
      kind: 'generic',
      name: 'Báo Thử Nghiệm',
      address: portal.address,
      acceptsPlainHttp: false,
      account: '',
      secret: TOKEN,
    } as const;
    // Refused first: what a portal answers to a wrong account must not lead the right one into the log.
    portal.setToken('khac');
    await ask(running.page, 'portal:add', wish);
    await lookFor('after a refusal');
    portal.setToken(TOKEN);
    await ask(running.page, 'portal:add', wish);
    await portal.close();
    const articleId = await order(running.page);
    await lookFor('ordered without a network');
    await running.kill();
    await lookFor('after a kill');

    portal = await startReferencePortal(TOKEN, Number(port));
    running = await launchApp({ userData });
    const { page } = running;
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Hộp gửi/u })
      .click({ timeout: 60_000 });
    const receipt = page.getByRole('dialog', { name: 'Hộp gửi' }).getByText('Đã lên trang, đã kiểm tra');
    await receipt.waitFor({ timeout: 90_000 });
    await lookFor('live');
    const live = [...portal.articles].filter(
      ([key, { words }]) => key === articleId && words['status'] === 'published',
    ).length;
    const receipts = (await publicationsIn(path.join(folder, 'desk'))).filter(
      (url) => url?.endsWith(articleId) === true,
    ).length;
    const isOnScreen = await receipt.isVisible();
    const blind = await blindPlaces(searched());
    await crash(running);
    await lookFor('after a crash');
    return { live, receipts, isOnScreen, looked, found, blind };
  } finally {
    await running.close();
    await portal.close();
    await removeFolder(folder);
  }
}
