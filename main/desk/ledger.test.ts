import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Roster } from '../../shared/records/roster.ts';
import { ok } from '../../shared/result.ts';
import { makeKey, signerOf } from '../identity/device-key.ts';
import type { Identity, Signer } from '../identity/identity.ts';
import type { Carrier } from './carrier/carrier.ts';
import { createFolderCarrier } from './carrier/folder-carrier.ts';
import { layout } from './carrier/folder-layout.ts';
import { createLedger } from './ledger.ts';
import { sha256Hex } from './files/sha256.ts';

const ARTICLE = '01J0000000000000000000000A';
const OTHER = '01J0000000000000000000000B';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'toasoan-ledger-'));
  await createFolderCarrier(root).found({ v: 1, id: ARTICLE, name: 'x', root: 'a'.repeat(64) });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const newSigner = async (): Promise<Signer> => {
  const signer = await signerOf(await makeKey());
  if (signer === null) throw new Error('no key');
  return signer;
};

const identityOf = (signer: Signer): Identity => ({
  custody: () => 'keyring',
  ownKeys: () => new Set([signer.kid]),
  signer: async () => ok(signer),
  renew: async () => ok(null),
});

const person = (name: string) => ({ name, penName: '', roles: ['reporter'], active: true });

const rosterOf = (keys: Record<string, string>): Roster => ({
  v: 1,
  desk: ARTICLE,
  version: 1,
  prev: null,
  at: '2026-01-01T00:00:00.000Z',
  by: 'p1',
  name: 'x',
  people: { p1: person('Một'), p2: person('Hai') },
  keys: Object.fromEntries(Object.entries(keys).map(([kid, who]) => [kid, { person: who, label: '', closed: null }])),
  rules: { selfApprove: true },
});

function ledgerOf(signer: Signer, roster: Roster, carrier: Carrier = createFolderCarrier(root)) {
  const surroundings = { carrier, identity: identityOf(signer), roster: () => roster };
  return createLedger({ ...surroundings, rosters: () => [roster], now: () => new Date('2026-01-01T08:00:00Z') });
}

const revision = (content: string, ...parents: string[]) =>
  ({ kind: 'revision', content: sha256Hex(content), parents, blobs: [], note: '' }) as const;

type Ledger = ReturnType<typeof ledgerOf>;

const append = async (ledger: Ledger, content: string, article = ARTICLE) => {
  const parents = (latest: string | undefined) => (latest === undefined ? [] : [latest]);
  const done = await ledger.append(article, 'ai đó', async ({ latest }) =>
    ok(revision(content, ...parents(latest?.record))),
  );
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
};

const checkAll = async (ledger: Ledger) => {
  const arrival = await createFolderCarrier(root).listArticle(ARTICLE);
  if (!arrival.ok) throw new Error(arrival.error.code);
  return ledger.check(arrival.value);
};

const putFile = (hash: string, text: string, article = ARTICLE) => writeFile(layout.record(root, article, hash), text);

describe('the ledger', () => {
  it('[R18] signs a chain for each device that names what it had seen, under the roster’s name for the key', async () => {
    const [first, second] = [await newSigner(), await newSigner()];
    const roster = rosterOf({ [first.kid]: 'p1', [second.kid]: 'p2' });
    const [one, two] = [ledgerOf(first, roster), ledgerOf(second, roster)];
    await append(one, 'một');
    await append(two, 'hai');
    await append(one, 'ba');
    const { state, rejected } = await append(two, 'bốn');
    expect([state.revisions.map(({ by, content, trust }) => [by, content, trust]), state.problems, rejected]).toEqual([
      [
        ['p1', sha256Hex('một'), 'roster'],
        ['p2', sha256Hex('hai'), 'roster'],
        ['p1', sha256Hex('ba'), 'roster'],
        ['p2', sha256Hex('bốn'), 'roster'],
      ],
      [],
      [],
    ]);
    expect(state.heads).toEqual([state.latest]);
  });

  it('[R19] keeps every record of many written at once, in one chain for each device', async () => {
    const signers = await Promise.all([1, 2, 3, 4].map(newSigner));
    const roster = rosterOf(Object.fromEntries(signers.map(({ kid }) => [kid, 'p1'])));
    const ledgers = signers.map((signer) => ledgerOf(signer, roster));
    await Promise.all(
      ledgers.flatMap((ledger, who) => Array.from({ length: 12 }, (_, n) => append(ledger, `${who}/${n}`))),
    );
    const first = ledgers[0];
    if (first === undefined) throw new Error('no ledger');
    const { state } = await checkAll(first);
    expect([state.revisions.length, state.problems]).toEqual([48, []]);
  });

  it('[R14] believes nothing that was altered, moved, forged or signed by another, and names each', async () => {
    const [mine, reporter, stranger] = [await newSigner(), await newSigner(), await newSigner()];
    const ledger = ledgerOf(mine, rosterOf({ [mine.kid]: 'p1', [reporter.kid]: 'p2' }));
    const { state } = await append(ledger, 'thật');
    const genuine = await readFile(layout.record(root, ARTICLE, state.latest?.record ?? ''), 'utf8');
    const [head, body = '', mark] = genuine.split('.');
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const put = async (text: string) => {
      await putFile(sha256Hex(text), text);
      return sha256Hex(text);
    };
    const sign = (signer: Signer, change: Record<string, unknown>) =>
      signer.sign('toasoan-record', { ...payload, dev: signer.kid, ...change });
    const altered = Buffer.from(JSON.stringify({ ...payload, content: 'e'.repeat(64) })).toString('base64url');
    const attacks = {
      altered: await put(`${head}.${altered}.${mark}`),
      inAnothersName: await put(await sign(reporter, { by: 'p1' })),
      withAnothersDevice: await put(await sign(reporter, { dev: mine.kid, by: 'p1' })),
      ofAnotherArticle: await put(await sign(mine, { article: OTHER })),
      malformed: await put(await sign(mine, { content: 'ngắn' })),
      noJws: await put('chữ'),
      bytes: await put('\u0000'),
      strange: await put(await sign(stranger, { by: 'p1' })),
    };
    await putFile('9'.repeat(64), genuine);
    const checked = await checkAll(ledger);
    const reasons = new Map(checked.rejected.map(({ hash, reason }) => [hash, reason]));
    expect({
      reasons: Object.fromEntries(
        Object.entries(attacks).map(([name, hash]) => [name, reasons.get(hash) ?? 'believed']),
      ),
      misnamed: reasons.get('9'.repeat(64)),
      latest: checked.state.latest?.record,
      strangers: checked.strangers,
      files: (await readdir(layout.records(root, ARTICLE))).length,
    }).toEqual({
      reasons: {
        altered: 'bad-signature',
        inAnothersName: 'not-this-person',
        withAnothersDevice: 'not-this-person',
        ofAnotherArticle: 'wrong-article',
        malformed: 'not-a-record',
        noJws: 'bad-signature',
        bytes: 'bad-signature',
        strange: 'believed',
      },
      misnamed: 'wrong-hash',
      latest: state.latest?.record,
      strangers: [stranger.kid],
      files: 10,
    });
  });

  it('[R8] keeps and continues behind records of a newer program, its own device’s too', async () => {
    const signer = await newSigner();
    const ledger = ledgerOf(signer, rosterOf({ [signer.kid]: 'p1' }));
    const { state } = await append(ledger, 'một');
    const links = { article: ARTICLE, dev: signer.kid, at: '2026-01-01T09:00:00.000Z', by: 'p1', seen: {} };
    const comment = { v: 1, kind: 'poem', ...links, seq: 2, prev: state.latest?.record, text: 'Xem lại tít' };
    const carrier = createFolderCarrier(root);
    const put = await carrier.put(ARTICLE, await signer.sign('toasoan-record', comment));
    const future = { v: 7, kind: 'revision', ...links, seq: 3, prev: put.ok ? put.value : '' };
    await carrier.put(ARTICLE, await signer.sign('toasoan-record', future));
    const after = await append(ledger, 'hai');
    expect({
      contents: after.state.revisions.map(({ content }) => content),
      unread: after.state.unread.length,
      problems: after.state.problems,
      rejected: after.rejected,
    }).toEqual({ contents: [sha256Hex('một'), sha256Hex('hai')], unread: 2, problems: [], rejected: [] });
  });

  it('[R9] shows a deleted record and a restored backup', async () => {
    const signer = await newSigner();
    const ledger = ledgerOf(signer, rosterOf({ [signer.kid]: 'p1' }));
    await append(ledger, 'một');
    const two = await append(ledger, 'hai');
    await append(ledger, 'ba');
    const middle = two.state.latest?.record ?? '';
    const file = layout.record(root, ARTICLE, middle);
    const saved = await readFile(file, 'utf8');
    await rm(file);
    const deleted = (await checkAll(ledger)).state.problems.map(({ kind }) => kind);
    const last = (await checkAll(ledger)).state.latest?.record ?? '';
    const lastText = await readFile(layout.record(root, ARTICLE, last), 'utf8');
    await rm(layout.record(root, ARTICLE, last));
    await append(ledger, 'viết tiếp trên bản sao lưu');
    await putFile(middle, saved);
    await putFile(last, lastText);
    const restored = (await checkAll(ledger)).state;
    expect([deleted, restored.problems.map(({ kind }) => kind), restored.revisions.length]).toEqual([
      ['gap', 'missing'],
      ['fork'],
      4,
    ]);
  });
});

describe('a look', () => {
  /** A folder that answers each question in its own time, and counts how often an article was read. */
  function countingCarrier(delays: readonly number[] = []) {
    const carrier = createFolderCarrier(root);
    let reads = 0;
    const pause = () => new Promise((resolve) => setTimeout(resolve, delays[reads % Math.max(1, delays.length)] ?? 0));
    const listArticle: Carrier['listArticle'] = async (article) => {
      reads += 1;
      await pause();
      const listed = await carrier.listArticle(article);
      await pause();
      return listed;
    };
    return { carrier: { ...carrier, listArticle }, reads: () => reads };
  }
  const recordsIn = (looked: Awaited<ReturnType<Ledger['look']>>): readonly string[] => {
    if (!looked.ok) throw new Error(looked.error.code);
    return looked.value.state.revisions.map(({ record }) => record);
  };

  it('[R36] that several ask for in the same moment is one', async () => {
    const signer = await newSigner();
    const { carrier, reads } = countingCarrier();
    const ledger = ledgerOf(signer, rosterOf({ [signer.kid]: 'p1' }), carrier);
    await append(ledger, 'một');
    const before = reads();
    const looks = await Promise.all([1, 2, 3, 4].map(() => ledger.look(ARTICLE)));
    expect([reads() - before, new Set(looks).size, recordsIn(looks[0]!).length]).toEqual([1, 1, 1]);
  });

  it('[R36] has every record that was put, or whose writing was asked for, before the look was', async () => {
    const [mine, other] = [await newSigner(), await newSigner()];
    const roster = rosterOf({ [mine.kid]: 'p1', [other.kid]: 'p2' });
    const move = fc.constantFrom('look', 'write', 'arrive', 'rest');
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 4, maxLength: 14 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
        fc.uuid(),
        async (moves, delays, run) => {
          const article = `01J${run.replaceAll('-', '').slice(0, 23).toUpperCase()}`;
          const here = ledgerOf(mine, roster, countingCarrier(delays).carrier);
          const elsewhere = ledgerOf(other, roster);
          const running: Promise<unknown>[] = [];
          const asked: Promise<string>[] = [];
          const missing: string[] = [];
          for (const [index, what] of moves.entries()) {
            const newest = async (ledger: Ledger) =>
              (await append(ledger, `${what} ${index}`, article)).state.revisions.at(-1)?.record ?? '';
            if (what === 'rest') await new Promise((resolve) => setTimeout(resolve, 2));
            else if (what === 'arrive') asked.push(Promise.resolve(await newest(elsewhere)));
            else if (what === 'write') asked.push(newest(here));
            else {
              const known = [...asked];
              const check = here.look(article).then(async (looked) => {
                const found = recordsIn(looked);
                for (const record of await Promise.all(known)) if (!found.includes(record)) missing.push(record);
              });
              running.push(check);
            }
          }
          await Promise.all([...running, ...asked]);
          expect(missing).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('[R36] knows at once that a key was closed, and that a file it had believed is another', async () => {
    const signer = await newSigner();
    let roster = rosterOf({ [signer.kid]: 'p1' });
    const parts = { carrier: createFolderCarrier(root), identity: identityOf(signer), now: () => new Date() };
    const ledger = createLedger({ ...parts, roster: () => roster, rosters: () => [roster] });
    const one = (await append(ledger, 'một')).state.latest?.record ?? '';
    const two = (await append(ledger, 'hai')).state.latest?.record ?? '';
    expect(recordsIn(await ledger.look(ARTICLE))).toEqual([one, two]);
    const closed = { at: '2026-01-01T09:00:00.000Z', heads: { [ARTICLE]: one } };
    roster = { ...roster, keys: { [signer.kid]: { person: 'p1', label: '', closed } } };
    expect(recordsIn(await ledger.look(ARTICLE))).toEqual([one]);
    const text = await readFile(layout.record(root, ARTICLE, one), 'utf8');
    await putFile(one, `${text.slice(0, -4)}AAAA`);
    expect(recordsIn(await ledger.look(ARTICLE))).toEqual([]);
  });
});
