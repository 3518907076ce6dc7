import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Answer, DeskBridge, RequestInput } from '../../shared/ipc/contract.ts';
import type { DeskToJoin } from '../../shared/ipc/people-wire.ts';
import type { AppStart, DeskInfo, KnownPerson, Locale, Theme } from '../../shared/ipc/wire.ts';
import { formatsOf, type Formats } from '../i18n/format.ts';
import { en } from '../i18n/en/en.ts';
import { vi, type Words } from '../i18n/vi/vi.ts';
import type { Notices } from './notices.ts';

const WORDS: Readonly<Record<Locale, Words>> = { vi, en };

export interface Session {
  /** Null until main has answered for the first time. */
  readonly start: ReadonlySignal<AppStart | null>;
  readonly desk: ReadonlySignal<DeskInfo | null>;
  readonly people: ReadonlySignal<readonly KnownPerson[]>;
  readonly locale: ReadonlySignal<Locale>;
  readonly words: ReadonlySignal<Words>;
  readonly formats: ReadonlySignal<Formats>;
  readonly theme: ReadonlySignal<Theme>;
  readonly isDark: ReadonlySignal<boolean>;
  readonly begin: () => Promise<AppStart | null>;
  readonly createDesk: (input: RequestInput<'desk:create'>) => Promise<boolean>;
  /** Main asks for a folder; null: no desk there, and the person has been told why. */
  readonly lookAtDesk: () => Promise<DeskToJoin | null>;
  readonly joinDesk: (input: RequestInput<'people:joinDesk'>) => Promise<boolean>;
  /** Opens a newsroom that was opened on this machine before. */
  readonly openRecentDesk: (deskId: string) => Promise<boolean>;
  /** What others did with the person's articles is told on their desktop. */
  readonly notifies: ReadonlySignal<boolean>;
  readonly setNotifies: (on: boolean) => Promise<void>;
  readonly setLocale: (locale: Locale) => Promise<void>;
  readonly setTheme: (theme: Theme) => Promise<void>;
}

/** What the person chooses for this device: it counts at once, and main is told. */
function createChoices(
  bridge: DeskBridge,
  notices: Notices,
  { locale, theme, notifies }: { locale: Signal<Locale>; theme: Signal<Theme>; notifies: Signal<boolean> },
): Pick<Session, 'setNotifies' | 'setLocale' | 'setTheme'> {
  return {
    async setNotifies(on) {
      notifies.value = on;
      const answer = await bridge.request('app:setNotifications', { on });
      if (!answer.ok) notices.showError(answer.error);
    },
    async setLocale(next) {
      locale.value = next;
      const answer = await bridge.request('app:setLocale', { locale: next });
      if (!answer.ok) notices.showError(answer.error);
    },
    async setTheme(next) {
      theme.value = next;
      const answer = await bridge.request('app:setTheme', { theme: next });
      if (!answer.ok) notices.showError(answer.error);
    },
  };
}

/** `machineIsDark` follows the machine's own setting, which counts while the theme is `system`. */
export function createSession(bridge: DeskBridge, notices: Notices, machineIsDark: ReadonlySignal<boolean>): Session {
  const start = signal<AppStart | null>(null);
  const desk = signal<DeskInfo | null>(null);
  const people = signal<readonly KnownPerson[]>([]);
  const locale = signal<Locale>('vi');
  const theme = signal<Theme>('system');
  const notifies = signal(true);
  bridge.on('app:localeChanged', (payload) => void (locale.value = payload.locale));
  bridge.on('app:themeChanged', (payload) => void (theme.value = payload.theme));

  bridge.on('people:changed', (info) => {
    if (info.id === desk.peek()?.id) void enter(info);
  });

  const enter = async (info: DeskInfo): Promise<void> => {
    desk.value = info;
    const known = await bridge.request('desk:people', undefined);
    if (known.ok) people.value = known.value;
  };
  const enterBy = async (answer: Answer<'recent:open'>): Promise<boolean> => {
    if (answer.ok) await enter(answer.value);
    else notices.showError(answer.error);
    return answer.ok;
  };
  return {
    start,
    desk,
    people,
    locale,
    theme,
    notifies,
    words: computed(() => WORDS[locale.value]),
    formats: computed(() => formatsOf(locale.value)),
    isDark: computed(() => (theme.value === 'system' ? machineIsDark.value : theme.value === 'dark')),
    async begin() {
      const answer = await bridge.request('app:start', undefined);
      if (!answer.ok) {
        notices.showError(answer.error);
        return null;
      }
      locale.value = answer.value.locale;
      theme.value = answer.value.theme;
      notifies.value = answer.value.notifications;
      start.value = answer.value;
      if (answer.value.desk !== null) await enter(answer.value.desk);
      return answer.value;
    },
    async createDesk(input) {
      return enterBy(await bridge.request('desk:create', input));
    },
    async lookAtDesk() {
      const answer = await bridge.request('people:lookAtDesk', undefined);
      if (answer.ok) return answer.value;
      notices.showError(answer.error);
      return null;
    },
    async joinDesk(input) {
      return enterBy(await bridge.request('people:joinDesk', input));
    },
    async openRecentDesk(deskId) {
      return enterBy(await bridge.request('recent:open', { deskId }));
    },
    ...createChoices(bridge, notices, { locale, theme, notifies }),
  };
}
