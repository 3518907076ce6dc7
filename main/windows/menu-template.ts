import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_KEYS } from '../../shared/ipc/command-keys.ts';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { Locale, Theme } from '../../shared/ipc/wire.ts';
import { NATIVE_WORDS } from './words/native-words.ts';
import type { NativeWords } from './words/vi.ts';

/** What the menu needs to know, and whom it tells. */
export interface MenuState {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly onCommand: (command: MenuCommand) => void;
  readonly onLocale: (locale: Locale) => void;
  readonly onTheme: (theme: Theme) => void;
}

type Item = MenuItemConstructorOptions;
type Role = keyof NativeWords['roles'];

const LINE: Item = { type: 'separator' };

function itemMakers({ locale, onCommand }: MenuState) {
  const words = NATIVE_WORDS[locale];
  /** The window listens to the same keys; the menu's count only when the window has not taken them. */
  const command = (name: MenuCommand): Item => {
    const accelerator = COMMAND_KEYS[name];
    return {
      id: name,
      label: words.commands[name],
      ...(accelerator === null ? {} : { accelerator }),
      click: () => onCommand(name),
    };
  };
  /** A role's own label stays English in every language. */
  const role = (name: Role): Item => ({ role: name, label: words.roles[name] });
  return { words, command, role };
}

type Makers = ReturnType<typeof itemMakers>;

function articleMenu({ words, command, role }: Makers, isMac: boolean): Item {
  return {
    label: words.menus.article,
    submenu: [
      command('article.new'),
      command('article.newFromTemplate'),
      command('article.duplicate'),
      command('article.saveAsTemplate'),
      LINE,
      command('article.import'),
      command('article.importPasted'),
      LINE,
      command('exchange.openBundle'),
      command('exchange.saveBundle'),
      {
        label: words.menus.export,
        submenu: (
          ['exchange.exportHtml', 'exchange.exportPdf', 'exchange.exportText', 'exchange.exportNinjs'] as const
        ).map(command),
      },
      command('exchange.print'),
      LINE,
      command('app.primary'),
      command('article.keepRevision'),
      command('article.preview'),
      command('article.publish'),
      command('site.outbox'),
      LINE,
      command('desk.switch'),
      command('desk.health'),
      ...(isMac ? [LINE, role('close')] : [LINE, role('quit')]),
    ],
  };
}

const editMenu = ({ words, command, role }: Makers): Item => ({
  label: words.menus.edit,
  submenu: [
    command('edit.undo'),
    command('edit.redo'),
    LINE,
    role('cut'),
    role('copy'),
    role('paste'),
    command('edit.pastePlain'),
    role('selectAll'),
    LINE,
    command('edit.find'),
    command('edit.replace'),
    command('edit.nextProblem'),
    LINE,
    ...(['review.compare', 'review.previousChange', 'review.nextChange', 'review.join', 'review.history'] as const).map(
      command,
    ),
    LINE,
    ...(['review.suggest', 'review.comment', 'review.previousComment', 'review.nextComment'] as const).map(command),
  ],
});

const insertMenu = ({ words, command }: Makers): Item => ({
  label: words.menus.insert,
  submenu: (['insert.figure', 'insert.table', 'insert.rule', 'insert.embed', 'insert.link'] as const).map(command),
});

const formatMenu = ({ words, command }: Makers): Item => ({
  label: words.menus.format,
  submenu: [
    ...(['format.paragraph', 'format.heading2', 'format.heading3', 'format.quote', 'format.note'] as const).map(
      command,
    ),
    ...(['format.bulletList', 'format.numberList'] as const).map(command),
    LINE,
    ...(['format.bold', 'format.italic', 'format.underline', 'format.strike'] as const).map(command),
    ...(['format.subscript', 'format.superscript'] as const).map(command),
    LINE,
    command('format.clear'),
  ],
});

function themeMenu({ words }: Makers, { theme, onTheme }: MenuState): Item {
  const entry = (name: Theme): Item => ({
    id: `theme.${name}`,
    label: words.themes[name],
    type: 'radio',
    checked: theme === name,
    click: () => onTheme(name),
  });
  return { label: words.menus.theme, submenu: (['system', 'light', 'dark'] as const).map(entry) };
}

function languageMenu({ words }: Makers, { locale, onLocale }: MenuState): Item {
  const entry = (name: Locale): Item => ({
    id: `language.${name}`,
    label: words.languages[name],
    type: 'radio',
    checked: locale === name,
    click: () => onLocale(name),
  });
  return { label: words.menus.language, submenu: (['vi', 'en'] as const).map(entry) };
}

function viewMenu(makers: Makers, state: MenuState): Item {
  const { words, command, role } = makers;
  return {
    label: words.menus.view,
    submenu: [
      command('view.palette'),
      command('view.beside'),
      command('view.nextArticle'),
      command('view.previousArticle'),
      command('view.focusText'),
      LINE,
      ...(
        [
          'view.panelFigures',
          'view.panelBylines',
          'view.panelRelated',
          'view.panelInfo',
          'view.panelChecks',
          'view.panelComments',
          'view.panelVersions',
        ] as const
      ).map(command),
      LINE,
      ...(['view.toggleQueues', 'view.toggleList', 'view.toggleInspector', 'view.foldNotes'] as const).map(command),
      LINE,
      themeMenu(makers, state),
      languageMenu(makers, state),
      LINE,
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      role('togglefullscreen'),
      // Developer tools would let a page opened in them past the window's walls: only where the program is developed.
      ...(state.isPackaged ? [] : [LINE, role('toggleDevTools')]),
    ],
  };
}

const siteMenu = ({ words, command }: Makers): Item => ({
  label: words.menus.site,
  submenu: (['site.openInBrowser', 'site.settings', 'desk.people'] as const).map(command),
});

const macMenu = ({ words, command, role }: Makers): Item => ({
  label: words.appName,
  submenu: [
    command('app.about'),
    LINE,
    role('services'),
    LINE,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    LINE,
    role('quit'),
  ],
});

const macWindowMenu = ({ words, role }: Makers): Item => ({
  label: words.menus.window,
  submenu: [role('minimize'), role('zoom'), LINE, role('front')],
});

const helpMenu = ({ words, command }: Makers): Item => ({ label: words.menus.help, submenu: [command('app.about')] });

/** The whole menu bar: every command of the window, once. macOS gets its own first menu and its window menu. */
export function menuTemplate(state: MenuState): Item[] {
  const isMac = state.platform === 'darwin';
  const makers = itemMakers(state);
  const shared = [articleMenu(makers, isMac), editMenu(makers), insertMenu(makers), formatMenu(makers)];
  const rest = [viewMenu(makers, state), siteMenu(makers)];
  return isMac ? [macMenu(makers), ...shared, ...rest, macWindowMenu(makers)] : [...shared, ...rest, helpMenu(makers)];
}
