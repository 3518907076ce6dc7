import { useDeferredValue, type KeyboardEvent, type ReactNode } from 'react';
import type { SortBy } from '../state/article-list.ts';
import type { ListView } from '../state/list-pages.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ListEmpty } from './list-empty.tsx';
import { ListFilters } from './list-filters.tsx';
import { ListRows } from './list-rows.tsx';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './list.module.css';

/** The row that Tab leads to. */
const TAB_STOP = 'button[data-index][tabindex="0"]';

function SearchAndSort() {
  const { list } = useStores();
  const words = useWords();
  const query = useSignalValue(list.query);
  const sortBy = useSignalValue(list.sortBy);
  const view = useSignalValue(list.view);
  const found = (): string => {
    if (view === null) return '';
    if (view.isAsking) return words.list.looking;
    return view.isCut ? words.archive.atLeast(view.total) : words.list.found(view.total);
  };
  return (
    <div className={styles.search}>
      <input
        type="search"
        className={controls.box}
        aria-label={words.list.search}
        placeholder={words.list.searchHint}
        maxLength={200}
        value={query}
        onChange={(event) => list.search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.closest('section')?.querySelector<HTMLElement>(TAB_STOP)?.focus();
        }}
      />
      <div className={styles.sort}>
        <span role="status">{found()}</span>
        <select
          className={styles.select}
          aria-label={words.list.sort}
          value={sortBy}
          onChange={(event) => list.sort(event.target.value as SortBy)}
        >
          <option value="updated">{words.list.sortUpdated}</option>
          <option value="deadline">{words.commission.sort}</option>
          <option value="headline">{words.list.sortHeadline}</option>
        </select>
        <ListFilters />
      </div>
    </div>
  );
}

/** The index is being built: what is listed is true, but more will come. */
function Building() {
  const { list } = useStores();
  const words = useWords().archive;
  const formats = useFormats();
  const archive = useSignalValue(list.archive);
  if (archive === null) return null;
  const { done, total } = archive;
  return (
    <div className={styles.note}>
      <p>{words.building}</p>
      {total === null ? null : (
        <>
          <progress className={styles.progress} aria-label={words.progress} max={Math.max(1, total)} value={done} />
          <span>{words.taken(formats.number(done), formats.number(total))}</span>
        </>
      )}
    </div>
  );
}

/** What a search did not say by its rows: words found apart only, and that it went through this queue alone. */
function SearchNote({ view }: { readonly view: ListView }) {
  const { list } = useStores();
  const words = useWords().archive;
  const query = useSignalValue(list.query);
  const queue = useSignalValue(list.queue);
  const isEverywhere = queue.kind === 'step' && queue.step === 'archive';
  const isApart = view.matched === 'words' && view.total > 0;
  if (query.trim() === '' || (isEverywhere && !isApart)) return null;
  return (
    <div className={styles.note}>
      {isApart ? <p>{words.apart}</p> : null}
      {isEverywhere ? null : (
        <button
          type="button"
          className={styles.filter}
          onClick={() => list.showQueue({ kind: 'step', step: 'archive' })}
        >
          {words.everywhere}
        </button>
      )}
    </div>
  );
}

/** The second column: the articles of the chosen queue. */
export function List({ edge }: { readonly edge: ReactNode }) {
  const { list } = useStores();
  const words = useWords();
  const newest = useSignalValue(list.view);
  const view = useDeferredValue(newest);
  const counts = useSignalValue(list.counts);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    // The first Esc shows the whole queue again; the next goes back to the text.
    if (list.clear()) event.preventDefault();
  };
  return (
    // The key only takes away what the controls inside have narrowed.
    <section className={styles.column} aria-label={words.regions.list} onKeyDown={onKeyDown}>
      <SearchAndSort />
      <Building />
      {view === null || view.isAsking ? null : <SearchNote view={view} />}
      {view !== null && view.total > 0 ? <ListRows view={view} /> : null}
      {counts !== null && view !== null && view === newest && view.total === 0 && !view.isAsking ? (
        <ListEmpty view={view} />
      ) : null}
      {edge}
    </section>
  );
}
