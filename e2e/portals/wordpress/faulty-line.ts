import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerFault } from '../portal-faults.ts';

/** How a line to a real server goes wrong. `repeated`: the request reaches the server twice, as a browser’s network stack may send it. */
export type LineFault =
  | Extract<ServerFault, 'cut-before' | 'cut-after' | 'late-commit' | 'html-noise' | '500-after' | '503'>
  | 'repeated';

export interface LineRequest {
  readonly method: string;
  readonly route: string;
  readonly body: string;
}

/** A way to a server on this machine that can be made to fail. */
export interface FaultyLine {
  readonly address: string;
  readonly plan: (plan: (request: LineRequest) => LineFault | null) => void;
  /** Resolves when nothing that was begun is still to reach the server. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Passes a request on as it is; the server builds its own addresses on the name that it was asked under. */
function passOn(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = ask(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      bodyOf(answer).then(
        (bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }),
        reject,
      );
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

async function answerWith(
  fault: LineFault | null,
  work: () => Promise<Answer>,
  response: ServerResponse,
  late: (work: () => Promise<unknown>) => void,
): Promise<void> {
  const reply = ({ status, headers, body }: Answer): void => {
    const { 'transfer-encoding': _chunked, ...kept } = headers;
    response.writeHead(status, { ...kept, 'content-length': body.byteLength });
    response.end(body);
  };
  switch (fault) {
    case null:
      return reply(await work());
    case 'repeated':
      await work();
      return reply(await work());
    case '503':
      return reply({ status: 503, headers: { 'retry-after': '1' }, body: Buffer.from('<h1>Bảo trì</h1>') });
    case 'html-noise': {
      const done = await work();
      const body = Buffer.concat([Buffer.from('<br>Warning: something in line 1<br>'), done.body]);
      return reply({ ...done, headers: { 'content-type': 'text/html' }, body });
    }
    case '500-after':
      await work();
      return reply({
        status: 500,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"code":"internal_server_error","message":"","data":{"status":500}}'),
      });
    case 'cut-after':
      await work();
      break;
    case 'late-commit':
      late(work);
      break;
    case 'cut-before':
  }
  response.socket?.destroy();
}

export async function startFaultyLine(target: string): Promise<FaultyLine> {
  let planned: (request: LineRequest) => LineFault | null = () => null;
  const waiting = new Set<Promise<unknown>>();
  const late = (work: () => Promise<unknown>): void => {
    waiting.add(new Promise((resolve) => setTimeout(resolve, 300)).then(work));
  };
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => {
        const { pathname } = new URL(request.url ?? '/', target);
        const seen = {
          method: request.method ?? '',
          route: pathname.replace('/wp-json/wp/v2', ''),
          body: body.toString('latin1'),
        };
        return answerWith(planned(seen), () => passOn(target, request, body), response, late);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: (plan) => void (planned = plan),
    settled: async () => {
      await Promise.all(waiting);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
