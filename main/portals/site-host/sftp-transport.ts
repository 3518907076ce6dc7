import type { SFTPWrapper } from 'ssh2';
import { hostProblem, isHostProblem } from './host-problem.ts';
import { connectBySsh, connectionProblem, type SftpLine } from './sftp-line.ts';
import type { HostAccess, HostAddress, HostFace, HostSecret, OpenTransport, Transport } from './transport.ts';

/** Status codes of the protocol (draft-ietf-secsh-filexfer-02, section 7). */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;
const OP_UNSUPPORTED = 8;

const statusOf = (error: Error): number | null =>
  'code' in error && typeof error.code === 'number' ? error.code : null;

const isStatus = (error: unknown, status: number): boolean => error instanceof Error && statusOf(error) === status;

/** Room on the server's disk (statvfs); `f_favail` counts files. */
interface DiskRoom {
  readonly f_bavail: number | bigint;
  readonly f_frsize: number | bigint;
  readonly f_favail: number | bigint;
}

/** Files travel in pieces of this many bytes: each is a question with an answer of its own, and with less room than that on the disk one did not fit. */
const ONE_PIECE = 32 * 1024;

async function isFull({ ask }: SftpLine, sftp: SFTPWrapper, root: string): Promise<boolean> {
  try {
    const disk = await ask<DiskRoom>((done) => sftp.ext_openssh_statvfs(root, done));
    return Number(disk.f_bavail) * Number(disk.f_frsize) < 2 * ONE_PIECE || Number(disk.f_favail) === 0;
  } catch {
    // A server without the extension does not say how full it is.
    return false;
  }
}

/** Refusals as problems. */
function createJudge(line: SftpLine, sftp: SFTPWrapper, root: string) {
  /** What a refused call means. The protocol has one word for everything else, so a full disk is asked for. */
  const refusal = async (error: unknown): Promise<Error> => {
    if (!(error instanceof Error) || isHostProblem(error)) return error instanceof Error ? error : new Error('host');
    if (statusOf(error) === PERMISSION_DENIED) return hostProblem('not-allowed');
    if (statusOf(error) === null) return connectionProblem(error);
    return (await isFull(line, sftp, root)) ? hostProblem('host-full') : hostProblem('server-failed', error.message);
  };
  const orRefusal = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw await refusal(error);
    }
  };
  return {
    refusal,
    orRefusal,
    /** `otherwise` where there is no such file or folder. */
    ifThere: <T>(work: Promise<T>, otherwise: T): Promise<T> =>
      orRefusal(
        work.catch((error: unknown) => {
          if (isStatus(error, NO_SUCH_FILE)) return otherwise;
          throw error;
        }),
      ),
  };
}

/** Reading and writing whole files, piece by piece. */
function createFiles({ ask }: SftpLine, sftp: SFTPWrapper) {
  const withFile = async <T>(file: string, mode: 'r' | 'w', work: (handle: Buffer) => Promise<T>): Promise<T> => {
    const handle = await ask<Buffer>((done) => sftp.open(file, mode, done));
    const close = () => ask<void>((done) => sftp.close(handle, done));
    let result: T;
    try {
      result = await work(handle);
    } catch (error) {
      await close().catch(() => null);
      throw error;
    }
    await close();
    return result;
  };
  return {
    read: (file: string): Promise<Uint8Array> =>
      withFile(file, 'r', async (handle) => {
        const pieces: Buffer[] = [];
        for (let from = 0; ;) {
          const piece = Buffer.alloc(ONE_PIECE);
          const length = await ask<number>((done) => sftp.read(handle, piece, 0, ONE_PIECE, from, done));
          if (length === 0) return new Uint8Array(Buffer.concat(pieces));
          pieces.push(piece.subarray(0, length));
          from += length;
        }
      }),
    write: (file: string, bytes: Uint8Array): Promise<void> =>
      withFile(file, 'w', async (handle) => {
        const all = Buffer.from(bytes);
        for (let from = 0; from < all.length; from += ONE_PIECE) {
          const length = Math.min(ONE_PIECE, all.length - from);
          await ask<void>((done) => sftp.write(handle, all, from, length, from, (error) => done(error, undefined)));
        }
      }),
  };
}

/** A server without posix-rename says so, or the library does in its place. */
const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && !isHostProblem(error) && [null, OP_UNSUPPORTED].includes(statusOf(error));

function openFolder(line: SftpLine, sftp: SFTPWrapper, root: string): Transport {
  const { ask } = line;
  const { refusal, orRefusal, ifThere } = createJudge(line, sftp, root);
  const files = createFiles(line, sftp);
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
    get: (file) => ifThere<Uint8Array | null>(files.read(at(file)), null),
    put: (file, bytes) => orRefusal(files.write(at(file), bytes)),
    async move(from, to) {
      try {
        await ask<void>((done) => sftp.ext_openssh_rename(at(from), at(to), done));
        return 'one-step';
      } catch (error) {
        if (!isUnsupported(error)) throw await refusal(error);
      }
      // The plain rename refuses a name that is taken. Nothing is taken away for a file that is missing.
      await orRefusal(ask((done) => sftp.stat(at(from), done)));
      await remove(to);
      await orRefusal(ask<void>((done) => sftp.rename(at(from), at(to), done)));
      return 'two-steps';
    },
    remove,
    async makeFolder(folder) {
      try {
        await ask<void>((done) => sftp.mkdir(at(folder), done));
      } catch (error) {
        if (!(await isFolder(folder))) throw await refusal(error);
      }
    },
    removeFolder: (folder) =>
      ask<void>((done) => sftp.rmdir(at(folder), done)).catch((error: unknown) => {
        if (line.failure() !== null || !(error instanceof Error) || statusOf(error) === null) throw error;
      }),
    names: async (folder) =>
      (
        await ifThere(
          ask<readonly { filename: string }[]>((done) => sftp.readdir(at(folder), done)),
          [],
        )
      ).flatMap(({ filename }) => (filename === '.' || filename === '..' ? [] : [filename])),
    close: async () => line.close(),
  };
}

/** The site's folder by SFTP: the host's key as confirmed, a password or a key for the account, posix-rename where the server has it. */
export const sftpTransport =
  (access: HostAccess, answerMs?: number): OpenTransport =>
  async (signal) => {
    if (signal.aborted) throw hostProblem('cancelled');
    const line = await connectBySsh(access, signal, answerMs);
    const { ask } = line;
    try {
      const sftp = await ask<SFTPWrapper>((done) => line.client.sftp(done));
      sftp.on('error', (error: Error) => line.fail(connectionProblem(error)));
      sftp.on('close', () => line.fail(hostProblem('reset')));
      const { folder } = access.address;
      const root = await ask<string>((done) => sftp.realpath(folder === '' ? '.' : folder, done));
      const stats = await ask<{ isDirectory: () => boolean }>((done) => sftp.stat(root, done));
      if (!stats.isDirectory()) throw hostProblem('no-folder');
      return openFolder(line, sftp, root);
    } catch (error) {
      line.close();
      if (isStatus(error, NO_SUCH_FILE)) throw hostProblem('no-folder');
      if (isStatus(error, PERMISSION_DENIED)) throw hostProblem('not-allowed');
      throw error instanceof Error ? connectionProblem(error) : error;
    }
  };

/** The host's key; neither the account's name nor a secret are sent. */
export async function lookBySftp(address: HostAddress, signal: AbortSignal): Promise<HostFace> {
  const secret: HostSecret = { kind: 'password', password: '' };
  try {
    const line = await connectBySsh({ address, identity: null, secret }, signal);
    line.close();
  } catch (error) {
    if (!isHostProblem(error) || error.hostFailure.trouble !== 'identity-unknown') throw error;
    return { fingerprint: error.hostFailure.detail, isVouched: false };
  }
  throw hostProblem('server-failed');
}
