import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import { openableLink } from './openable-link.ts';
import { NATIVE_WORDS } from './words/native-words.ts';

type What = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'linkURL' | 'editFlags'>;

/** What the right mouse button offers; empty: no menu. */
export function contextMenuTemplate(
  { isEditable, selectionText, linkURL, editFlags }: What,
  locale: Locale,
  onLink: (link: string) => void,
): MenuItemConstructorOptions[] {
  const { roles, commands, openLink } = NATIVE_WORDS[locale];
  const address = openableLink(linkURL);
  const link: MenuItemConstructorOptions[] =
    address === null ? [] : [{ label: openLink, click: () => onLink(address) }];
  const copy: MenuItemConstructorOptions = { role: 'copy', label: roles.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText === '' ? link : [...link, copy];
  return [
    ...link,
    ...(link.length > 0 ? [{ type: 'separator' as const }] : []),
    { role: 'cut', label: roles.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: roles.paste, enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: commands['edit.pastePlain'], enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: roles.selectAll, enabled: editFlags.canSelectAll },
  ];
}
