import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './menu-button.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly note?: string | null;
  readonly run: () => void;
}

interface MenuButtonProps {
  readonly label: string;
  /** What the button shows where its label would be too long. */
  readonly face?: string;
  readonly entries: readonly MenuEntry[];
}

/** A button with a menu: arrows move, Enter runs, Esc and Tab leave. */
export function MenuButton({ label, face, entries }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const menuId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Tab') return setOpen(false);
    if (event.key === 'Escape') close();
    else if (!moveInMenu(event, root.current)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={face === undefined ? undefined : label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!isOpen)}
      >
        {face ?? label}
      </button>
      {isOpen ? (
        <div id={menuId} role="menu" aria-label={label} className={styles.menu}>
          {entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.entry}
              onClick={() => {
                setOpen(false);
                entry.run();
              }}
            >
              <span>{entry.label}</span>
              {entry.note === undefined || entry.note === null ? null : <kbd>{entry.note}</kbd>}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function moveInMenu(event: KeyboardEvent, root: HTMLElement | null): boolean {
  const items = [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const now = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
