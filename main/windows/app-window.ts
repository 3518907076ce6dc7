import { BrowserWindow, screen } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { placeWindow, SMALLEST } from './place-window.ts';

/** The window's page. */
export const WINDOW_PAGE = 'app://toasoan/index.html';

export interface AppWindowParts {
  readonly settings: SettingsFile;
  /** Absolute path of the built bridge. */
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
}

const workAreas = () => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
};

/** A maximised window keeps, for later, the place that it goes back to. */
function rememberPlace(window: BrowserWindow, settings: SettingsFile): void {
  let waiting: NodeJS.Timeout | null = null;
  const remember = (): void => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    if (window.isDestroyed() || window.isMinimized()) return;
    void settings.change({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } });
  };
  const rememberSoon = (): void => {
    waiting ??= setTimeout(remember, 500);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', rememberSoon);
  window.on('close', remember);
}

/** The one window: a page in a sandbox with the bridge as its only way out. Shown when its first picture is ready, so that nothing flashes. */
export function openAppWindow({ settings, preload, isPackaged, isDark }: AppWindowParts): BrowserWindow {
  const last = settings.read().window;
  const window = new BrowserWindow({
    ...placeWindow(last, workAreas()),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Tòa Soạn',
    backgroundColor: isDark ? '#1b1a18' : '#fbfaf7',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !isPackaged,
    },
  });
  if (last?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, settings);
  return window;
}
