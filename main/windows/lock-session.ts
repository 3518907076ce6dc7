import type { Session } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';

/** `devtools:` only where developer tools exist at all. */
const allowedAddresses = (isPackaged: boolean): readonly RegExp[] => [
  /^app:\/\/toasoan\//u,
  /^media:\/\/blob\//u,
  /^preview:\/\/site\//u,
  /^blob:app:\/\/toasoan\//u,
  /^data:image\/(png|jpeg|webp|gif|svg\+xml)[;,]/u,
  ...(isPackaged ? [] : [/^devtools:\/\//u]),
];

/** Port 9 of this machine: nobody listens there, and if somebody did, they would only be asked to discard. */
const NOWHERE = '127.0.0.1:9';

/** Copying is writing to the clipboard, never reading it: reading comes from the person's paste alone. */
const isAllowedPermission = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && (origin === APP_ORIGIN || origin === `${APP_ORIGIN}/`);

/**
 * The second wall behind the content security policy: the session itself reaches no network, grants no permission, keeps no download and accepts
 * no broken certificate.
 */
export async function lockSession(session: Session, isPackaged: boolean): Promise<void> {
  const allowed = allowedAddresses(isPackaged);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !allowed.some((pattern) => pattern.test(url)) });
  });
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) => {
    decide(isAllowedPermission(permission, requestingUrl.slice(0, APP_ORIGIN.length + 1)));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowedPermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, decide) => decide(-2));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // Calls between browsers (WebRTC), and connections opened ahead, are no requests: they are sent to a proxy that is not there.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' });
}
