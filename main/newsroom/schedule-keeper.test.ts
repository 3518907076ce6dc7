import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import type { ScheduleDue } from '../../shared/ipc/requests/workflow-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import type { OrderKeeper } from './order-keeper.ts';
import { createScheduleKeeper } from './schedule-keeper.ts';

let place = '';
let now = Date.parse('2026-11-26T20:00:00.000+07:00');
const TIME = '2026-11-27T06:00:00.000+07:00';
const opened: { readonly close: () => Promise<void> }[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-schedule-'));
  now = Date.parse('2026-11-26T20:00:00.000+07:00');
});
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
  await rm(place, { recursive: true, force: true });
});

function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function surroundings(): Promise<DeskSurroundings> {
  const localFolder = path.join(place, 'máy');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  return { localFolder, identity, now: () => new Date((now += 1)), newId: ulid, deviceName: 'máy' };
}

async function openedDesk(): Promise<{ desk: Desk; reopen: () => Promise<Desk> }> {
  const here = await surroundings();
  const folder = path.join(place, 'bàn');
  const person = { name: 'Mai', penName: '' };
  const desk = must(await createDesk(here, { folder, fill: 'empty', deskName: 'Một', person }));
  return {
    desk,
    reopen: async () => {
      await desk.close();
      const again = must(await openDesk(here, { folder, person: null }));
      opened.push(again);
      return again;
    },
  };
}

async function written(desk: Desk, headline: string): Promise<string> {
  const { article } = must(await desk.createArticle());
  const text = plainRuns('Suối Bạc vào vụ.');
  const whole = { ...article, headline, lead: text, section: desk.portal().sections[0]?.id ?? null };
  const body = [{ id: 'p1', kind: 'p', text }];
  must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...whole, body })));
  must(await desk.keepRevision(article.id));
  return article.id;
}

const schedule = (desk: Desk, id: string, publishAt = TIME) =>
  desk.workflow.act(id, {
    action: 'schedule',
    said: '',
    to: null,
    shown: 'whole',
    urgent: false,
    publishAt,
    content: null,
  });
const unschedule = (desk: Desk, id: string) =>
  desk.workflow.act(id, { action: 'unschedule', said: '', to: null, shown: 'whole', urgent: false, content: null });

/** A keeper that orders publications as the site room does, and remembers what it did and said. */
function keeper(desk: Desk, sent: string[], told: ScheduleDue[], refuse = false): OrderKeeper {
  const made = createScheduleKeeper({
    desk,
    publish: async (id) => (refuse ? fail({ code: 'disk-full' }) : desk.workflow.orderPublication(id)),
    mail: { send: async (article, _approval, publishAt) => (sent.push(`${article.headline} ${publishAt}`), ok(null)) },
    onDue: (due) => void told.push(due),
    clock: () => new Date(now),
    log: { info: () => undefined, bug: (event, thrown) => expect([event, thrown]).toBeNull() },
  });
  opened.push(made);
  return made;
}

const stateOf = async (desk: Desk, id: string) => must(await desk.workflow.story(id)).flow.state;

test('[L1] main refuses to publish before the time, and publishes by itself when it has come', async () => {
  const { desk } = await openedDesk();
  opened.push(desk);
  const [sent, told]: [string[], ScheduleDue[]] = [[], []];
  const keeps = keeper(desk, sent, told);
  const id = await written(desk, 'Chè Suối Bạc vào vụ');
  expect(await schedule(desk, id, '2020-01-01T00:00:00.000Z')).toMatchObject({
    ok: false,
    error: { reason: 'future' },
  });
  must(await schedule(desk, id));
  expect(await desk.workflow.orderPublication(id)).toMatchObject({ ok: false, error: { reason: 'timeReached' } });
  await keeps.look();
  expect([sent, told, await stateOf(desk, id)]).toEqual([[`Chè Suối Bạc vào vụ ${TIME}`], [], 'scheduled']);
  now = Date.parse(TIME) + 500;
  await keeps.look();
  expect([told.map(({ isLate, error }) => [isLate, error]), await stateOf(desk, id)]).toEqual([
    [[false, null]],
    'published',
  ]);
});

test('[L2] a missed time is found at the next start, and said to be late', async () => {
  const { desk, reopen } = await openedDesk();
  const id = await written(desk, 'Chè Suối Bạc vào vụ');
  must(await schedule(desk, id));
  now = Date.parse(TIME) + 3_600_000;
  const again = await reopen();
  const told: ScheduleDue[] = [];
  await keeper(again, [], told).look();
  expect([told.map(({ isLate, error }) => [isLate, error]), await stateOf(again, id)]).toEqual([
    [[true, null]],
    'published',
  ]);
});

test('[L3] a time that was called off publishes nothing; the approval stays', async () => {
  const { desk } = await openedDesk();
  opened.push(desk);
  const told: ScheduleDue[] = [];
  const keeps = keeper(desk, [], told);
  const id = await written(desk, 'Chè Suối Bạc vào vụ');
  must(await schedule(desk, id));
  must(await schedule(desk, id, '2026-11-27T07:00:00.000+07:00'));
  now = Date.parse(TIME) + 500;
  await keeps.look();
  expect(await stateOf(desk, id)).toBe('scheduled');
  must(await unschedule(desk, id));
  now += 7_200_000;
  await keeps.look();
  expect([told, await stateOf(desk, id)]).toEqual([[], 'approved']);
});

test('[L4] what was typed since the approval is not published and not taken from the writer; a failure is told once and tried again', async () => {
  const { desk } = await openedDesk();
  opened.push(desk);
  const told: ScheduleDue[] = [];
  const keeps = keeper(desk, [], told, true);
  const id = await written(desk, 'Chè Suối Bạc vào vụ');
  must(await schedule(desk, id));
  now = Date.parse(TIME) + 500;
  await keeps.look();
  now += 61_000;
  await keeps.look();
  expect(told.map(({ error }) => error?.code)).toEqual(['disk-full']);
  const { article } = must(await desk.openArticle(id));
  must(await desk.saveWorkingCopy(id, JSON.stringify({ ...article, headline: 'Chè muộn' })));
  now += 61_000;
  await keeps.look();
  expect(told.at(-1)?.error).toMatchObject({ code: 'not-allowed', reason: 'approvedExactly' });
  expect(await stateOf(desk, id)).toBe('scheduled');
});
