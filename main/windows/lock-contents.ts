import type { App, WebContents } from 'electron';
import { openLink } from './open-link.ts';

/** The site's preview may be walked through inside its frame; nothing else moves anywhere. */
const isPreviewFrame = (isMainFrame: boolean, url: string): boolean =>
  !isMainFrame && url.startsWith('preview://site/');

function lockContents(contents: WebContents): void {
  // With the session's dead proxy this leaves WebRTC no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-frame-navigate', (event) => {
    if (!isPreviewFrame(event.isMainFrame, event.url)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url);
    return { action: 'deny' };
  });
}

/** No page of this program leaves its place or opens a window; a link to the web or to a mail address opens in the system's own program. */
export function lockEveryContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });
}
