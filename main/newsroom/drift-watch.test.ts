import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import { withOutlets } from '../../shared/portal/outlets.ts';
import type { Outlet } from '../../shared/portal/schema.ts';
import type { Result } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { createMemoryPortal, createMemorySite } from '../portals/memory-portal.ts';
import { createStaticSite } from '../portals/static-site/create-static-site.ts';
import { testPhotos } from '../portals/static-site/test-site.ts';
import { createDriftWatch } from './drift-watch.ts';
import { NO_HOST } from './no-host.testkit.ts';
import { openMailRoom } from './mail-room.ts';
import { createSiteRoom } from './site-room.ts';

let place = '';
const opened: { readonly close: () => Promise<void> }[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-drift-'));
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
const OUTLET: Outlet = {
  id: 'cong-1',
  kind: 'generic',
  name: 'Báo',
  address: 'https://bao.example',
  acceptsPlainHttp: false,
};

async function newsroom() {
  const identity = await openIdentity({
    localFolder: path.join(place, 'máy'),
    credentials: createMemoryCredentials('keyring'),
  });
  const here = { localFolder: path.join(place, 'máy'), identity, now: clock, newId: ulid, deviceName: 'máy' };
  const person = { name: 'Mai', penName: '' };
  const wish = { folder: path.join(place, 'bàn'), fill: 'empty', deskName: 'Một', person } as const;
  const desk = must(await createDesk(here, wish));
  must(await desk.savePortal(withOutlets(desk.portal(), [OUTLET])));
  const site = createMemorySite();
  const portals = { open: () => createMemoryPortal(site), outletOf: () => OUTLET };
  const base = { desk, localFolder: place, portals, photos: testPhotos, clock, newId: ulid, exporter: 'test', log };
  const mail = openMailRoom({ ...base, onCounts: () => undefined });
  const createSite = (at: string | null, portal: Parameters<typeof createStaticSite>[0]['portal']) =>
    createStaticSite({ folder: at, portal: withOutlets(portal, []), clock, photos: testPhotos });
  const folder = await mkdtemp(path.join(place, 'trang-'));
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
  const watch = createDriftWatch({ desk, portals, mail, clock, log, restMs: 1 });
  opened.push(desk, mail, room, watch);
  return { desk, site, mail, room, watch };
}

test('[L30] a new headline keeps the address on portals; a slug that is asked for goes there with other words', async () => {
  const { desk, site, mail, room } = await newsroom();
  const { article } = must(await desk.createArticle());
  const text = plainRuns('Suối Bạc vào vụ.');
  const section = desk.portal().sections[0]?.id ?? null;
  const whole = { ...article, headline: 'Chè vào vụ', lead: text, section, body: [{ id: 'p1', kind: 'p', text }] };
  const slugs: (string | undefined)[] = [];
  for (const change of [{}, { headline: 'Chè muộn' }, { headline: 'Chè rất muộn', slug: 'che-suoi-bac' }]) {
    must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...whole, ...change })));
    must(await desk.keepRevision(article.id));
    must(await room.publish(article.id, () => {}));
    const isDone = async () => (await mail.page(10)).rows.every(({ phase }) => phase === 'done');
    await expect.poll(isDone, { timeout: 15_000 }).toBe(true);
    slugs.push([...site.posts.values()][0]?.post.slug);
  }
  expect(slugs).toEqual(['che-vao-vu', 'che-vao-vu', 'che-suoi-bac']);
});

test('[D20] what was changed on a portal since is noticed, shown against what was sent, and left to a person', async () => {
  const { desk, site, mail, room, watch } = await newsroom();
  const { article } = must(await desk.createArticle());
  const text = plainRuns('Suối Bạc vào vụ.');
  const section = desk.portal().sections[0]?.id ?? null;
  const whole = { ...article, headline: 'Chè vào vụ', lead: text, section, body: [{ id: 'p1', kind: 'p', text }] };
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(whole)));
  must(await desk.keepRevision(article.id));
  must(await room.publish(article.id, () => {}));
  const phases = async () => (await mail.page(10)).rows.map(({ phase }) => phase);
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['done']);
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });

  site.edit(article.id, { headline: 'Sửa trên cổng' });
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['needs-person']);
  const [row] = (await mail.page(10)).rows;
  expect(row).toMatchObject({
    reason: 'changed-on-site',
    differences: [{ field: 'headline', sent: 'Chè vào vụ', found: 'Sửa trên cổng' }],
  });
  must(await mail.forget(row?.jobId ?? ''));
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });
  expect([...site.posts.values()].map(({ post }) => post.headline)).toEqual(['Sửa trên cổng']);

  site.edit(article.id, { headline: 'Sửa lần nữa' });
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['needs-person']);
  must(await mail.sendAgain((await mail.page(10)).rows[0]?.jobId ?? '', true));
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['done']);
  expect([...site.posts.values()].map(({ post }) => post.headline)).toEqual(['Chè vào vụ']);
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });
});
