import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CredentialProblem, CredentialStore } from './credential-store.ts';
import { VaultReplySchema, type VaultRequest } from './vault-messages.ts';

/** A running vault process, seen from main. */
export interface VaultProcess {
  readonly post: (request: VaultRequest) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

/** How long main waits for one answer, and for how long after a hanging call it does not ask again, and when an unused vault is ended. */
export interface VaultPatience {
  readonly answerMs: number;
  readonly restMs: number;
  readonly idleMs: number;
}

/** An answer may need an old laptop to start the process, or a person to type the keyring's password. */
const PATIENCE: VaultPatience = { answerMs: 45_000, restMs: 30_000, idleMs: 20_000 };

type Answer = Result<string | null, CredentialProblem>;
type Question =
  | { readonly call: 'read' | 'remove'; readonly name: string }
  | { readonly call: 'write'; readonly name: string; readonly secret: string };

interface Waiting {
  readonly id: number;
  readonly settle: (answer: Answer) => void;
}

/** Asks one question of a process; whatever happens, the promise settles within the limit. */
function createVaultLine(spawn: () => VaultProcess, patience: VaultPatience) {
  let vault: VaultProcess | null = null;
  let waiting: Waiting | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;

  const end = (): void => {
    vault?.kill();
    vault = null;
  };

  function start(): VaultProcess {
    const started = spawn();
    started.onMessage((message) => {
      const reply = v.safeParse(VaultReplySchema, message);
      if (!reply.success || reply.output.id !== waiting?.id) return;
      waiting.settle(reply.output.ok ? ok(reply.output.value) : fail(reply.output.problem));
    });
    started.onExit(() => {
      if (vault !== started) return;
      vault = null;
      waiting?.settle(fail('failed'));
    });
    return started;
  }

  return (question: Question): Promise<Answer> =>
    new Promise((resolve) => {
      if (idle !== null) clearTimeout(idle);
      const limit = setTimeout(() => {
        end();
        waiting?.settle(fail('hanging'));
      }, patience.answerMs);
      lastId += 1;
      waiting = {
        id: lastId,
        settle: (answer) => {
          waiting = null;
          clearTimeout(limit);
          idle = setTimeout(end, patience.idleMs).unref();
          resolve(answer);
        },
      };
      try {
        vault ??= start();
        vault.post({ ...question, id: lastId });
      } catch {
        // The process could not be started or is gone already: the keyring cannot be reached, whatever the reason.
        vault = null;
        waiting.settle(fail('failed'));
      }
    });
}

/** The system keyring, asked through a process that can be killed: one call at a time, never longer than the limit, main's own files never behind it. */
export function createVaultCredentials(
  spawn: () => VaultProcess,
  patience: VaultPatience = PATIENCE,
  nowMs: () => number = Date.now,
): CredentialStore {
  const askVault = createVaultLine(spawn, patience);
  let queue: Promise<unknown> = Promise.resolve();
  let restUntil = 0;

  async function askNow(question: Question): Promise<Answer> {
    if (nowMs() < restUntil) return fail('hanging');
    const answer = await askVault(question);
    if (!answer.ok && answer.error === 'hanging') restUntil = nowMs() + patience.restMs;
    return answer;
  }

  function ask(question: Question): Promise<Answer> {
    const turn = queue.then(() => askNow(question));
    queue = turn;
    return turn;
  }

  const done = (answer: Answer): Result<null, CredentialProblem> => (answer.ok ? ok(null) : answer);
  return {
    custody: 'keyring',
    read: (name) => ask({ call: 'read', name }),
    write: async (name, secret) => done(await ask({ call: 'write', name, secret })),
    remove: async (name) => done(await ask({ call: 'remove', name })),
    check: async () => {
      const name = `check/${randomUUID()}`;
      const secret = randomUUID();
      const written = await ask({ call: 'write', name, secret });
      if (!written.ok) return written;
      const read = await ask({ call: 'read', name });
      const removed = await ask({ call: 'remove', name });
      if (!read.ok) return read;
      return read.value === secret ? done(removed) : fail('locked');
    },
  };
}
