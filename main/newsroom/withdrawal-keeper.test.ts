import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import type { WithdrawalTold } from '../../shared/ipc/requests/workflow-requests.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk } from '../desk/desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import { publicFiles, testPhotos } from '../portals/static-site/test-site.ts';
import { NO_HOST } from './no-host.testkit.ts';
import { createSiteRoom, type SiteRoom } from './site-room.ts';
import { createWithdrawalKeeper } from './withdrawal-keeper.ts';

let place = '';
const opened: { readonly close: () => Promise<void> }[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-withdrawal-'));
});
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
  await rm(place, { recursive: true, force: true });
});

function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const clock = (): Date => new Date();
const log = { info: () => undefined, bug: (event: string, thrown: unknown) => expect([event, thrown]).toBeNull() };
const mail = {
  send: async () => ok(null),
  withdraw: async () => ok(null),
  isKept: async () => false,
  keepChange: async () => undefined,
  showBesides: () => undefined,
};

async function openedDesk(): Promise<Desk> {
  const localFolder = path.join(place, 'máy');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  const here = { localFolder, identity, now: clock, newId: ulid, deviceName: 'máy' };
  const person = { name: 'Mai', penName: '' };
  const desk = must(
    await createDesk(here, { folder: path.join(place, 'bàn'), fill: 'empty', deskName: 'Một', person }),
  );
  opened.push(desk);
  return desk;
}

function roomOf(desk: Desk, folder: string): SiteRoom {
  const createSite = (at: string | null, portal: Parameters<typeof createStaticSite>[0]['portal']) =>
    createStaticSite({ folder: at, portal, clock, photos: testPhotos });
  const room = createSiteRoom({
    desk,
    folder,
    createSite,
    createHost: () => NO_HOST,
    clock,
    exporter: 'test',
    mail,
    log,
  });
  opened.push(room);
  return room;
}

async function published(desk: Desk, site: SiteRoom, headline: string, related: string | null): Promise<string> {
  const { article } = must(await desk.createArticle());
  const text = plainRuns('Suối Bạc vào vụ.');
  const links = related === null ? {} : { r1: { kind: 'internal', article: related, title: 'Xem thêm', order: 'a0' } };
  const section = desk.portal().sections[0]?.id ?? null;
  const whole = { ...article, headline, lead: text, section, related: links, body: [{ id: 'p1', kind: 'p', text }] };
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(whole)));
  must(await desk.keepRevision(article.id));
  must(await site.publish(article.id, () => {}));
  return article.id;
}

const act = (desk: Desk, id: string, action: 'withdraw' | 'restore', said: string) =>
  desk.workflow.act(id, { action, said, to: null, shown: 'whole', urgent: false, content: null });

function keeperOf(desk: Desk, site: SiteRoom, told: WithdrawalTold[]) {
  const keeper = createWithdrawalKeeper({ desk, site, mail, onTold: (one) => void told.push(one), clock, log });
  opened.push(keeper);
  return keeper;
}

test('[L13] a withdrawn article leaves the site, which is read again before anybody says so; who led to it is named', async () => {
  const desk = await openedDesk();
  const folder = await mkdtemp(path.join(place, 'trang-'));
  const site = roomOf(desk, folder);
  const id = await published(desk, site, 'Chè Suối Bạc vào vụ', null);
  const other = await published(desk, site, 'Đường về bản', id);
  expect(await act(desk, id, 'withdraw', ' ')).toMatchObject({ ok: false, error: { reason: 'reason' } });
  must(await act(desk, id, 'withdraw', 'Sai người'));
  expect([(await desk.siteInfo(id)).state, must(await desk.workflow.story(id)).flow.state]).toEqual([
    'current',
    'withdrawn',
  ]);
  const told: WithdrawalTold[] = [];
  const keeper = keeperOf(desk, site, told);
  await keeper.look();
  await expect.poll(() => told.length).toBe(1);
  expect(told).toEqual([
    {
      articleId: id,
      headline: 'Chè Suối Bạc vào vụ',
      linkedFrom: [{ articleId: other, headline: 'Đường về bản' }],
      error: null,
    },
  ]);
  const { removals } = must(await desk.workflow.story(id));
  expect([(await desk.siteInfo(id)).state, removals.map(({ how, by }) => [how, by])]).toEqual([
    'absent',
    [['notice', desk.info().me.personId]],
  ]);
  const shown = Object.entries(await publicFiles(folder)).filter(([, text]) => text.includes('Chè Suối Bạc'));
  expect(shown.map(([file]) => file)).toEqual([]);
  must(await act(desk, id, 'restore', 'Đúng người'));
  must(await site.publish(id, () => {}));
  expect((await desk.siteInfo(id)).state).toBe('current');
});

test('[L13] while the site cannot be written, it is said that the article is still there, once; then it goes by itself', async () => {
  const desk = await openedDesk();
  const folder = await mkdtemp(path.join(place, 'trang-'));
  const site = roomOf(desk, folder);
  const id = await published(desk, site, 'Chè Suối Bạc vào vụ', null);
  must(await act(desk, id, 'withdraw', 'Sai người'));
  const told: WithdrawalTold[] = [];
  const away = createSiteRoom({
    desk,
    folder: path.join(place, 'không có'),
    createSite: (at, portal) => createStaticSite({ folder: at, portal, clock, photos: testPhotos }),
    createHost: () => NO_HOST,
    clock,
    exporter: 'test',
    mail,
    log,
  });
  const keeper = keeperOf(desk, away, told);
  await keeper.look();
  await keeper.look();
  await expect.poll(() => told.map(({ error }) => error?.code)).toEqual(['site-folder-missing']);
  expect((await desk.siteInfo(id)).state).toBe('current');
  await keeper.close();
  await keeperOf(desk, site, told).look();
  await expect.poll(() => told.at(-1)?.error).toBeNull();
});
