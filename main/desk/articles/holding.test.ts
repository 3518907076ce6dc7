import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Roster } from '../../../shared/records/roster.ts';
import { ok } from '../../../shared/result.ts';
import { makeKey, signerOf } from '../../identity/device-key.ts';
import type { Identity } from '../../identity/identity.ts';
import { summaryOf, withRecords } from './article-index.ts';
import { startArchiveHere } from '../../archive/archive-here.ts';
import { createArchive } from '../../archive/archive.ts';
import { createArticleShelf } from './article-shelf.ts';
import { createFolderCarrier } from '../carrier/folder-carrier.ts';
import { layout } from '../carrier/folder-layout.ts';
import { createHolding } from './holding.ts';
import { createLedger } from '../ledger.ts';

const ARTICLE = '01J0000000000000000000000A';
const START = Date.parse('2026-03-02T02:38:00.000Z');
const MINUTE = 60_000;

let root = '';
let time = START;
beforeEach(async () => {
  time = START;
  root = await mkdtemp(path.join(tmpdir(), 'toasoan-holding-'));
  await createFolderCarrier(root).found({ v: 1, id: ARTICLE, name: 'x', root: 'a'.repeat(64) });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const person = (name: string) => ({ name, penName: '', roles: ['reporter'], active: true });

const rosterOf = (keys: Readonly<Record<string, string>>, people: readonly string[]): Roster => ({
  v: 1,
  desk: ARTICLE,
  version: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'p1',
  name: 'x',
  people: Object.fromEntries(people.map((id) => [id, person(id)])),
  keys: Object.fromEntries(Object.entries(keys).map(([kid, who]) => [kid, { person: who, label: '', closed: null }])),
  rules: { selfApprove: true },
});

const newSigner = async () => {
  const signer = await signerOf(await makeKey());
  if (signer === null) throw new Error('no key');
  return signer;
};

type Signer = Awaited<ReturnType<typeof newSigner>>;

/** One person at a machine of their own, over the shared folder. */
function sitDown(personId: string, signer: Signer, roster: Roster) {
  const identity: Identity = {
    custody: () => 'keyring',
    ownKeys: () => new Set([signer.kid]),
    signer: async () => ok(signer),
    renew: async () => ok(null),
  };
  const carrier = createFolderCarrier(root);
  const now = () => new Date(time);
  const ledger = createLedger({ carrier, identity, roster: () => roster, rosters: () => [roster], now });
  const archive = createArchive(startArchiveHere, () => ({
    file: ':memory:',
    basis: { roster: '', ownKeys: [], me: personId },
  }));
  const shelf = createArticleShelf({ archive, portalId: 'main', readFiles: async () => null });
  const me = { personId, name: personId, penName: '' };
  const look = async () => {
    const arrival = await carrier.listArticle(ARTICLE);
    if (!arrival.ok) throw new Error(arrival.error.code);
    const checked = await ledger.check(arrival.value);
    const entry = await shelf.change(ARTICLE, (now) => withRecords(now, checked));
    return summaryOf(entry, 'main')?.holder ?? null;
  };
  const write = async () =>
    ledger.append(ARTICLE, personId, async () =>
      ok({ kind: 'revision', content: 'c'.repeat(64), parents: [], blobs: [], note: '' }),
    );
  return { holding: createHolding({ ledger, shelf, me, roster: () => roster, now }), look, write };
}

const records = async (): Promise<number> => (await readdir(layout.records(root, ARTICLE))).length;

async function newsroom(people: readonly string[] = ['p1', 'p2']) {
  const signers = await Promise.all(people.map(newSigner));
  const roster = rosterOf(Object.fromEntries(signers.map(({ kid }, index) => [kid, people[index] ?? ''])), people);
  const seats = signers.map((signer, index) => sitDown(people[index] ?? '', signer, roster));
  const [first, second] = seats;
  if (first === undefined) throw new Error('nobody is here');
  await first.write();
  for (const seat of seats) await seat.look();
  return { first, second: second ?? first };
}

describe('who has an article', () => {
  it('[V30] is said at the first key, renewed every 12 minutes at most, and keeps the time at which it began', async () => {
    const { first, second } = await newsroom();
    const before = await records();
    for (let minute = 0; minute < 60; minute += 1) {
      time = START + minute * MINUTE;
      await first.holding.keep(ARTICLE);
    }
    expect([(await records()) - before, await second.look()]).toEqual([
      5,
      { personId: 'p1', since: new Date(START).toISOString(), until: new Date(START + 68 * MINUTE).toISOString() },
    ]);
  });

  it('[V30] nobody takes it away by writing; who takes it over has it, and the other sees that', async () => {
    const { first, second } = await newsroom();
    await first.holding.keep(ARTICLE);
    await second.look();
    await second.holding.keep(ARTICLE);
    expect((await first.look())?.personId).toBe('p1');
    time += 5 * MINUTE;
    await second.holding.takeOver(ARTICLE);
    expect(await first.look()).toMatchObject({ personId: 'p2', since: new Date(time).toISOString() });
    await first.holding.letGo(ARTICLE);
    expect((await second.look())?.personId).toBe('p2');
  });

  it('[V30] ends when it is let go, or by itself', async () => {
    const { first, second } = await newsroom();
    await first.holding.keep(ARTICLE);
    await first.holding.letGo(ARTICLE);
    expect(await second.look()).toBeNull();
    await first.holding.keep(ARTICLE);
    await second.look();
    time += 21 * MINUTE;
    await second.holding.keep(ARTICLE);
    expect((await first.look())?.personId).toBe('p2');
  });

  it('[V31] writes nothing where nobody else could read it: a desk of one, or an article that was not shared yet', async () => {
    const { first } = await newsroom(['p1']);
    const before = await records();
    for (const act of ['keep', 'takeOver', 'letGo'] as const) await first.holding[act](ARTICLE);
    expect((await records()) - before).toBe(0);
    const { first: other } = await newsroom();
    const answers = await Promise.all(
      (['keep', 'takeOver', 'letGo'] as const).map((act) => other.holding[act]('01J0000000000000000000000B')),
    );
    expect(answers).toEqual([ok(null), ok(null), ok(null)]);
  });
});
