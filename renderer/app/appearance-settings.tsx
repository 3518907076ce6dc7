import type { Locale, Theme } from '../../shared/ipc/wire.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { useCommands, useStores, useWords } from './stores.ts';

const LOCALES: readonly Locale[] = ['vi', 'en'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function LanguageChoice() {
  const { session } = useStores();
  const { settings } = useWords();
  const locale = useSignalValue(session.locale);
  return (
    <label className={controls.field}>
      <span className={controls.label}>{settings.language}</span>
      <select
        className={controls.box}
        value={locale}
        onChange={(event) => {
          const next = LOCALES.find((known) => known === event.target.value);
          if (next !== undefined) void session.setLocale(next);
        }}
      >
        {LOCALES.map((known) => (
          <option key={known} value={known} lang={known}>
            {settings.languages[known]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ThemeChoice() {
  const { session } = useStores();
  const { settings } = useWords();
  const theme = useSignalValue(session.theme);
  return (
    <label className={controls.field}>
      <span className={controls.label}>{settings.theme}</span>
      <select
        className={controls.box}
        value={theme}
        onChange={(event) => {
          const next = THEMES.find((known) => known === event.target.value);
          if (next !== undefined) void session.setTheme(next);
        }}
      >
        {THEMES.map((known) => (
          <option key={known} value={known}>
            {settings.themes[known]}
          </option>
        ))}
      </select>
    </label>
  );
}

function NotificationsChoice() {
  const { session } = useStores();
  const { settings } = useWords();
  const notifies = useSignalValue(session.notifies);
  return (
    <label className={controls.check}>
      <input type="checkbox" checked={notifies} onChange={(event) => void session.setNotifies(event.target.checked)} />
      <span>{settings.notifications}</span>
    </label>
  );
}

/** Language, theme and notices, effective at once. */
export function AppearanceSettings() {
  const words = useWords();
  const commands = useCommands();
  return (
    <>
      <div className={controls.two}>
        <LanguageChoice />
        <ThemeChoice />
      </div>
      <NotificationsChoice />
      <div>
        <button type="button" className={controls.secondary} onClick={commands['app.about'].run}>
          {words.commands['app.about']}
        </button>
      </div>
    </>
  );
}
