import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { isFocusLost } from './focus.ts';
import { DialogNotices } from './notice-stack.tsx';
import { useWords } from './stores.ts';
import styles from './dialog.module.css';

const FIRST_CONTROL = 'input, textarea, select, [data-first-focus]';

interface DialogProps {
  readonly title: string;
  /** The body holds nothing to focus: it is scrolled by keyboard itself. */
  readonly isReading?: boolean;
  readonly size?: 'small' | 'large';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** In a text of several lines Enter begins the next: the key of the main step sends it. What may not be sent yet is not. */
function sendByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  if (event.defaultPrevented || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.querySelector<HTMLElement>('button[type="submit"]')?.click();
}

/** A modal: focus stays inside, Esc closes it, focus goes back to where it was. */
export function Dialog({ title, size = 'small', isReading = false, onClose, children }: DialogProps) {
  const words = useWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    // The engine would start at the close button; people come to fill in the first line, or to write something else there.
    const first = shown?.querySelector<HTMLElement>(FIRST_CONTROL);
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      // The button that asked may be gone with what it asked about, a menu's entry is gone at once.
      if (isFocusLost()) document.querySelector('main')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[size]}`}
      aria-labelledby={titleId}
      onKeyDown={sendByKey}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} onClick={onClose}>
          {words.close}
        </button>
      </header>
      {/* A text that scrolls and holds no control must itself be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.body} data-first-focus={isReading ? '' : undefined} tabIndex={isReading ? 0 : undefined}>
        {children}
      </div>
      <DialogNotices />
    </dialog>
  );
}
