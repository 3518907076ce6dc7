import { expect, type Locator } from '@playwright/test';

/**
 * Waits until the caret stands at the start or the end of a place, and the editor has been told: the browser moves its caret at once and says so a moment
 * later, so a key pressed in between would still act where the caret was.
 */
export async function expectCaret(place: Locator, side: 'start' | 'end'): Promise<void> {
  const wordsBetween = () =>
    place.evaluate(async (element, at) => {
      // Both the browser's news of the caret and the editor's drawing come before the next frame's end.
      await new Promise((told) => requestAnimationFrame(() => setTimeout(told)));
      const caret = getSelection();
      if (!caret?.focusNode || !caret.isCollapsed || !element.contains(caret.focusNode)) return 'elsewhere';
      const between = document.createRange();
      between.selectNodeContents(element);
      if (at === 'start') between.setEnd(caret.focusNode, caret.focusOffset);
      else between.setStart(caret.focusNode, caret.focusOffset);
      return between.toString();
    }, side);
  await expect.poll(wordsBetween).toBe('');
}
