import { isIP } from 'node:net';
import { TLSSocket, type ConnectionOptions } from 'node:tls';
import { FTPError, type Client } from 'basic-ftp';
import { hostProblem, isHostProblem, lineTroubleOf } from './host-problem.ts';
import type { HostAccess, HostAddress, HostIdentity } from './transport.ts';

const NOT_DONE = 550;

/** The protocol's one refusal for what is missing and what is forbidden. */
export const isNotDone = (error: unknown): boolean => error instanceof FTPError && error.code === NOT_DONE;

/** Reply codes as RFC 959 and 2228 mean them; the words are what servers say when their disk is full under a general code. */
function replyProblem({ code, message }: FTPError): Error {
  if ([421, 425, 426].includes(code)) return hostProblem('reset', message);
  if ([452, 552].includes(code) || /writing to local file|no space|quota|disk full/i.test(message))
    return hostProblem('host-full');
  if (code === 530) return hostProblem('account-refused');
  if ([532, NOT_DONE, 553].includes(code)) return hostProblem('not-allowed', message);
  return hostProblem('server-failed', message);
}

/** What went wrong, as a host problem. */
export function problemOf(error: unknown, signal: AbortSignal): unknown {
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

/** Until when a server is waited for. */
export interface Patience {
  readonly signal: AbortSignal;
  readonly silenceMs: number;
}

/** Resolves when the data connection that was opened last is encrypted, or has ended before it was. */
export type Encrypted = () => Promise<void>;

/**
 * A data connection that continues the control connection's session has the same server at its end; a new one must show the same certificate. The library
 * begins to send once a cipher is chosen, which is before the handshake has ended: an empty file ended the connection in the midst of it, and the server
 * called that a broken line. So what is sent waits for the answer's promise.
 */
function watchDataConnections(client: Client, identity: HostIdentity, silenceMs: number): Encrypted {
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
      // The library counts the wait for the answer's own bytes as ours, not the server's.
      const timer = setTimeout(() => socket.destroy(hostProblem('timeout')), silenceMs);
      encrypted = new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          resolve();
        };
        socket.once('secureConnect', end);
        socket.once('close', end);
      });
      return reply;
    };
    const watched = client.prepareTransfer;
  };
  watch();
  return () => encrypted;
}

/** The library waits for the handshake's end as long as it takes, and does not notice when its connection is closed meanwhile. */
async function shakeHands(client: Client, options: ConnectionOptions, { signal, silenceMs }: Patience): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(hostProblem(signal.aborted ? 'cancelled' : 'timeout'));
    signal.addEventListener('abort', stop, { once: true });
    timer = setTimeout(stop, silenceMs);
  });
  try {
    await Promise.race([client.useTLS(options), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Servers want each data connection to continue the control connection's session. In TLS 1.3 a session is good for one connection, and the next one may
 * still be on its way when a short transfer has ended; in 1.2 it stays good. So 1.2 is asked for first.
 */
export async function encrypt(client: Client, { host, port }: HostAddress, patience: Patience): Promise<TLSSocket> {
  const tls = {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    minVersion: 'TLSv1.2' as const,
    // Judged here, by the confirmed certificate or by the authorities' word.
    rejectUnauthorized: false,
  };
  await client.connect(host, port);
  try {
    await shakeHands(client, { ...tls, maxVersion: 'TLSv1.2' }, patience);
  } catch (error) {
    if (error instanceof FTPError) throw hostProblem('tls', error.message);
    if (!(error instanceof Error) || !/protocol.?version|unsupported.?protocol/i.test(error.message)) throw error;
    await client.connect(host, port);
    await shakeHands(client, tls, patience);
  }
  const { socket } = client.ftp;
  if (!(socket instanceof TLSSocket)) throw hostProblem('tls');
  return socket;
}

/** The account's name and password go out only after the certificate has been found right. */
export async function enterByFtps(
  client: Client,
  { address, identity }: HostAccess,
  password: string,
  patience: Patience,
): Promise<Encrypted> {
  const problem = identityProblem(await encrypt(client, address, patience), identity);
  if (problem !== null) throw problem;
  const encrypted = watchDataConnections(client, identity, patience.silenceMs);
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
