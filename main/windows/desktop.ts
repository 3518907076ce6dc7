import { app, nativeTheme, type BrowserWindow, type WebContents } from 'electron';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { Locale, Theme } from '../../shared/ipc/wire.ts';
import type { Announce } from '../ipc/handlers.ts';
import type { Log } from '../log/log-file.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { openAppWindow, WINDOW_PAGE } from './app-window.ts';
import type { CloseHandshake } from './close-handshake.ts';
import { closeSafely } from './close-safely.ts';
import { offerContextMenu } from './context-menu.ts';
import { createMenuBar } from './menu-bar.ts';
import { recoverWindow } from './recover-window.ts';

/** The one window, the menu bar, the theme and the language. */
export interface Desktop {
  /** Opens the window, or brings the open one to the front. */
  readonly show: () => void;
  readonly window: () => BrowserWindow | null;
  readonly handshake: () => CloseHandshake | null;
  readonly announce: Announce;
  readonly setLocale: (locale: Locale) => void;
  readonly setTheme: (theme: Theme) => void;
  /** Articles that were open when the window crashed. */
  readonly rescued: () => readonly string[];
}

export interface DesktopParts {
  readonly settings: SettingsFile;
  readonly log: Log;
  readonly preload: string;
}

interface OpenWindow {
  readonly window: BrowserWindow;
  readonly handshake: CloseHandshake;
}

const announceTo =
  (contents: () => WebContents | undefined): Announce =>
  (event, payload) => {
    const listening = contents();
    if (listening !== undefined && !listening.isDestroyed() && !listening.isCrashed())
      listening.send('desk:event', event, payload);
  };

function announceTheme(settings: SettingsFile, announce: Announce): void {
  nativeTheme.on('updated', () => {
    announce('app:themeChanged', { theme: settings.read().theme, dark: nativeTheme.shouldUseDarkColors });
  });
}

export function createDesktop({ settings, log, preload }: DesktopParts): Desktop {
  let open: OpenWindow | null = null;
  let isQuitting = false;
  const rescued = new Set<string>();
  const locale = (): Locale => settings.read().locale;

  const announce = announceTo(() => open?.window.webContents);
  const runCommand = (command: MenuCommand): void => {
    const contents = open?.window.webContents;
    // Only the browser itself may read the clipboard: it pastes as if the key had been pressed.
    if (command === 'edit.pastePlain') contents?.pasteAndMatchStyle();
    else announce('menu:command', { command });
  };
  const setLocale = (next: Locale): void => {
    void settings.change({ locale: next });
    menuBar.show();
    announce('app:localeChanged', { locale: next });
  };
  const setTheme = (next: Theme): void => {
    void settings.change({ theme: next });
    nativeTheme.themeSource = next;
    menuBar.show();
  };
  const menuBar = createMenuBar(settings, { onCommand: runCommand, onLocale: setLocale, onTheme: setTheme });
  const rescueArticle = (): void => {
    const { lastArticle } = settings.read();
    if (lastArticle !== null) rescued.add(lastArticle);
  };
  const openWindow = (): OpenWindow => {
    const isDark = nativeTheme.shouldUseDarkColors;
    const window = openAppWindow({ settings, preload, isPackaged: app.isPackaged, isDark });
    const handshake = closeSafely(window, {
      askToSave: () => announce('window:closing', {}),
      locale,
      onStay: () => (isQuitting = false),
    });
    window.on('closed', () => {
      open = null;
      if (isQuitting) app.quit();
    });
    window.webContents.on('preload-error', (_event, _path, error) => log.bug('the bridge failed', error));
    offerContextMenu(window.webContents, locale);
    const onCrash = (): void => {
      rescueArticle();
      handshake.pageIsGone();
    };
    recoverWindow(window, { log, locale, now: Date.now, onCrash, quit: () => app.quit() });
    return { window, handshake };
  };

  app.on('before-quit', () => (isQuitting = true));
  announceTheme(settings, announce);
  return {
    show() {
      if (open === null) {
        nativeTheme.themeSource = settings.read().theme;
        menuBar.show();
        open = openWindow();
        void open.window.loadURL(WINDOW_PAGE).catch((thrown: unknown) => log.bug('loading the window', thrown));
        return;
      }
      if (open.window.isMinimized()) open.window.restore();
      open.window.focus();
    },
    window: () => open?.window ?? null,
    handshake: () => open?.handshake ?? null,
    announce,
    setLocale,
    setTheme,
    rescued: () => [...rescued],
  };
}
