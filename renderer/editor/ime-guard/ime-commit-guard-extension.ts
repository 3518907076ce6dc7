import { defineExtension, KEY_ENTER_COMMAND, KEY_TAB_COMMAND } from 'lexical';

/** How long a held key waits for a composition that never ends. */
const GIVE_UP_AFTER_MS = 500;

interface HeldKey {
  readonly key: 'Enter' | 'Tab';
  readonly shiftKey: boolean;
  readonly timer: number;
}

/**
 * Some input methods (ibus-unikey while IBus is in sync mode) deliver Enter or Tab before they commit the word being composed. The paragraph is then
 * split first and the word arrives in the new one as well: the last word is doubled. Such a key is held back until the composition has ended, and goes
 * before the next key: on a slow machine that one may be waiting already.
 * Input methods that send keyCode 229 never get here.
 */
export const ImeCommitGuardExtension = defineExtension({
  name: 'toasoan/ImeCommitGuard',
  register: (editor) => {
    let held: HeldKey | null = null;
    let hasEnded = false;
    const replay = (): void => {
      if (held === null) return;
      const { key, shiftKey, timer } = held;
      held = null;
      hasEnded = false;
      window.clearTimeout(timer);
      const event = new KeyboardEvent('keydown', { key, code: key, shiftKey, bubbles: true, cancelable: true });
      editor.dispatchCommand(key === 'Enter' ? KEY_ENTER_COMMAND : KEY_TAB_COMMAND, event);
    };
    const hold = (event: KeyboardEvent): void => {
      if (hasEnded) replay();
      const { key, shiftKey } = event;
      // keyCode is deprecated everywhere else, but here it is the only thing that tells a real key from one the input method has taken.
      const taken = Reflect.get(event, 'keyCode') === 229;
      if (!event.isComposing || taken || (key !== 'Enter' && key !== 'Tab')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held ??= { key, shiftKey, timer: window.setTimeout(replay, GIVE_UP_AFTER_MS) };
    };
    const release = (): void => {
      // Behind Lexical's own work at the end of a composition.
      if (held === null) return;
      hasEnded = true;
      window.setTimeout(replay, 0);
    };
    return editor.registerRootListener((root) => {
      if (root === null) return undefined;
      root.addEventListener('keydown', hold, true);
      root.addEventListener('compositionend', release);
      return () => {
        root.removeEventListener('keydown', hold, true);
        root.removeEventListener('compositionend', release);
      };
    });
  },
});
