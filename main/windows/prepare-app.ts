import { app } from 'electron';
import type { AppStart } from '../../shared/ipc/wire.ts';

/**
 * Before anything else: where this user's files are. Another place may be named only while developing and testing: in a released program an
 * environment variable must not lead it to files that someone else laid out.
 */
export function userDataFolder(): string {
  const named = process.env['TOASOAN_USER_DATA'];
  if (named !== undefined && named !== '' && !app.isPackaged) app.setPath('userData', named);
  return app.getPath('userData');
}

/** What must be said before the app is ready. Every process gets the operating system's sandbox, unless the program was started without any. */
export function hardenApp(locale: string): void {
  // Asking for the sandbox as root, where it cannot be had, would let the helper processes die and start again for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('lang', locale);
}

/** As the window names the systems; every other Unix is treated as Linux. */
export function thisPlatform(): AppStart['platform'] {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
