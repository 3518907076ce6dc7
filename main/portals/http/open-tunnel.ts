import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { ok, type Result } from '../../../shared/result.ts';
import { codeOf } from '../line-codes.ts';
import { portalFailure, type PortalError } from '../portal-error.ts';
import type { Proxy } from './find-proxy.ts';
import { isTlsCode } from './tls-codes.ts';

/** What a proxy's refusal means; nothing has reached the server. 502 to 504: the proxy itself does not get there. */
export function proxyRefusal(status: number) {
  if (status === 407) return portalFailure('not-done', 'proxy-password');
  if (status >= 502 && status <= 504) return portalFailure('not-done', 'refused');
  return portalFailure('not-done', 'proxy-refused', { detail: String(status) });
}

/** TLS with the server itself: the proxy only carries it, and cannot read or change it. */
function encrypt(socket: tls.ConnectionOptions['socket'], { hostname }: URL): TLSSocket {
  const host = hostname.replace(/^\[|\]$/g, '');
  return tls.connect({ ...(socket && { socket }), host, ...(isIP(host) === 0 ? { servername: host } : {}) });
}

/** A way through a proxy to the server of an encrypted address. Until it stands, nothing of a request has left this machine. */
export function openTunnel(
  url: URL,
  { host, port, isEncrypted }: Proxy,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<TLSSocket, PortalError>> {
  const target = `${url.hostname}:${url.port === '' ? '443' : url.port}`;
  return new Promise((resolve) => {
    const asking = (isEncrypted ? https : http).request({
      host,
      port,
      method: 'CONNECT',
      path: target,
      headers: { host: target },
      agent: false,
    });
    let secured: TLSSocket | null = null;
    const end = (answered: Result<TLSSocket, PortalError>): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(answered);
      if (answered.ok) return;
      secured?.destroy();
      asking.destroy();
    };
    const stop = (): void => end(portalFailure('not-done', 'cancelled'));
    const timer = setTimeout(() => end(portalFailure('not-done', 'proxy-unreachable')), timeoutMs);
    signal.addEventListener('abort', stop);
    asking.on('error', () => end(portalFailure('not-done', 'proxy-unreachable')));
    asking.on('connect', (answer, socket) => {
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 299) {
        socket.destroy();
        end(proxyRefusal(status));
        return;
      }
      secured = encrypt(socket, url);
      secured.on('error', (cause) => {
        const code = codeOf(cause);
        end(isTlsCode(code) ? portalFailure('final', 'tls', { detail: code }) : portalFailure('not-done', 'reset'));
      });
      const tunnel = secured;
      tunnel.once('secureConnect', () => end(ok(tunnel)));
    });
    asking.end();
  });
}
