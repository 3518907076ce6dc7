import { describe, expect, it, vi } from 'vitest';
import { contextMenuTemplate } from './context-menu-template.ts';

const editFlags = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: true,
};
const inText = { isEditable: true, selectionText: 'chè', linkURL: '', editFlags };

describe('[H25] the right mouse button', () => {
  it('offers editing in text, in the language of the moment', () => {
    const labels = (locale: 'vi' | 'en') =>
      contextMenuTemplate(inText, locale, () => {}).flatMap((item) => item.label ?? []);
    expect([labels('vi'), labels('en')]).toEqual([
      ['Cắt', 'Sao chép', 'Dán', 'Dán không định dạng', 'Chọn tất cả'],
      ['Cut', 'Copy', 'Paste', 'Paste as plain text', 'Select all'],
    ]);
  });

  it('greys out what cannot be done', () => {
    const flags = { ...editFlags, canCut: false, canPaste: false };
    const off = contextMenuTemplate({ ...inText, editFlags: flags }, 'vi', () => {}).filter(
      (item) => item.enabled === false,
    );
    expect(off.map((item) => item.role)).toEqual(['cut', 'paste', 'pasteAndMatchStyle']);
  });

  it('[H8] opens a link that may be opened, and says nothing of any other', () => {
    const opened = vi.fn<(link: string) => void>();
    const at = (linkURL: string) =>
      contextMenuTemplate({ isEditable: false, selectionText: '', linkURL, editFlags }, 'vi', opened);
    const [item] = at('https://example.org/tin');
    (item?.click as (() => void) | undefined)?.();
    expect([opened.mock.calls, at('javascript:alert(1)'), at('file:///etc/passwd'), at('')]).toEqual([
      [['https://example.org/tin']],
      [],
      [],
      [],
    ]);
  });
});
