import path from 'node:path';
import { isIP } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { Client, FTPError } from 'basic-ftp';
import { hostProblem, isHostProblem, lineTroubleOf } from './host-problem.ts';
import type { HostAccess, HostAddress, HostFace, HostIdentity, OpenTransport, Transport } from './transport.ts';

const SILENCE_MS = 30_000;
const LARGEST_LISTING = 64 * 1024 * 1024;

const NOT_DONE = 550;

const isNotDone = (error: unknown): boolean => error instanceof FTPError && error.code === NOT_DONE;

/** Reply codes as RFC 959 and 2228 mean them; the words are what servers say when their disk is full under a general code. */
function replyProblem({ code, message }: FTPError): Error {
  if ([421, 425, 426].includes(code)) return hostProblem('reset', message);
  if ([452, 552].includes(code) || /writing to local file|no space|quota|disk full/i.test(message))
    return hostProblem('host-full');
  if (code === 530) return hostProblem('account-refused');
  if ([532, NOT_DONE, 553].includes(code)) return hostProblem('not-allowed', message);
  return hostProblem('server-failed', message);
}

function problemOf(error: unknown, signal: AbortSignal): unknown {
  if (!(error instanceof Error) || isHostProblem(error)) return error;
  if (signal.aborted) return hostProblem('cancelled');
  if (error instanceof FTPError) return replyProblem(error);
  const trouble = lineTroubleOf(error);
  if (trouble !== null) return hostProblem(trouble);
  if (/^(ERR_(TLS|SSL)|EPROTO)/.test('code' in error && typeof error.code === 'string' ? error.code : ''))
    return hostProblem('tls', error.message);
  return hostProblem(/timeout/i.test(error.message) ? 'timeout' : 'reset', error.message);
}

/** Whether the server at the other end is the one that a person has confirmed, or, where nobody had to, one that this system's authorities vouch for. */
function identityProblem(socket: TLSSocket, identity: HostIdentity): Error | null {
  if (identity === null && socket.authorized) return null;
  const { fingerprint256 } = socket.getPeerCertificate();
  if (fingerprint256 !== undefined && fingerprint256 === identity) return null;
  return hostProblem(identity === null ? 'identity-unknown' : 'identity-changed', fingerprint256 ?? '');
}

/** Resolves when the data connection that was opened last is encrypted, or has ended before it was. */
type Encrypted = () => Promise<void>;

/**
 * A data connection that continues the control connection's session has the same server at its end; a new one must show the same certificate. The library
 * begins to send once a cipher is chosen, which is before the handshake has ended: an empty file ended the connection in the midst of it, and the server
 * called that a broken line. So what is sent waits for the answer's promise.
 */
function watchDataConnections(client: Client, identity: HostIdentity): Encrypted {
  let encrypted = Promise.resolve();
  const watch = (): void => {
    const prepare = client.prepareTransfer;
    client.prepareTransfer = async (ftp) => {
      const reply = await prepare(ftp);
      // The library finds out with the first transfer which passive mode the server has, and then puts that in its own place.
      if (client.prepareTransfer !== watched) watch();
      const socket = ftp.dataSocket;
      // The server has closed it again meanwhile.
      if (socket === undefined) throw hostProblem('reset');
      if (!(socket instanceof TLSSocket)) throw hostProblem('tls');
      socket.once('secureConnect', () => {
        const problem = socket.isSessionReused() ? null : identityProblem(socket, identity);
        if (problem !== null) socket.destroy(problem);
      });
      encrypted = new Promise((resolve) => {
        socket.once('secureConnect', () => resolve());
        socket.once('close', () => resolve());
      });
      return reply;
    };
    const watched = client.prepareTransfer;
  };
  watch();
  return () => encrypted;
}

/**
 * Servers want each data connection to continue the control connection's session. In TLS 1.3 a session is good for one connection, and the next one may
 * still be on its way when a short transfer has ended; in 1.2 it stays good. So 1.2 is asked for first.
 */
async function encrypt(client: Client, { host, port }: HostAddress): Promise<TLSSocket> {
  const tls = {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    minVersion: 'TLSv1.2' as const,
    // Judged here, by the confirmed certificate or by the authorities' word.
    rejectUnauthorized: false,
  };
  await client.connect(host, port);
  try {
    await client.useTLS({ ...tls, maxVersion: 'TLSv1.2' });
  } catch (error) {
    if (error instanceof FTPError) throw hostProblem('tls', error.message);
    if (!(error instanceof Error) || !/protocol.?version|unsupported.?protocol/i.test(error.message)) throw error;
    await client.connect(host, port);
    await client.useTLS(tls);
  }
  const { socket } = client.ftp;
  if (!(socket instanceof TLSSocket)) throw hostProblem('tls');
  return socket;
}

/** The account's name and password go out only after the certificate has been found right. */
async function enter(client: Client, { address, identity }: HostAccess, password: string): Promise<Encrypted> {
  const problem = identityProblem(await encrypt(client, address), identity);
  if (problem !== null) throw problem;
  const encrypted = watchDataConnections(client, identity);
  await client.login(address.user, password);
  await client.useDefaultSettings();
  if (address.folder === '') return encrypted;
  try {
    await client.cd(address.folder);
  } catch (error) {
    throw isNotDone(error) ? hostProblem('no-folder') : error;
  }
  return encrypted;
}

async function download(client: Client, file: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  await client.downloadTo(sink, file);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Some servers count a transfer that was cut short as complete. */
async function checkSize(client: Client, file: string, expected: number): Promise<void> {
  let size: number;
  try {
    size = await client.size(file);
  } catch (error) {
    if (error instanceof FTPError && [500, 502, 504].includes(error.code)) return;
    throw error;
  }
  if (size !== expected) throw hostProblem('reset');
}

/** The protocol has one refusal for what is missing and what is forbidden: looking tells them apart. */
function createLooks(client: Client) {
  const list = (folder: string) => client.list(folder === '' ? '.' : folder);
  const hasIn = async (file: string): Promise<boolean> => {
    const folder = path.posix.dirname(file);
    return (await list(folder === '.' ? '' : folder)).some(({ name }) => name === path.posix.basename(file));
  };
  return {
    list,
    hasIn,
    unlessMissing: async <T>(file: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        if (isNotDone(error) && !(await hasIn(file))) return otherwise;
        throw error;
      }
    },
  };
}

/** The protocol knows one question at a time. */
function createTurns(signal: AbortSignal) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work).catch((error: unknown) => {
      throw problemOf(error, signal);
    });
    last = turn.catch(() => null);
    return turn;
  };
}

/** The bytes, once the way is encrypted. */
async function* whenEncrypted(bytes: Uint8Array, encrypted: Encrypted): AsyncGenerator<Buffer> {
  await encrypted();
  yield Buffer.from(bytes);
}

function openFolder(client: Client, encrypted: Encrypted, signal: AbortSignal): Transport {
  const inTurn = createTurns(signal);
  const { list, hasIn, unlessMissing } = createLooks(client);
  return {
    atOnce: 1,
    get: (file) => inTurn(() => unlessMissing<Uint8Array | null>(file, () => download(client, file), null)),
    put: (file, bytes) =>
      inTurn(async () => {
        await client.uploadFrom(Readable.from(whenEncrypted(bytes, encrypted)), file);
        await checkSize(client, file, bytes.length);
      }),
    move: (from, to) =>
      inTurn(async () => {
        try {
          await client.rename(from, to);
          return 'one-step';
        } catch (error) {
          // Where the new file itself is missing (another desk may have swept it away), the old one has to stay.
          if (!isNotDone(error) || !(await hasIn(from)) || !(await hasIn(to))) throw error;
        }
        await client.remove(to);
        await client.rename(from, to);
        return 'two-steps';
      }),
    remove: (file) =>
      inTurn(() =>
        unlessMissing(
          file,
          async () => {
            await client.remove(file);
          },
          undefined,
        ),
      ),
    makeFolder: (folder) =>
      inTurn(async () => {
        try {
          await client.send(`MKD ${folder}`);
        } catch (error) {
          if (!(error instanceof FTPError) || error.code < 500 || !(await hasIn(folder))) throw error;
        }
      }),
    removeFolder: (folder) =>
      inTurn(async () => {
        try {
          await client.removeEmptyDir(folder);
        } catch (error) {
          if (!isNotDone(error)) throw error;
        }
      }),
    names: (folder) =>
      inTurn(async () => {
        try {
          return (await list(folder)).flatMap(({ name }) => (name === '.' || name === '..' ? [] : [name]));
        } catch (error) {
          if (isNotDone(error) || (error instanceof FTPError && error.code === 450)) return [];
          throw error;
        }
      }),
    close: async () => client.close(),
  };
}

/** The site's folder by FTP over TLS (explicit, RFC 4217): the certificate as confirmed, or as the authorities vouch for; never a word without encryption. */
export const ftpsTransport =
  (access: HostAccess): OpenTransport =>
  async (signal) => {
    const { secret } = access;
    if (signal.aborted) throw hostProblem('cancelled');
    if (secret.kind !== 'password') throw hostProblem('account-refused');
    const client = new Client(SILENCE_MS, { allowSeparateTransferHost: false, maxListingBytes: LARGEST_LISTING });
    const stop = (): void => client.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const encrypted = await enter(client, access, secret.password);
      const folder = openFolder(client, encrypted, signal);
      return {
        ...folder,
        close: async () => {
          signal.removeEventListener('abort', stop);
          await folder.close();
        },
      };
    } catch (error) {
      signal.removeEventListener('abort', stop);
      client.close();
      throw problemOf(error, signal);
    }
  };

/** The server's certificate; neither the account's name nor a secret are sent. */
export async function lookByFtps(address: HostAddress, signal: AbortSignal): Promise<HostFace> {
  const client = new Client(SILENCE_MS);
  const stop = (): void => client.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const socket = await encrypt(client, address);
    return { fingerprint: socket.getPeerCertificate().fingerprint256 ?? '', isVouched: socket.authorized };
  } catch (error) {
    throw problemOf(error, signal);
  } finally {
    signal.removeEventListener('abort', stop);
    client.close();
  }
}
