import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { afterEach, expect, test } from 'vitest';
import { UNTRUSTED } from '../e2e/portals/untrusted-certificate.ts';
import { ftpsTransport, lookByFtps } from '../main/portals/site-host/ftps-transport.ts';
import { asHostResult } from '../main/portals/site-host/host-problem.ts';
import { lookBySftp, sftpTransport } from '../main/portals/site-host/sftp-transport.ts';
import type { HostSecret, OpenTransport } from '../main/portals/site-host/transport.ts';

/** Hosts that stop answering, or go away in the middle of an answer, with real connections on loopback: every wait ends. */

const SILENCE_MS = 400;
const never = new AbortController().signal;
const secret: HostSecret = { kind: 'password', password: 'đò' };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server | InstanceType<typeof ssh2.Server>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}

const trouble = async (work: () => Promise<unknown>): Promise<string> => {
  const result = await asHostResult(work);
  return result.ok ? 'nothing' : result.error.trouble;
};

type OnWrite = (sftp: SFTPWrapper, cut: () => void) => void;

/** An SFTP server without extensions that knows one folder with one file. */
function answerQuestions(sftp: SFTPWrapper, onWrite: () => void): void {
  const { STATUS_CODE } = ssh2.utils.sftp;
  const attributes = { mode: 0o040755, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };
  const files = new Map([['/site/old.html', 'old']]);
  const say = (isDone: boolean) => (isDone ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE);
  sftp.on('REALPATH', (id) => sftp.name(id, [{ filename: '/site', longname: '/site', attrs: attributes }]));
  sftp.on('STAT', (id, file) => {
    if (file === '/site' || files.has(file)) sftp.attrs(id, attributes);
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on('OPEN', (id, file) => {
    files.set(file, '');
    sftp.handle(id, Buffer.from(file));
  });
  sftp.on('WRITE', onWrite);
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on('REMOVE', (id, file) => sftp.status(id, say(files.delete(file))));
  sftp.on('RENAME', (id, from, to) => {
    const text = files.get(from);
    if (text === undefined || files.has(to)) {
      sftp.status(id, STATUS_CODE.FAILURE);
      return;
    }
    files.delete(from);
    files.set(to, text);
    sftp.status(id, STATUS_CODE.OK);
  });
}

async function startSftp(onWrite: OnWrite): Promise<OpenTransport> {
  const key = ssh2.utils.generateKeyPairSync('ed25519');
  const server = new ssh2.Server({ hostKeys: [key.private] }, (client) => {
    closers.push(() => client.end());
    client.on('error', () => undefined);
    client.on('authentication', (attempt) => attempt.accept());
    client.on('session', (accept) => {
      accept().on('sftp', (open) => {
        const sftp = open();
        answerQuestions(sftp, () => onWrite(sftp, () => client.end()));
      });
    });
  });
  closers.push(() => server.close());
  const address = { host: '127.0.0.1', port: await listen(server), user: 'bao', folder: 'site' };
  const { fingerprint } = await lookBySftp(address, never);
  return sftpTransport({ address, identity: fingerprint, secret }, SILENCE_MS);
}

const bytes = new Uint8Array(100_000);

test('[U16] SFTP: a server that leaves a question unanswered is given up, and so is everything that waits behind it', async () => {
  const transport = await (await startSftp(() => undefined))(never);
  const both = [transport.put('a.html', bytes), transport.put('b.html', bytes)];
  expect(await Promise.all(both.map((put) => trouble(() => put)))).toEqual(['timeout', 'timeout']);
  expect(await trouble(() => transport.names(''))).toBe('timeout');
});

test('[U16] SFTP: a line that is cut in the middle of a file, or only its channel, ends the wait at once', async () => {
  const cut = await (await startSftp((_sftp, cutLine) => cutLine()))(never);
  expect(await trouble(() => cut.put('a.html', bytes))).toBe('reset');
  const half = await (await startSftp((sftp) => sftp.end()))(never);
  expect(await trouble(() => half.put('a.html', bytes))).toBe('reset');
  expect(await trouble(() => half.put('a.html', bytes))).toBe('reset');
});

test('[U16] SFTP: calling off ends the wait', async () => {
  const stop = new AbortController();
  const transport = await (await startSftp(() => stop.abort()))(stop.signal);
  expect(await trouble(() => transport.put('a.html', bytes))).toBe('cancelled');
});

test('[U2] SFTP: a server without posix-rename replaces in two steps, and takes nothing away for a file that is missing', async () => {
  const transport = await (await startSftp(() => undefined))(never);
  expect(await trouble(() => transport.move('none.tmp', 'old.html'))).toBe('server-failed');
  await transport.put('new.tmp', new Uint8Array());
  expect(await transport.move('new.tmp', 'old.html')).toBe('two-steps');
  expect(await trouble(() => transport.move('new.tmp', 'old.html'))).toBe('server-failed');
});

const REPLIES: Readonly<Record<string, string>> = {
  USER: '331 And the password?',
  PASS: '230 Come in.',
  CWD: '250 Here.',
  STOR: '150 Send.',
  FEAT: '211 No features.',
};

/** Encryption on the control connection, and a data port that takes connections and never says a word. */
async function startFtps(shakesHands: boolean): Promise<number> {
  const hold = (socket: Socket): void => {
    closers.push(() => socket.destroy());
    socket.on('error', () => undefined);
  };
  const data = createServer(hold);
  const dataPort = await listen(data);
  const server = createServer((socket) => {
    hold(socket);
    socket.write('220 Here.\r\n');
    socket.once('data', () => {
      socket.write('234 Go on.\r\n');
      if (!shakesHands) return;
      const secureContext = createSecureContext(UNTRUSTED);
      const control = new TLSSocket(socket, { isServer: true, secureContext });
      control.on('error', () => socket.destroy());
      control.on('data', (piece: Buffer) => {
        const [word = ''] = piece.toString().trim().split(' ');
        const reply = word === 'EPSV' ? `229 Passive (|||${dataPort}|)` : (REPLIES[word] ?? '200 So be it.');
        control.write(`${reply}\r\n`);
      });
    });
  });
  closers.push(
    () => server.close(),
    () => data.close(),
  );
  return listen(server);
}

test('[U16] FTPS: a handshake that never ends is given up, and ends when it is called off', async () => {
  const address = { host: '127.0.0.1', port: await startFtps(false), user: 'bao', folder: '' };
  expect(await trouble(() => lookByFtps(address, never, SILENCE_MS))).toBe('timeout');
  const stop = new AbortController();
  const looking = trouble(() => lookByFtps(address, stop.signal));
  stop.abort();
  expect(await looking).toBe('cancelled');
});

test('[U16] FTPS: a data connection on which nothing is said is given up', async () => {
  const address = { host: '127.0.0.1', port: await startFtps(true), user: 'bao', folder: 'site' };
  const { fingerprint } = await lookByFtps(address, never);
  const transport = await ftpsTransport({ address, identity: fingerprint, secret }, SILENCE_MS)(never);
  expect(await trouble(() => transport.put('a.html', bytes))).toBe('timeout');
  expect(await trouble(() => transport.names(''))).toMatch(/^(timeout|reset)$/);
});
