import type { AppStart, Locale, Theme } from '../../shared/ipc/wire.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Log } from '../log/log-file.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { CloseHandshake } from '../windows/close-handshake.ts';
import type { HandlersOf } from './handlers.ts';

export interface AppHandlerParts {
  readonly newsroom: Newsroom;
  readonly settings: SettingsFile;
  readonly log: Log;
  readonly version: string;
  readonly platform: AppStart['platform'];
  readonly setLocale: (locale: Locale) => void;
  readonly setTheme: (theme: Theme) => void;
  /** Opens the web or a mail program; false when the address is neither. */
  readonly openLink: (url: string) => Promise<boolean>;
  readonly handshake: () => CloseHandshake | null;
  /** Articles that were open when the window crashed since the start. */
  readonly rescued: () => readonly string[];
}

export function appHandlers(parts: AppHandlerParts): HandlersOf<'app' | 'window'> {
  const { newsroom, settings, version, platform, handshake } = parts;
  return {
    'app:start': async () => {
      const here = await newsroom.here();
      const { locale, theme, notifications, lastArticle } = settings.read();
      const desk = here.ok ? here.value.desk : null;
      handshake()?.pageIsListening();
      return ok({
        version,
        platform,
        locale,
        theme,
        notifications,
        desk: desk?.info() ?? null,
        deskProblem: newsroom.problem(),
        recovered: desk === null ? [] : [...new Set([...parts.rescued(), ...desk.recovered()])],
        lastArticle,
      });
    },
    'app:setLocale': ({ locale }) => {
      parts.setLocale(locale);
      return ok(locale);
    },
    'app:setTheme': ({ theme }) => {
      parts.setTheme(theme);
      return ok(theme);
    },
    'app:setNotifications': async ({ on }) => {
      await settings.change({ notifications: on });
      return ok(on);
    },
    'app:openLink': async ({ url }) =>
      (await parts.openLink(url)) ? ok(null) : fail({ code: 'invalid-input', fields: ['url'] }),
    'window:remember': async ({ articleId }) => {
      await settings.change({ lastArticle: articleId });
      return ok(null);
    },
    'window:readyToClose': () => {
      handshake()?.pageIsReady();
      return ok(null);
    },
    'window:keepOpen': () => {
      handshake()?.pageStays();
      return ok(null);
    },
    'window:brokeDown': ({ name, message, stack }) => {
      parts.log.bug('drawing the window', Object.assign(new Error(message), { name, stack }));
      return ok(null);
    },
  };
}
