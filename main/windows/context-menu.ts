import { Menu, type WebContents } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import { contextMenuTemplate } from './context-menu-template.ts';
import { openLink } from './open-link.ts';

/** The right mouse button, in the language of the moment. */
export function offerContextMenu(contents: WebContents, locale: () => Locale): void {
  contents.on('context-menu', (_event, what) => {
    const template = contextMenuTemplate(what, locale(), (link) => void openLink(link));
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
