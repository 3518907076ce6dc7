import { createHash } from 'node:crypto';
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { hostProblem, isHostProblem, lineTroubleOf } from './host-problem.ts';
import type {
  HostAccess,
  HostAddress,
  HostFace,
  HostIdentity,
  HostSecret,
  OpenTransport,
  Transport,
} from './transport.ts';

const CONNECT_MS = 20_000;
/** A line that says nothing is asked every ten seconds whether it is still there, and given up after the third silence. */
const ALIVE_MS = 10_000;

/** Status codes of the protocol (draft-ietf-secsh-filexfer-02, section 7). */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/** A host key as OpenSSH prints it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** What went wrong, as far as the connection can tell: failed calls of a cut line say nothing of their own. */
interface Line {
  failure: Error | null;
}

const statusOf = (error: Error): number | null =>
  'code' in error && typeof error.code === 'number' ? error.code : null;

const levelOf = (error: Error): string | null =>
  'level' in error && typeof error.level === 'string' ? error.level : null;

function connectionProblem(error: Error): Error {
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

function credentialsOf(secret: HostSecret): Pick<ConnectConfig, 'password' | 'privateKey' | 'passphrase'> {
  if (secret.kind === 'password') return { password: secret.password };
  return { privateKey: secret.key, ...(secret.passphrase === '' ? {} : { passphrase: secret.passphrase }) };
}

/** The account's name and secret go out only after the server has shown the key that a person has confirmed. */
function connect(
  { host, port, user }: HostAddress,
  identity: HostIdentity,
  secret: HostSecret,
  line: Line,
  signal: AbortSignal,
): Promise<Client> {
  const credentials = credentialsOf(secret);
  const client = new Client();
  let shown = '';
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      line.failure = hostProblem('cancelled');
      client.destroy();
      reject(line.failure);
    };
    signal.addEventListener('abort', stop, { once: true });
    client.on('ready', () => {
      // Many small questions, each waiting for its answer: none may wait to be sent with others.
      client.setNoDelay(true);
      resolve(client);
    });
    // Servers that ask for the password as a question of their own.
    client.on('keyboard-interactive', (_name, _instructions, _lang, prompts, answer) =>
      answer(prompts.map(() => credentials.password ?? '')),
    );
    client.on('error', (error: Error) => {
      const wasRefused = shown !== '' && shown !== identity;
      const problem = wasRefused
        ? hostProblem(identity === null ? 'identity-unknown' : 'identity-changed', shown)
        : connectionProblem(error);
      line.failure ??= problem;
      reject(line.failure);
    });
    client.on('close', () => {
      signal.removeEventListener('abort', stop);
      line.failure ??= hostProblem('reset');
      reject(line.failure);
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
      reject(hostProblem('bad-key'));
    }
  });
}

type Callback<T> = (error: Error | undefined | null, value: T) => void;

/** Turns a call of the library into a promise; on a cut line the line's own failure is the answer. */
const createAsk =
  (line: Line) =>
  <T>(call: (done: Callback<T>) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      if (line.failure !== null) {
        reject(line.failure);
        return;
      }
      call((error, value) => {
        if (!error) resolve(value);
        else reject(line.failure ?? error);
      });
    });

const isStatus = (error: unknown, status: number): boolean => error instanceof Error && statusOf(error) === status;

/** Room on the server's disk (statvfs); `f_favail` counts files. */
interface DiskRoom {
  readonly f_bavail: number | bigint;
  readonly f_frsize: number | bigint;
  readonly f_favail: number | bigint;
}

/** Files travel in pieces of this many bytes at most: with less room than that, one did not fit. */
const ONE_PIECE = 64 * 1024;

/** What a refused call means. The protocol has one word for everything else, so a full disk is asked for. */
async function refusal(error: unknown, sftp: SFTPWrapper, root: string): Promise<Error> {
  if (!(error instanceof Error) || isHostProblem(error)) return error instanceof Error ? error : new Error('host');
  if (statusOf(error) === PERMISSION_DENIED) return hostProblem('not-allowed');
  if (statusOf(error) === null) return connectionProblem(error);
  const isFull = await new Promise<boolean>((resolve) => {
    try {
      sftp.ext_openssh_statvfs(root, (failed, disk: DiskRoom) =>
        resolve(!failed && (Number(disk.f_bavail) * Number(disk.f_frsize) < ONE_PIECE || Number(disk.f_favail) === 0)),
      );
    } catch {
      // A server without the extension does not say how full it is.
      resolve(false);
    }
  });
  return hostProblem(isFull ? 'host-full' : 'server-failed', isFull ? '' : error.message);
}

/** Refusals as problems; `ifThere` answers `otherwise` where there is no such file or folder. */
function createJudge(sftp: SFTPWrapper, root: string) {
  const orRefusal = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw await refusal(error, sftp, root);
    }
  };
  return {
    orRefusal,
    ifThere: <T>(work: Promise<T>, otherwise: T): Promise<T> =>
      orRefusal(
        work.catch((error: unknown) => {
          if (isStatus(error, NO_SUCH_FILE)) return otherwise;
          throw error;
        }),
      ),
  };
}

function openFolder(client: Client, sftp: SFTPWrapper, root: string, line: Line): Transport {
  const ask = createAsk(line);
  const { orRefusal, ifThere } = createJudge(sftp, root);
  const at = (file: string): string => (file === '' ? root : `${root.replace(/\/$/, '')}/${file}`);
  const remove = (file: string): Promise<void> =>
    ifThere(
      ask<void>((done) => sftp.unlink(at(file), done)),
      undefined,
    );
  const isFolder = (folder: string): Promise<boolean> =>
    ifThere(
      ask<{ isDirectory: () => boolean }>((done) => sftp.stat(at(folder), done)).then((stats) => stats.isDirectory()),
      false,
    );

  return {
    atOnce: 8,
    get: (file) =>
      ifThere(
        ask<Uint8Array | null>((done) => sftp.readFile(at(file), done)),
        null,
      ),
    put: (file, bytes) =>
      orRefusal(ask<void>((done) => sftp.writeFile(at(file), Buffer.from(bytes), (error) => done(error, undefined)))),
    async move(from, to) {
      try {
        await orRefusal(ask<void>((done) => sftp.ext_openssh_rename(at(from), at(to), done)));
        return 'one-step';
      } catch (error) {
        if (isHostProblem(error)) throw error;
        // The library's word for a server without posix-rename; the plain rename refuses a name that is taken. Nothing is taken away for a file that is missing.
        await orRefusal(ask((done) => sftp.stat(at(from), done)));
        await remove(to);
        await orRefusal(ask<void>((done) => sftp.rename(at(from), at(to), done)));
        return 'two-steps';
      }
    },
    remove,
    async makeFolder(folder) {
      try {
        await ask<void>((done) => sftp.mkdir(at(folder), done));
      } catch (error) {
        if (!(await isFolder(folder))) throw await refusal(error, sftp, root);
      }
    },
    removeFolder: (folder) =>
      ask<void>((done) => sftp.rmdir(at(folder), done)).catch((error: unknown) => {
        if (line.failure !== null || !(error instanceof Error) || statusOf(error) === null) throw error;
      }),
    names: async (folder) =>
      (
        await ifThere(
          ask<readonly { filename: string }[]>((done) => sftp.readdir(at(folder), done)),
          [],
        )
      ).flatMap(({ filename }) => (filename === '.' || filename === '..' ? [] : [filename])),
    close: async () => {
      line.failure ??= hostProblem('cancelled');
      client.end();
    },
  };
}

/** The site's folder by SFTP: the host's key as confirmed, a password or a key for the account, posix-rename where the server has it. */
export const sftpTransport =
  ({ address, identity, secret }: HostAccess): OpenTransport =>
  async (signal) => {
    if (signal.aborted) throw hostProblem('cancelled');
    const line: Line = { failure: null };
    const client = await connect(address, identity, secret, line, signal);
    const ask = createAsk(line);
    try {
      const sftp = await ask<SFTPWrapper>((done) => client.sftp(done));
      const folder = address.folder === '' ? '.' : address.folder;
      const root = await ask<string>((done) => sftp.realpath(folder, done));
      const stats = await ask<{ isDirectory: () => boolean }>((done) => sftp.stat(root, done));
      if (!stats.isDirectory()) throw hostProblem('no-folder');
      return openFolder(client, sftp, root, line);
    } catch (error) {
      client.end();
      if (isStatus(error, NO_SUCH_FILE)) throw hostProblem('no-folder');
      if (isStatus(error, PERMISSION_DENIED)) throw hostProblem('not-allowed');
      throw error instanceof Error ? connectionProblem(error) : error;
    }
  };

/** The host's key; neither the account's name nor a secret are sent. */
export async function lookBySftp(address: HostAddress, signal: AbortSignal): Promise<HostFace> {
  const nothing: HostSecret = { kind: 'password', password: '' };
  try {
    const client = await connect(address, null, nothing, { failure: null }, signal);
    client.end();
  } catch (error) {
    if (!isHostProblem(error) || error.hostFailure.trouble !== 'identity-unknown') throw error;
    return { fingerprint: error.hostFailure.detail, isVouched: false };
  }
  throw hostProblem('server-failed');
}
