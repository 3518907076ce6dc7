import { protocol } from 'electron';

/**
 * Must be called once, before the app is ready: a second call would replace the first. Only the window's own scheme may be fetched by scripts;
 * photos and the preview can be shown but not read (CVE-2026-70604).
 */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'media', privileges: { standard: true, secure: true } },
    { scheme: 'preview', privileges: { standard: true, secure: true } },
    { scheme: 'print', privileges: { standard: true, secure: true } },
  ]);
}
