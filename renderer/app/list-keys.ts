import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ListView } from '../state/list-pages.ts';

const indexOfFocus = (): number | null => {
  const index = document.activeElement?.getAttribute('data-index');
  return index === null || index === undefined ? null : Number(index);
};

/** Where a key leads from one row; null: nowhere. A page is as many rows as are seen, less one to hold on to. */
function target(event: KeyboardEvent, from: number, total: number, pageRows: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  const page = Math.max(1, pageRows - 1);
  const to: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const wanted = to[event.key];
  return wanted === undefined ? null : Math.max(0, Math.min(total - 1, wanted));
}

interface ListKeys {
  /** Rows that must be drawn whether they are seen or not: the focus is there, goes there, or Tab leads there. */
  readonly held: readonly number[];
  readonly tabStop: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** The focus moves from row to row by keys, also to rows that are not here yet, and follows its article when rows come in above it. */
export function useListKeys(
  box: RefObject<HTMLElement | null>,
  view: ListView,
  input: { readonly openId: string | null; readonly pageRows: number; readonly scrollTo: (index: number) => void },
): ListKeys {
  const { openId, pageRows, scrollTo } = input;
  const [wanted, setWanted] = useState<number | null>(null);
  const [active, setActive] = useState<{ readonly id: string; readonly index: number } | null>(null);
  const hasFocus = useRef(false);
  const indexOf = (id: string | null): number | null => {
    if (id === null) return null;
    for (const [index, { summary }] of view.rows) if (summary.id === id) return index;
    return null;
  };
  const last = Math.max(0, view.total - 1);
  const focused = active === null ? null : (indexOf(active.id) ?? Math.min(active.index, last));
  const tabStop = wanted ?? focused ?? indexOf(openId) ?? 0;
  useEffect(() => {
    // The article under the focus left the list: the one in its place has it, unless the focus is somewhere already.
    const isLost = hasFocus.current && (document.activeElement ?? document.body) === document.body;
    const to = wanted ?? (isLost ? focused : null);
    const row = to === null ? null : box.current?.querySelector<HTMLElement>(`[data-index="${String(to)}"]`);
    row?.focus({ preventScroll: true });
  }, [box, view, wanted, focused]);
  return {
    held: [...new Set([tabStop, ...(focused === null ? [] : [focused])])].filter((index) => index <= last),
    tabStop,
    onKeyDown: (event) => {
      const from = wanted ?? indexOfFocus();
      const to = from === null ? null : target(event, from, view.total, pageRows);
      if (to === null) return;
      event.preventDefault();
      scrollTo(to);
      setWanted(to);
    },
    onFocus: () => {
      hasFocus.current = true;
      setWanted(null);
      const index = indexOfFocus();
      const id = index === null ? undefined : view.rows.get(index)?.summary.id;
      if (index !== null && id !== undefined) setActive({ id, index });
    },
    onBlur: () => {
      hasFocus.current = false;
      setWanted(null);
    },
  };
}
