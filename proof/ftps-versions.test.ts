import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, createSecureContext, type SecureVersion } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { UNTRUSTED } from '../e2e/portals/untrusted-certificate.ts';
import { lookByFtps } from '../main/portals/site-host/ftps-transport.ts';
import { asHostResult } from '../main/portals/site-host/host-problem.ts';

const never = new AbortController().signal;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that knows no more than to begin encryption, or that it does not; what it is told besides is kept. */
async function startServer(minVersion: SecureVersion | null, said: string[]): Promise<number> {
  const answer = (socket: Socket, piece: Buffer): void => {
    said.push(piece.toString().trim());
    if (minVersion === null) {
      socket.write('502 No.\r\n');
      return;
    }
    socket.write('234 Go on.\r\n');
    socket.removeAllListeners('data');
    const secureContext = createSecureContext({ ...UNTRUSTED, minVersion });
    new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => answer(socket, piece));
    socket.write('220 Here.\r\n');
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}

const look = (port: number) =>
  asHostResult(() => lookByFtps({ host: '127.0.0.1', port, user: 'bao', folder: '' }, never));

test('[U10] a server of TLS 1.2, and one of TLS 1.3 alone, show their certificate before anything is said', async () => {
  const said: string[] = [];
  const [older, newer] = [
    await look(await startServer('TLSv1.2', said)),
    await look(await startServer('TLSv1.3', said)),
  ];
  expect(older).toMatchObject({ ok: true, value: { isVouched: false } });
  expect(newer).toEqual(older);
  expect(new Set(said)).toEqual(new Set(['AUTH TLS']));
});

test('[U10] a server without encryption is told nothing', async () => {
  const said: string[] = [];
  expect(await look(await startServer(null, said))).toMatchObject({ ok: false, error: { trouble: 'tls' } });
  expect(said).toEqual(['AUTH TLS']);
});
