import type { MouseEvent } from 'react';
import { hasFilters, NO_FILTERS } from '../../shared/ipc/list-wish.ts';
import type { ListView } from '../state/list-pages.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './list.module.css';
import { useStores, useWords } from './stores.ts';

/** The button goes with what it took away: the focus goes to the search, which is still there. */
const focusSearch = ({ currentTarget }: MouseEvent<HTMLElement>): void =>
  currentTarget.closest('section')?.querySelector<HTMLElement>('input[type="search"]')?.focus();

/** Why no article is listed, and the way back to more. */
export function ListEmpty({ view }: { readonly view: ListView }) {
  const { list } = useStores();
  const { list: words, archive } = useWords();
  const query = useSignalValue(list.query).trim();
  const isFiltered = hasFilters(useSignalValue(list.filters));
  const isDeskEmpty = useSignalValue(list.counts)?.all === 0 && view.isComplete;
  const reason = (): string => {
    if (query !== '') return words.nothingFound(query, isFiltered);
    if (isFiltered) return words.nothingFits;
    return isDeskEmpty ? words.emptyDesk : words.emptyQueue;
  };
  return (
    <div className={styles.empty}>
      <p>{reason()}</p>
      {query !== '' && isFiltered ? (
        <button
          type="button"
          className={styles.filter}
          onClick={(event) => {
            focusSearch(event);
            list.filter(NO_FILTERS);
          }}
        >
          {archive.clearFilters}
        </button>
      ) : null}
      {query === '' && !isFiltered ? null : (
        <button
          type="button"
          className={styles.filter}
          onClick={(event) => {
            focusSearch(event);
            list.clear();
          }}
        >
          {words.wholeQueue}
        </button>
      )}
    </div>
  );
}
