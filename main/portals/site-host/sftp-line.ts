import { createHash } from 'node:crypto';
import { Client, type ConnectConfig } from 'ssh2';
import { hostProblem, isHostProblem, lineTroubleOf } from './host-problem.ts';
import type { HostAccess, HostSecret } from './transport.ts';

const CONNECT_MS = 20_000;
/** A line that says nothing is asked every ten seconds whether it is still there, and given up after the third silence. */
const ALIVE_MS = 10_000;
/** A server that is there and leaves a question unanswered: each question is small, also on a slow line. */
const ANSWER_MS = 60_000;

/** A host key as OpenSSH prints it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

const levelOf = (error: Error): string | null =>
  'level' in error && typeof error.level === 'string' ? error.level : null;

/** What an error of the connection itself means. */
export function connectionProblem(error: Error): Error {
  if (isHostProblem(error)) return error;
  const trouble = lineTroubleOf(error);
  if (trouble !== null) return hostProblem(trouble);
  switch (levelOf(error)) {
    case 'client-authentication':
      return hostProblem('account-refused');
    case 'client-timeout':
      return hostProblem('timeout');
    case 'handshake':
    case 'protocol':
      return hostProblem('tls', error.message);
    default:
      return hostProblem('reset', error.message);
  }
}

type Callback<T> = (error: Error | undefined | null, value: T) => void;

/** A connection to the server, until the first failure. */
export interface SftpLine {
  readonly client: Client;
  /** What ended it; null: it holds. */
  readonly failure: () => Error | null;
  /** Ends it for this reason, unless it has ended before. */
  readonly fail: (failure: Error) => void;
  /** Nobody needs it any more: the server is told good-bye. */
  readonly close: () => void;
  /** Turns a call of the library into a promise that ends in any case: with the answer, with the line's own failure, or after a long silence. */
  readonly ask: <T>(call: (done: Callback<T>) => void) => Promise<T>;
}

/**
 * The library leaves some calls of a cut line without any answer: a write that fails closes its file first, and a line that is gone never answers that.
 * So whoever waits is told by the line.
 */
function createLine(client: Client, answerMs: number): SftpLine {
  const waiting = new Set<(failure: Error) => void>();
  let failure: Error | null = null;
  const end = (cause: Error, leave: () => void): void => {
    if (failure !== null) return;
    failure = cause;
    leave();
    for (const stop of waiting) stop(cause);
  };
  const fail = (cause: Error): void => end(cause, () => client.destroy());
  return {
    client,
    failure: () => failure,
    fail,
    close: () => end(hostProblem('cancelled'), () => client.end()),
    ask: (call) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        const timer = setTimeout(() => fail(hostProblem('timeout')), answerMs);
        const settle = (): void => {
          clearTimeout(timer);
          waiting.delete(stop);
        };
        const stop = (cause: Error): void => {
          settle();
          reject(cause);
        };
        waiting.add(stop);
        try {
          call((error, value) => {
            settle();
            if (error) reject(failure ?? error);
            else resolve(value);
          });
        } catch (error) {
          // What the server cannot do is refused by the library at once.
          settle();
          throw error;
        }
      }),
  };
}

function credentialsOf(secret: HostSecret): Pick<ConnectConfig, 'password' | 'privateKey' | 'passphrase'> {
  if (secret.kind === 'password') return { password: secret.password };
  return { privateKey: secret.key, ...(secret.passphrase === '' ? {} : { passphrase: secret.passphrase }) };
}

/** The account's name and secret go out only after the server has shown the key that a person has confirmed. */
export function connectBySsh(
  { address: { host, port, user }, identity, secret }: HostAccess,
  signal: AbortSignal,
  answerMs = ANSWER_MS,
): Promise<SftpLine> {
  const credentials = credentialsOf(secret);
  const client = new Client();
  const line = createLine(client, answerMs);
  let shown = '';
  const problemOf = (error: Error): Error =>
    shown !== '' && shown !== identity
      ? hostProblem(identity === null ? 'identity-unknown' : 'identity-changed', shown)
      : connectionProblem(error);
  return new Promise((resolve, reject) => {
    const end = (cause: Error): void => {
      line.fail(cause);
      reject(line.failure() ?? cause);
    };
    const stop = (): void => end(hostProblem('cancelled'));
    signal.addEventListener('abort', stop, { once: true });
    client.on('ready', () => {
      // Many small questions, each waiting for its answer: none may wait to be sent with others.
      client.setNoDelay(true);
      resolve(line);
    });
    // Servers that ask for the password as a question of their own.
    client.on('keyboard-interactive', (_name, _instructions, _lang, prompts, answer) =>
      answer(prompts.map(() => credentials.password ?? '')),
    );
    client.on('error', (error: Error) => end(problemOf(error)));
    client.on('close', () => {
      signal.removeEventListener('abort', stop);
      end(hostProblem('reset'));
    });
    try {
      client.connect({
        host,
        port,
        username: user,
        ...credentials,
        tryKeyboard: credentials.password !== undefined,
        readyTimeout: CONNECT_MS,
        keepaliveInterval: ALIVE_MS,
        hostVerifier: (key: Buffer): boolean => {
          shown = fingerprintOf(key);
          return shown === identity;
        },
      });
    } catch {
      // The library reads the private key before it connects, and throws when it cannot.
      signal.removeEventListener('abort', stop);
      reject(hostProblem('bad-key'));
    }
  });
}
