import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { nodeDurableFs } from '../desk/files/durable-file.ts';
import { createJwsReader } from '../desk/jws.ts';
import type { Identity } from './identity.ts';
import { openIdentity } from './open-identity.ts';

let localFolder = '';
beforeEach(async () => {
  localFolder = await mkdtemp(path.join(tmpdir(), 'toasoan-identity-'));
});
afterEach(() => rm(localFolder, { recursive: true, force: true }));

const start = (credentials: CredentialStore) => openIdentity({ localFolder, credentials });

async function used(identity: Identity) {
  const before = identity.custody();
  const signer = await identity.signer();
  if (!signer.ok) throw new Error(signer.error.code);
  return { before, after: identity.custody(), kid: signer.value.kid, known: identity.ownKeys().has(signer.value.kid) };
}

describe("this device's key", () => {
  it('[R30] is made once, kept in the keyring, and the same after a restart', async () => {
    const keyring = createMemoryCredentials('keyring');
    const first = await used(await start(keyring));
    const second = await used(await start(keyring));
    expect([first, second]).toEqual([
      { before: 'unproven', after: 'keyring', kid: first.kid, known: true },
      { before: 'keyring', after: 'keyring', kid: first.kid, known: true },
    ]);
  });

  it('[R31] lives for one session without a keyring; the next start makes another and knows the old by name', async () => {
    const first = await used(await start(createMemoryCredentials()));
    expect(first.before).toBe('session');
    const identity = await start(createMemoryCredentials());
    const second = await used(identity);
    expect([second.kid === first.kid, identity.ownKeys(), second.after]).toEqual([
      false,
      new Set([first.kid, second.kid]),
      'session',
    ]);
    expect(await readFile(path.join(localFolder, 'identity.json'), 'utf8')).not.toContain('"d"');
  });

  it('[R32] is not replaced while the keyring is locked, silent or holds something unreadable', async () => {
    const keyring = createMemoryCredentials('keyring');
    const { kid } = await used(await start(keyring));
    const locked: CredentialStore = {
      ...keyring,
      read: async () => ({ ok: true, value: null }),
      check: async () => fail('locked'),
    };
    const silent: CredentialStore = { ...keyring, read: async () => fail('hanging') };
    const strange: CredentialStore = { ...keyring, read: async () => ({ ok: true, value: 'không phải khóa' }) };
    const states: unknown[] = [];
    for (const store of [locked, silent, strange, keyring]) {
      const state = await used(await start(store));
      states.push([state.after, state.kid === kid]);
    }
    expect(states).toEqual([
      ['session', false],
      ['session', false],
      ['session', false],
      ['keyring', true],
    ]);
  });

  it('does not call a key kept that the keyring does not give back', async () => {
    const keyring = createMemoryCredentials('keyring');
    const forgetful: CredentialStore = { ...keyring, read: async () => ({ ok: true, value: null }) };
    expect((await used(await start(forgetful))).after).toBe('session');
  });

  it('signs nothing that its own machine could not recognise later', async () => {
    const refusing = {
      ...nodeDurableFs,
      createFile: async () => Promise.reject(Object.assign(new Error('đầy'), { code: 'ENOSPC' })),
    };
    const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials(), fs: refusing });
    expect(await identity.signer()).toEqual({ ok: false, error: { code: 'disk-full' } });
  });

  it('starts anew when its own notes are torn, and keeps these beside', async () => {
    await writeFile(path.join(localFolder, 'identity.json'), '{"v":1,"inst');
    expect((await used(await start(createMemoryCredentials('keyring')))).after).toBe('keyring');
    const beside = (await readdir(localFolder)).filter((name) => name !== 'identity.json');
    expect(beside).toEqual([expect.stringMatching(/^identity\.json\.unread-\d+$/)]);
    expect(await readFile(path.join(localFolder, beside[0] ?? ''), 'utf8')).toBe('{"v":1,"inst');
  });
});

describe('a signature', () => {
  const sign = async (payload: unknown) => {
    const signer = await (await start(createMemoryCredentials())).signer();
    if (!signer.ok) throw new Error(signer.error.code);
    return signer.value.sign('toasoan-record', payload);
  };
  const read = createJwsReader('toasoan-record');
  const encode = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const headerOf = (jws: string) =>
    JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('[R33] opens to its payload in canonical form', async () => {
    const jws = await sign({ b: 'Tòa'.normalize('NFD'), a: 1 });
    const opened = await read(jws);
    expect(opened?.payload).toEqual({ a: 1, b: 'Tòa' });
    expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).toBe('{"a":1,"b":"Tòa"}');
  });

  it('[R34] does not open altered, unsigned, borrowed, or of another kind', async () => {
    const jws = await sign({ a: 1 });
    const other = await sign({ a: 2 });
    const [head, body, mark] = jws.split('.') as [string, string, string];
    const header = headerOf(jws);
    const last = mark.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const respelt = mark.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1];
    const attacks = {
      payload: `${head}.${encode({ a: 3 })}.${mark}`,
      signature: `${head}.${body}.${other.split('.')[2] ?? ''}`,
      'borrowed key name': `${encode({ ...headerOf(other), kid: header['kid'] })}.${other.split('.').slice(1).join('.')}`,
      'alg none': `${encode({ ...header, alg: 'none' })}.${body}.`,
      'alg none with mark': `${encode({ ...header, alg: 'none' })}.${body}.${mark}`,
      'a second spelling': `${head}.${body}.${respelt}`,
      crit: `${encode({ ...header, crit: ['x'], x: 1 })}.${body}.${mark}`,
      'a fourth part': `${jws}.${mark}`,
      empty: '',
      'not base64url': `${head}=.${body}.${mark}`,
      'another kind': await (async () => {
        const signer = await (await start(createMemoryCredentials())).signer();
        return signer.ok ? signer.value.sign('toasoan-roster', { a: 1 }) : '';
      })(),
    };
    const opened = Object.fromEntries(
      await Promise.all(Object.entries(attacks).map(async ([name, attack]) => [name, await read(attack)] as const)),
    );
    expect(opened).toEqual(Object.fromEntries(Object.keys(attacks).map((name) => [name, null])));
    expect(await read(jws)).not.toBeNull();
  });
});
