import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { expect, test } from '../app.ts';

/** What the preload script hands to the window. */
type WithBridge = { readonly desk: DeskBridge };

/** No bus: what a bare window manager or a server gives. */
const withoutKeyring = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

const createSample = (page: Page) =>
  page.evaluate(async () => {
    const { desk } = globalThis as unknown as WithBridge;
    const sample = { where: 'sample', deskName: 'Bàn thử khóa', personName: 'Lò Văn Xuyến', penName: '' } as const;
    const created = await desk.request('desk:create', sample);
    return created.ok ? created.value : created.error;
  });

const standing = (page: Page) =>
  page.evaluate(async () => {
    const { desk } = globalThis as unknown as WithBridge;
    const [start, list] = [await desk.request('app:start', undefined), await desk.request('list:counts', undefined)];
    return { desk: start.ok ? start.value.desk : null, articles: list.ok ? list.value.all : -1 };
  });

const keepNew = (page: Page, headline: string) =>
  page.evaluate(async (words) => {
    const { desk } = globalThis as unknown as WithBridge;
    const created = await desk.request('article:create', undefined);
    if (!created.ok) return created.error.code;
    const { article } = created.value;
    const articleJson = JSON.stringify({ ...article, headline: words });
    await desk.request('article:saveWorkingCopy', { articleId: article.id, articleJson });
    const kept = await desk.request('article:keepRevision', { articleId: article.id });
    return kept.ok ? kept.value.kind : kept.error.code;
  }, headline);

const keysOf = (userData: string): unknown =>
  JSON.parse(readFileSync(path.join(userData, 'identity.json'), 'utf8')) as unknown;

test('[R30] the device key lives in the system keyring and is the same after a restart', async ({
  launch,
  userData,
}) => {
  const first = await launch();
  const created = await createSample(first.page);
  expect(created).toMatchObject({ keyCustody: 'keyring', me: { name: 'Lò Văn Xuyến' } });
  const before = keysOf(userData);
  await first.close();

  const second = await launch();
  expect(await standing(second.page)).toEqual({ desk: created, articles: 4 });
  expect(await keepNew(second.page, 'Viết tiếp bằng khóa cũ')).toBe('revision');
  expect(keysOf(userData)).toEqual(before);
});

test('[R31] without a keyring the desk works, says so, and goes on after a restart', async ({ launch }) => {
  const first = await launch({ env: withoutKeyring });
  expect(await createSample(first.page)).toMatchObject({ keyCustody: 'session' });
  await first.close();

  const second = await launch({ env: withoutKeyring });
  expect(await keepNew(second.page, 'Khóa khác, vẫn bài mình')).toBe('revision');
  expect(await standing(second.page)).toMatchObject({ desk: { keyCustody: 'session' }, articles: 5 });
});

test('[R32] a keyring that is away for one session takes nothing with it', async ({ launch, userData }) => {
  const first = await launch();
  await createSample(first.page);
  const kept = (keysOf(userData) as { readonly kept: string }).kept;
  await first.close();

  const away = await launch({ env: withoutKeyring });
  expect(await keepNew(away.page, 'Khi vắng chùm khóa')).toBe('revision');
  expect(await standing(away.page)).toMatchObject({ desk: { keyCustody: 'session' } });
  await away.close();

  const back = await launch();
  expect(await keepNew(back.page, 'Chùm khóa đã về')).toBe('revision');
  expect(await standing(back.page)).toMatchObject({ desk: { keyCustody: 'keyring' }, articles: 6 });
  expect(keysOf(userData)).toMatchObject({ kept });
});
