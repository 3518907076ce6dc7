/** The article's text: the one editable region of the page. */
const articleText = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-testid="article-page"]');

export function isArticleTextFocused(): boolean {
  return articleText()?.contains(document.activeElement) ?? false;
}

const TEXT_INPUTS: ReadonlySet<string> = new Set(['text', 'search', 'url', 'number', 'email']);

/** A search box or a form field with its own undo: not the article's text, and not a panel field, which shares the article's history. */
export const isPlainField = (element: Element | null): boolean =>
  (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TEXT_INPUTS.has(element.type))) &&
  element.dataset['history'] !== 'article';

export const isPlainFieldFocused = (): boolean => isPlainField(document.activeElement);

/** The menu's Undo in a plain field: the engine offers no other way to its own history. */
export function undoInPlainField(which: 'undo' | 'redo'): void {
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand(which);
}

/** Words of the article are selected: Ctrl+K then means a link. */
export function isArticleTextSelected(): boolean {
  const selection = document.getSelection();
  return isArticleTextFocused() && selection !== null && !selection.isCollapsed;
}

/** Nothing has the focus, or something that is no longer to be seen: the next Tab would begin at the top of the window. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest('[hidden]') !== null;
}

/** Puts the caret at the end of a part of the page, or into the body when there is no such part. */
export function focusPagePart(part: 'kicker' | 'headline' | 'lead' | 'body'): void {
  const root = articleText();
  if (root === null) return;
  const blocks = [...root.children].filter(
    (child) => !(child instanceof HTMLElement && child.dataset['part'] !== undefined),
  );
  const target = root.querySelector(`[data-part="${part}"]`) ?? blocks[0] ?? root;
  root.focus({ preventScroll: true });
  const selection = document.getSelection();
  selection?.selectAllChildren(target);
  selection?.collapseToEnd();
  target.scrollIntoView({ block: 'nearest' });
}

/**
 * A new page has no caret to go back to: it begins with its headline, in the step in which it is drawn. The browser hands keys on before it looks at timers,
 * and the first letter would be lost.
 */
export function focusNewPage(): void {
  queueMicrotask(() => {
    focusPagePart('headline');
    if (!isArticleTextFocused()) setTimeout(() => focusPagePart('headline'));
  });
}

/** Focuses a control that the coming paint will bring. */
export function focusSoon(id: string): void {
  setTimeout(() => {
    const control = document.getElementById(id);
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  });
}
