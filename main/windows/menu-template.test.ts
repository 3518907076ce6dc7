import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { COMMAND_KEYS } from '../../shared/ipc/command-keys.ts';
import { MENU_COMMANDS, type MenuCommand } from '../../shared/ipc/contract.ts';
import { menuTemplate, type MenuState } from './menu-template.ts';

type Item = MenuItemConstructorOptions;

const state: MenuState = {
  locale: 'vi',
  theme: 'system',
  platform: 'linux',
  isPackaged: true,
  onCommand: () => {},
  onLocale: () => {},
  onTheme: () => {},
};

const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const entries = (change: Partial<MenuState> = {}) =>
  flat(menuTemplate({ ...state, ...change })).filter((item) => item.type !== 'separator');

const everyWhere = (['linux', 'win32', 'darwin'] as const).flatMap((platform) =>
  (['vi', 'en'] as const).map((locale) => [platform, locale] as const),
);

describe('[H25] the menu bar', () => {
  it.each(everyWhere)('on %s in %s has every command once, with its key', (platform, locale) => {
    const commands = entries({ platform, locale }).filter((item) => MENU_COMMANDS.some((name) => name === item.id));
    expect(commands.length).toBe(MENU_COMMANDS.length);
    expect(Object.fromEntries(commands.map((item) => [item.id, item.accelerator ?? null]))).toEqual(COMMAND_KEYS);
  });

  it.each(everyWhere)('on %s in %s leaves no label to the system, which would write English', (platform, locale) => {
    const unnamed = entries({ platform, locale, isPackaged: false }).filter((item) => !item.label?.trim());
    expect(unnamed).toEqual([]);
  });

  it('has no two entries of one name in one menu, nor two mnemonics in the bar', () => {
    for (const locale of ['vi', 'en'] as const) {
      const bar = menuTemplate({ ...state, locale });
      const mnemonics = bar.map((menu) => /&(.)/u.exec(menu.label ?? '')?.[1]?.toLowerCase());
      expect(new Set(mnemonics).size).toBe(bar.length);
      for (const menu of bar) {
        const labels = flat(Array.isArray(menu.submenu) ? menu.submenu : []).flatMap((item) => item.label ?? []);
        expect(labels).toEqual([...new Set(labels)]);
      }
    }
  });

  it('says every command in both languages, and never the same', () => {
    const words = (locale: 'vi' | 'en') =>
      new Map(entries({ locale }).map((item) => [item.id ?? item.role ?? item.label, item.label]));
    const vi = words('vi');
    const same = [...words('en')].filter(([id, label]) => vi.get(id) === label);
    // Languages are called by their own names.
    expect(same.map(([id]) => id)).toEqual(['language.vi', 'language.en']);
  });

  it('tells the window the command, and main the language and the theme', () => {
    const onCommand = vi.fn<(command: MenuCommand) => void>();
    const onLocale = vi.fn<(locale: string) => void>();
    const onTheme = vi.fn<(theme: string) => void>();
    const menu = entries({ onCommand, onLocale, onTheme, locale: 'en', theme: 'dark' });
    const click = (id: string) => (menu.find((item) => item.id === id)?.click as (() => void) | undefined)?.();
    click('article.keepRevision');
    click('language.vi');
    click('theme.light');
    expect([onCommand.mock.calls, onLocale.mock.calls, onTheme.mock.calls]).toEqual([
      [['article.keepRevision']],
      [['vi']],
      [['light']],
    ]);
    expect(menu.filter((item) => item.checked === true).map((item) => item.id)).toEqual(['theme.dark', 'language.en']);
  });

  it('[H1] opens developer tools only where the program is developed', () => {
    const tools = (isPackaged: boolean) => entries({ isPackaged }).filter((item) => item.role === 'toggleDevTools');
    expect([tools(true).length, tools(false).length]).toEqual([0, 1]);
  });
});
