import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createVaultCredentials, type VaultProcess } from './vault-client.ts';
import { createVaultServer, type Keyring } from './vault-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-vault-'));
const running: (() => void)[] = [];
afterEach(() => running.splice(0).forEach((kill) => kill()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patience = { answerMs: 15_000, restMs: 60_000, idleMs: 60_000 };
const quick = { ...patience, answerMs: 60 };

const memoryKeyring = (): Keyring & { readonly most: () => number } => {
  const secrets = new Map<string, string>();
  let atOnce = 0;
  let most = 0;
  const call = async <T>(work: () => T): Promise<T> => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise(setImmediate);
    atOnce -= 1;
    return work();
  };
  return {
    getPassword: (_service, name) => call(() => secrets.get(name) ?? null),
    setPassword: (_service, name, secret) => call(() => void secrets.set(name, secret)),
    deletePassword: (_service, name) => call(() => secrets.delete(name)),
    most: () => most,
  };
};

/** The real server in this process; counts how often it was started and killed. */
function inProcess(load: () => Promise<Keyring>) {
  const seen = { started: 0, killed: 0 };
  const spawn = (): VaultProcess => {
    seen.started += 1;
    const serve = createVaultServer(load);
    let listener: (message: unknown) => void = () => {};
    let alive = true;
    return {
      post: (request) => void serve(structuredClone(request)).then((reply) => alive && listener(reply)),
      onMessage: (listen) => (listener = listen),
      onExit: () => {},
      kill: () => {
        alive = false;
        seen.killed += 1;
      },
    };
  };
  return { spawn, seen };
}

/** A process of its own that behaves as the text says: a stand-in for a keyring gone wrong. */
function realProcess(program: string) {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, program);
  const pids: number[] = [];
  const spawn = (): VaultProcess => {
    const child = fork(file, { stdio: 'ignore' });
    if (child.pid !== undefined) pids.push(child.pid);
    running.push(() => child.kill('SIGKILL'));
    return {
      post: (request) => child.send(request),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.on('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  };
  return { spawn, pids };
}

describe('the keyring behind its own process', () => {
  it('[R40] keeps, gives back and removes a secret, one call at a time', async () => {
    const keyring = memoryKeyring();
    const { spawn, seen } = inProcess(async () => keyring);
    const credentials = createVaultCredentials(spawn, patience);
    const names = Array.from({ length: 20 }, (_, index) => `portal/${index}`);
    await Promise.all(names.map((name) => credentials.write(name, `mật khẩu ${name}`)));
    const read = await Promise.all(names.map((name) => credentials.read(name)));
    await credentials.remove('portal/0');
    expect({
      read: read.map((answer) => answer.ok && answer.value),
      gone: await credentials.read('portal/0'),
      check: await credentials.check(),
      most: keyring.most(),
      started: seen.started,
    }).toEqual({
      read: names.map((name) => `mật khẩu ${name}`),
      gone: { ok: true, value: null },
      check: { ok: true, value: null },
      most: 1,
      started: 1,
    });
  });

  it.each([
    ['no-library', 'Failed to load keytar native addon', true],
    ['no-bus', 'Cannot autolaunch D-Bus without X11 $DISPLAY', false],
    ['no-bus', 'The name org.freedesktop.secrets was not provided by any .service files', false],
    ['locked', 'Cannot create an item in a locked collection', false],
    ['failed', 'mật khẩu 123 bị từ chối', false],
  ] as const)('[R41] names the state %s and never quotes the system (%s)', async (problem, message, atLoad) => {
    const refuse = async () => {
      throw new Error(message);
    };
    const { spawn } = inProcess(
      atLoad ? refuse : async () => ({ getPassword: refuse, setPassword: refuse, deletePassword: refuse }),
    );
    const credentials = createVaultCredentials(spawn, patience);
    expect([await credentials.write('x', 'y'), await credentials.check()]).toEqual([
      { ok: false, error: problem },
      { ok: false, error: problem },
    ]);
  });

  it('[R42] does not believe a keyring that takes everything and keeps nothing', async () => {
    const { spawn } = inProcess(async () => ({
      getPassword: async () => null,
      setPassword: async () => {},
      deletePassword: async () => false,
    }));
    expect(await createVaultCredentials(spawn, patience).check()).toEqual({ ok: false, error: 'locked' });
  });

  it('[R43] ends a hanging keyring, does not ask again for a while, and then starts a fresh process', async () => {
    let now = 0;
    let hang = true;
    const keyring = memoryKeyring();
    const { spawn, seen } = inProcess(async () => (hang ? new Promise<never>(() => {}) : keyring));
    const credentials = createVaultCredentials(spawn, quick, () => now);
    const first = await Promise.all([credentials.read('a'), credentials.read('b'), credentials.check()]);
    hang = false;
    now = quick.restMs + 1;
    expect([first, await credentials.write('a', 'b'), seen]).toEqual([
      [1, 2, 3].map(() => ({ ok: false, error: 'hanging' })),
      { ok: true, value: null },
      { started: 2, killed: 1 },
    ]);
  });

  it('[R43] kills a process that never answers', async () => {
    const { spawn, pids } = realProcess('process.on("message", () => {}); for (;;) {}');
    const answer = await createVaultCredentials(spawn, quick).read('x');
    const gone = async (): Promise<boolean> => {
      for (let tries = 0; tries < 200; tries += 1) {
        try {
          process.kill(pids[0] ?? 0, 0);
        } catch {
          return true;
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return false;
    };
    expect([answer, await gone()]).toEqual([{ ok: false, error: 'hanging' }, true]);
  });

  it('survives a process that crashes at a call, one that answers nonsense, and one that cannot start', async () => {
    const crash = createVaultCredentials(realProcess('process.on("message", () => process.exit(3));').spawn, patience);
    const nonsense = createVaultCredentials(
      realProcess(
        'process.on("message", (m) => { process.send({ id: m.id }); process.send({ id: 99, ok: true, value: "x" }); process.send({ id: m.id, ok: true, value: "đúng" }); });',
      ).spawn,
      patience,
    );
    const never = createVaultCredentials(() => {
      throw new Error('spawn');
    }, patience);
    expect([await crash.read('x'), await crash.read('x'), await nonsense.read('x'), await never.read('x')]).toEqual([
      { ok: false, error: 'failed' },
      { ok: false, error: 'failed' },
      { ok: true, value: 'đúng' },
      { ok: false, error: 'failed' },
    ]);
  });
});
