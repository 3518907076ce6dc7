import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { PortalTrouble } from '../../../shared/portal/portal-trouble.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { codeOf, NO_ADDRESS, NOT_REACHED } from '../line-codes.ts';
import { goDirectly, type FindProxy, type Proxy, type Route } from './find-proxy.ts';
import { openTunnel, proxyRefusal } from './open-tunnel.ts';
import { isTlsCode } from './tls-codes.ts';
import { portalFailure, type PortalError, type PortalOutcome } from '../portal-error.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * One request, sent once: never repeated by itself, never over a connection that was used before, no redirect followed. A status of the server's,
 * whatever it is, is an answer; a redirect, a broken line or a certificate that does not hold is a failure.
 */
export type SendRequest = (request: HttpRequest, signal: AbortSignal) => Promise<Result<HttpAnswer, PortalError>>;

export interface HttpSetting {
  /** Time for the whole exchange. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Whether the person has accepted for this portal that everything, the secret too, can be read on the way. Loopback needs no such word. */
  readonly acceptsPlainHttp: boolean;
}

export const USUAL_HTTP: HttpSetting = {
  timeoutMs: 60_000,
  maxAnswerBytes: 20 * 1024 * 1024,
  acceptsPlainHttp: false,
};

/** Whether an address is this very machine: nobody can listen on the way. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** How the server is reached: straight, through a tunnel that stands already, or by a proxy that is told the whole address (plain http). */
type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'tunnel'; readonly socket: TLSSocket }
  | { readonly kind: 'told'; readonly proxy: Proxy };

interface Progress {
  readonly isRead: boolean;
  /** Something of the request may have reached the server. */
  connected: boolean;
}

const doubt = ({ isRead, connected }: Progress): PortalOutcome => (isRead || !connected ? 'not-done' : 'unknown');

function failureOf(cause: unknown, progress: Progress) {
  const code = codeOf(cause);
  if (NO_ADDRESS.has(code)) return portalFailure('not-done', 'no-address');
  if (isTlsCode(code)) return portalFailure('final', 'tls', { detail: code });
  if (!progress.connected && (NOT_REACHED.has(code) || code === 'ETIMEDOUT'))
    return portalFailure('not-done', 'refused');
  return portalFailure(doubt(progress), 'reset');
}

/** Where the server says that the thing lives, for the person to decide about: without query and without what could be a secret. */
function movedTo(location: string | undefined, from: URL): string {
  if (location === undefined || !URL.canParse(location, from.href)) return '';
  const { origin, pathname } = new URL(location, from.href);
  return cleanLine(`${origin}${pathname}`, 300);
}

type Answered = Result<HttpAnswer, PortalError>;

function collect(
  answer: IncomingMessage,
  maxBytes: number,
  progress: Progress,
  done: (answered: Answered) => void,
): void {
  const pieces: Buffer[] = [];
  let size = 0;
  answer.on('data', (piece: Buffer) => {
    size += piece.byteLength;
    if (size <= maxBytes) pieces.push(piece);
    else {
      answer.destroy();
      done(portalFailure(doubt(progress), 'strange-answer'));
    }
  });
  answer.on('error', (cause) => done(failureOf(cause, progress)));
  answer.on('close', () => {
    if (!answer.complete) done(portalFailure(doubt(progress), 'reset'));
    else done(ok({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }));
  });
}

/** The request, not sent yet, and the event after which something of it may have reached the server. */
function begin(url: URL, { method, headers, body }: HttpRequest, way: Way) {
  const options = {
    method,
    headers: {
      ...headers,
      connection: 'close',
      ...(body === null ? {} : { 'content-length': body.byteLength }),
    },
  };
  if (way.kind === 'tunnel')
    return {
      sending: https.request(url, { ...options, defaultPort: 443, createConnection: () => way.socket }),
      ready: null,
    };
  if (way.kind === 'told') {
    const { host, port, isEncrypted } = way.proxy;
    const told = {
      ...options,
      host,
      port,
      path: url.href,
      headers: { ...options.headers, host: url.host },
      agent: false,
    };
    return isEncrypted
      ? { sending: https.request(told), ready: 'secureConnect' }
      : { sending: http.request(told), ready: 'connect' };
  }
  return url.protocol === 'https:'
    ? { sending: https.request(url, { ...options, agent: false }), ready: 'secureConnect' }
    : { sending: http.request(url, { ...options, agent: false }), ready: 'connect' };
}

function exchange(
  url: URL,
  request: HttpRequest,
  setting: HttpSetting,
  way: Way,
  signal: AbortSignal,
): Promise<Answered> {
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const progress: Progress = { isRead, connected: way.kind === 'tunnel' };
  const isTold = way.kind === 'told';
  return new Promise((resolve) => {
    const { sending, ready } = begin(url, request, way);
    const end = (answered: Answered): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(answered);
      sending.destroy();
    };
    const stop = (): void => end(portalFailure(doubt(progress), 'cancelled'));
    const timer = setTimeout(() => end(portalFailure(doubt(progress), 'timeout')), setting.timeoutMs);
    signal.addEventListener('abort', stop);
    if (ready !== null) sending.on('socket', (socket) => socket.once(ready, () => (progress.connected = true)));
    sending.on('error', (cause) =>
      end(isTold && !progress.connected ? portalFailure('not-done', 'proxy-unreachable') : failureOf(cause, progress)),
    );
    sending.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (isTold && status === 407) end(proxyRefusal(status));
      else if (status >= 300 && status < 400 && status !== 304)
        end(portalFailure('final', 'redirected', { detail: movedTo(answer.headers.location, url) }));
      else collect(answer, setting.maxAnswerBytes, progress, end);
    });
    sending.end(request.body ?? undefined);
  });
}

async function sendBy(
  route: Route,
  url: URL,
  request: HttpRequest,
  setting: HttpSetting,
  signal: AbortSignal,
): Promise<Answered> {
  if (route.kind === 'unknown') return portalFailure('not-done', 'proxy-unknown');
  if (route.kind === 'direct') return exchange(url, request, setting, { kind: 'direct' }, signal);
  const { proxy } = route;
  if (url.protocol === 'http:') return exchange(url, request, setting, { kind: 'told', proxy }, signal);
  const tunnel = await openTunnel(url, proxy, setting.timeoutMs, signal);
  if (!tunnel.ok) return tunnel;
  return exchange(url, request, setting, { kind: 'tunnel', socket: tunnel.value }, signal);
}

/** Ways by which nothing has left this machine, so that the next one may be tried. */
const NEXT: ReadonlySet<PortalTrouble> = new Set(['proxy-unreachable', 'proxy-unknown']);

/**
 * Node's own client, a new connection for every request: Chromium's would send a cut one again by itself. Through the system's proxy where it names one;
 * it sees an encrypted server's name and nothing else.
 */
export const createHttp =
  (setting: HttpSetting, findProxy: FindProxy = goDirectly): SendRequest =>
  async (request, signal) => {
    if (signal.aborted) return portalFailure('not-done', 'cancelled');
    if (!URL.canParse(request.url)) return portalFailure('final', 'no-address');
    const url = new URL(request.url);
    const isPlain = url.protocol === 'http:';
    if (!isPlain && url.protocol !== 'https:') return portalFailure('final', 'no-address');
    if (isPlain && !isLoopback(url) && !setting.acceptsPlainHttp) return portalFailure('final', 'plain-http');
    const routes = isLoopback(url) ? await goDirectly(url) : await findProxy(url);
    let answered: Answered = portalFailure('not-done', 'proxy-unknown');
    for (const route of routes) {
      answered = await sendBy(route, url, request, setting, signal);
      if (answered.ok || !NEXT.has(answered.error.code)) break;
    }
    return answered;
  };
