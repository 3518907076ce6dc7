import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import type { OutboxCounts } from '../../shared/ipc/requests/outbox-requests.ts';
import { withOutlets } from '../../shared/portal/outlets.ts';
import type { Outlet } from '../../shared/portal/schema.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import type { LiveNews } from '../notifications/tell-live.ts';
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
  const counts: OutboxCounts[] = [];
  const live: LiveNews[] = [];
  const mail = openMailRoom({ ...base, onCounts: (now) => counts.push(now), onLive: (news) => live.push(news) });
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
  const watch = createDriftWatch({ desk, portals, mail, pages: room.changes, clock, log, restMs: 1 });
  opened.push(desk, mail, room, watch);
  return { desk, site, mail, room, watch, counts, live };
}

/** One article on the site and the portal; its page in the folder. */
async function onePublished({ desk, mail, room }: Awaited<ReturnType<typeof newsroom>>) {
  const { article } = must(await desk.createArticle());
  const text = plainRuns('Suối Bạc vào vụ.');
  const section = desk.portal().sections[0]?.id ?? null;
  const whole = { ...article, headline: 'Chè vào vụ', lead: text, section, body: [{ id: 'p1', kind: 'p', text }] };
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(whole)));
  must(await desk.keepRevision(article.id));
  must(await room.publish(article.id, () => {}));
  const phases = async () => (await mail.page(10)).rows.map(({ phase }) => phase);
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['done']);
  return { id: article.id, phases, page: must(await room.pageFile(article.id)) };
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
  const here = await newsroom();
  const { site, mail, watch, live } = here;
  const { id, phases } = await onePublished(here);
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });

  site.edit(id, { headline: 'Sửa trên cổng' });
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

  const { articleId, headline, place, orderedAt } = live[0] ?? {};
  expect([articleId, headline, place, typeof orderedAt]).toEqual([id, 'Chè vào vụ', 'Báo', 'string']);
  site.edit(id, { headline: 'Sửa lần nữa' });
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['needs-person']);
  must(await mail.sendAgain((await mail.page(10)).rows[0]?.jobId ?? '', true));
  await expect.poll(phases, { timeout: 15_000 }).toEqual(['done']);
  expect([...site.posts.values()].map(({ post }) => post.headline)).toEqual(['Chè vào vụ']);
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });
  // Told once [Q5]: the same words again on the portal are no news.
  expect(live).toHaveLength(1);
});

test('[D21] a page that was changed in the site’s folder is noticed, shown, counted, and left to a person', async () => {
  const here = await newsroom();
  const { mail, room, watch, counts } = here;
  const { id, phases, page } = await onePublished(here);
  const ours = await readFile(page, 'utf8');
  const theirs = ours.replaceAll('Suối Bạc vào vụ', 'Suối Bạc mất mùa');
  await writeFile(page, theirs);
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  const [row] = (await mail.page(10)).rows;
  expect(row).toMatchObject({ jobId: id, headline: 'Chè vào vụ', phase: 'needs-person', reason: 'changed-in-folder' });
  expect(row?.differences[0]).toMatchObject({
    sent: 'Suối Bạc vào vụ. Suối Bạc vào vụ.',
    found: 'Suối Bạc mất mùa. Suối Bạc mất mùa.',
  });
  await expect.poll(() => counts.at(-1)).toEqual({ waiting: 0, needsPerson: 1 });

  // Neither the same words nor new ones go over it, and nothing of them leaves for the portals meanwhile.
  expect(await room.publish(id, () => {})).toEqual(fail({ code: 'page-changed' }));
  expect(await phases()).toEqual(['needs-person', 'done']);
  expect(await readFile(page, 'utf8')).toBe(theirs);

  must(await room.changes.keep(id));
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });
  expect(await phases()).toEqual(['done']);
  await writeFile(page, ours.replaceAll('Suối Bạc vào vụ', 'Suối Bạc chờ vụ'));
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  must(await room.changes.putBack(id));
  expect(await readFile(page, 'utf8')).toBe(ours);
  expect(await phases()).toEqual(['done']);

  await rm(page);
  expect(await watch.look()).toEqual({ looked: 1, changed: 1 });
  expect((await mail.page(10)).rows[0]).toMatchObject({ reason: 'gone-from-folder', differences: [] });
  expect(await room.publish(id, () => {})).toMatchObject({ ok: true });
  expect(await watch.look()).toEqual({ looked: 1, changed: 0 });
  expect(await phases()).toEqual(['done']);
});
