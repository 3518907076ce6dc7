import { app, Menu } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { menuTemplate, type MenuState } from './menu-template.ts';

/** The menu bar, drawn anew whenever its language or its ticks change. */
export function createMenuBar(
  settings: SettingsFile,
  listeners: Pick<MenuState, 'onCommand' | 'onLocale' | 'onTheme'>,
): { readonly show: () => void } {
  return {
    show() {
      const { locale, theme } = settings.read();
      const { platform } = process;
      const template = menuTemplate({ locale, theme, platform, isPackaged: app.isPackaged, ...listeners });
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    },
  };
}
