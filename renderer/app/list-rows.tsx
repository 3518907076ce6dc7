import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { ListView } from '../state/list-pages.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useListKeys } from './list-keys.ts';
import { ListRow } from './list-row.tsx';
import { useStores, useWords } from './stores.ts';
import styles from './list.module.css';

/** All rows of one list are equally tall, so that a hundred thousand of them need no measuring. In px, for the style sheet too. */
const ROW_PX = { plain: 108, found: 150 } as const;
/** Rows drawn beyond the edges. */
const OVERSCAN = 6;

/** What one reads stays where it is when rows come in above; another list begins at its beginning. */
function useSteadyScroll(
  box: RefObject<HTMLElement | null>,
  view: ListView,
  rowPx: number,
  scrollTo: (topPx: number) => void,
): void {
  const before = useRef(view);
  useLayoutEffect(() => {
    const element = box.current;
    const last = before.current;
    before.current = view;
    if (element === null || last === view) return;
    if (last.key !== view.key) {
      scrollTo(0);
      return;
    }
    const first = Math.floor(element.scrollTop / rowPx);
    const anchor = first === 0 ? undefined : last.rows.get(first)?.summary.id;
    if (anchor === undefined) return;
    for (const [index, { summary }] of view.rows)
      if (summary.id === anchor && index !== first) scrollTo(element.scrollTop + (index - first) * rowPx);
  }, [box, view, rowPx, scrollTo]);
}

/** The list scrolled to where it is: which rows are seen, and which of them are drawn. */
function useRows(box: RefObject<HTMLElement | null>, view: ListView, rowPx: number, openId: string | null) {
  const { list } = useStores();
  const held = useRef<readonly number[]>([]);
  // Its functions are called in this render only.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: view.total,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    rangeExtractor: (range: Range) =>
      [...new Set([...held.current, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  });
  useSteadyScroll(box, view, rowPx, rows.scrollToOffset);
  useEffect(() => rows.measure(), [rows, rowPx]);
  const { startIndex: from, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 };
  const until = endIndex + 1;
  useEffect(() => list.look(from, until), [list, view, from, until]);
  const keys = useListKeys(box, view, {
    openId,
    pageRows: until - from,
    scrollTo: (index) => rows.scrollToIndex(index),
  });
  held.current = keys.held;
  return { rows, keys };
}

/** The rows that are seen, of any number. */
export function ListRows({ view }: { readonly view: ListView }) {
  const stores = useStores();
  const words = useWords();
  const openId = useSignalValue(stores.articles.current)?.id ?? null;
  const info = useSignalValue(stores.site.info);
  const recovered = useSignalValue(stores.session.start)?.recovered ?? [];
  const known = useSignalValue(stores.known.rows);
  const isSearch = useSignalValue(stores.list.query).trim() !== '';
  const me = useSignalValue(stores.session.desk)?.me.personId ?? null;
  const now = useMinute();
  const box = useRef<HTMLDivElement>(null);
  const rowPx = isSearch ? ROW_PX.found : ROW_PX.plain;
  const { rows, keys } = useRows(box, view, rowPx, openId);
  const titles = new Map(info?.portal.sections.map((section) => [section.id, section.title]));
  const heldBy = (summary: ArticleSummary): string | null => {
    const held = stores.holding.heldByOther(summary, now);
    return held === null ? null : (held.name ?? words.holding.somebody);
  };
  return (
    <div ref={box} className={styles.rows}>
      {/* The keys only move the focus between the buttons inside, which are the controls. */}
      <ul
        className={styles.all}
        style={{ blockSize: rows.getTotalSize() }}
        aria-label={words.regions.list}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        {rows.getVirtualItems().map(({ index }) => {
          const found = view.rows.get(index);
          const style = { insetBlockStart: index * rowPx, blockSize: rowPx };
          if (found === undefined)
            return (
              <li
                key={index}
                className={styles.item}
                style={style}
                aria-busy="true"
                aria-setsize={view.total}
                aria-posinset={index + 1}
              />
            );
          const { id } = found.summary;
          // What was told of it since the page was asked for.
          const summary = known.get(id) ?? found.summary;
          const { section } = summary;
          return (
            <ListRow
              key={id}
              summary={summary}
              found={found}
              index={index}
              total={view.total}
              style={style}
              sectionTitle={section === null ? null : (titles.get(section) ?? null)}
              isOpen={id === openId}
              isTabStop={index === keys.tabStop}
              isRecovered={recovered.includes(id)}
              heldBy={heldBy(summary)}
              isMentioned={me !== null && summary.talk.mentioned.includes(me)}
              now={now}
            />
          );
        })}
      </ul>
    </div>
  );
}
