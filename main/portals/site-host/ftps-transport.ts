import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Client, FTPError } from 'basic-ftp';
import { encrypt, enterByFtps, isNotDone, problemOf, type Encrypted } from './ftps-line.ts';
import { hostProblem } from './host-problem.ts';
import type { HostAccess, HostAddress, HostFace, OpenTransport, Transport } from './transport.ts';

/** A server that is there and says nothing for so long is given up. */
const SILENCE_MS = 30_000;
const LARGEST_LISTING = 64 * 1024 * 1024;

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
  (access: HostAccess, silenceMs = SILENCE_MS): OpenTransport =>
  async (signal) => {
    const { secret } = access;
    if (signal.aborted) throw hostProblem('cancelled');
    if (secret.kind !== 'password') throw hostProblem('account-refused');
    const client = new Client(silenceMs, { allowSeparateTransferHost: false, maxListingBytes: LARGEST_LISTING });
    const stop = (): void => client.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const encrypted = await enterByFtps(client, access, secret.password, { signal, silenceMs });
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
export async function lookByFtps(address: HostAddress, signal: AbortSignal, silenceMs = SILENCE_MS): Promise<HostFace> {
  const client = new Client(silenceMs);
  const stop = (): void => client.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const socket = await encrypt(client, address, { signal, silenceMs });
    return { fingerprint: socket.getPeerCertificate().fingerprint256 ?? '', isVouched: socket.authorized };
  } catch (error) {
    throw problemOf(error, signal);
  } finally {
    signal.removeEventListener('abort', stop);
    client.close();
  }
}
