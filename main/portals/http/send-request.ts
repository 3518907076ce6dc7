import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { codeOf, NO_ADDRESS, NOT_REACHED } from '../line-codes.ts';
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

const TLS =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|EPROTO)/;

/** Whether an address is this very machine: nobody can listen on the way. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

interface Progress {
  readonly isRead: boolean;
  /** Something of the request may have reached the server. */
  connected: boolean;
}

const doubt = ({ isRead, connected }: Progress): PortalOutcome => (isRead || !connected ? 'not-done' : 'unknown');

function failureOf(cause: unknown, progress: Progress) {
  const code = codeOf(cause);
  if (NO_ADDRESS.has(code)) return portalFailure('not-done', 'no-address');
  if (TLS.test(code)) return portalFailure('final', 'tls', { detail: code });
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

function exchange(url: URL, request: HttpRequest, setting: HttpSetting, signal: AbortSignal): Promise<Answered> {
  const progress: Progress = { isRead: ['GET', 'HEAD', 'OPTIONS'].includes(request.method), connected: false };
  return new Promise((resolve) => {
    const { send, ready } =
      url.protocol === 'https:'
        ? { send: https.request, ready: 'secureConnect' }
        : { send: http.request, ready: 'connect' };
    const sending = send(url, {
      method: request.method,
      headers: {
        ...request.headers,
        connection: 'close',
        ...(request.body === null ? {} : { 'content-length': request.body.byteLength }),
      },
      agent: false,
    });
    const end = (answered: Answered): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(answered);
      sending.destroy();
    };
    const stop = (): void => end(portalFailure(doubt(progress), 'cancelled'));
    const timer = setTimeout(() => end(portalFailure(doubt(progress), 'timeout')), setting.timeoutMs);
    signal.addEventListener('abort', stop);
    sending.on('socket', (socket) => socket.once(ready, () => (progress.connected = true)));
    sending.on('error', (cause) => end(failureOf(cause, progress)));
    sending.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400 && status !== 304)
        end(portalFailure('final', 'redirected', { detail: movedTo(answer.headers.location, url) }));
      else collect(answer, setting.maxAnswerBytes, progress, end);
    });
    sending.end(request.body ?? undefined);
  });
}

/** Node's own client, a new connection for every request: Chromium's would send a cut one again by itself. */
export const createHttp =
  (setting: HttpSetting): SendRequest =>
  async (request, signal) => {
    if (signal.aborted) return portalFailure('not-done', 'cancelled');
    if (!URL.canParse(request.url)) return portalFailure('final', 'no-address');
    const url = new URL(request.url);
    const isPlain = url.protocol === 'http:';
    if (!isPlain && url.protocol !== 'https:') return portalFailure('final', 'no-address');
    if (isPlain && !isLoopback(url) && !setting.acceptsPlainHttp) return portalFailure('final', 'plain-http');
    return exchange(url, request, setting, signal);
  };
