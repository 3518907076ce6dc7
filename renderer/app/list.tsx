import { useDeferredValue, type KeyboardEvent, type ReactNode } from 'react';
import { memo, useDeferredValue, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { DeadlineMark } from '../commission/deadline-mark.tsx';
import { isWaitedFor } from '../commission/is-waited-for.ts';
import { NewMark } from '../reading/new-mark.tsx';
import type { Words } from '../i18n/vi/vi.ts';
import type { SortBy } from '../state/article-list.ts';
import type { ListView } from '../state/list-pages.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ListFilters } from './list-filters.tsx';
import { ListRows } from './list-rows.tsx';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './list.module.css';

/** The row that Tab leads to. */
const TAB_STOP = 'button[data-index][tabindex="0"]';

function SearchAndSort() {
interface RowProps {
  readonly summary: ArticleSummary;
  readonly sectionTitle: string | null;
  readonly isOpen: boolean;
  readonly isRecovered: boolean;
  /** Somebody else who works on it now. */
  readonly heldBy: string | null;
  /** This person was named in an open talk and has not answered there. */
  readonly isMentioned: boolean;
  readonly now: Date;
}

/** What is proven of the article; that it is on the site only where the page was read back. */
function rowState({ site, workflow }: ArticleSummary, words: Words, onSite: OnSiteWords): string {
  if (site === 'current') return onSite.inRow;
  if (site !== 'absent') return words.site[site];
  if (workflow.isEdited) return words.workflow.saved.edited;
  const isOrdered = workflow.state === 'published' || workflow.state === 'corrected';
  return isOrdered ? words.workflow.saved.waiting : words.workflow.states[workflow.state];
}

const Row = memo(function Row({ summary, sectionTitle, isOpen, isRecovered, heldBy, isMentioned, now }: RowProps) {
  const stores = useStores();
  const words = useWords();
  const formats = useFormats();
  const onSite = useOnSiteWords();
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.row}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => void showArticle(stores, summary.id)}
      >
        <NewMark summary={summary} />
        <span className={styles.headline} data-blank={summary.headline === ''}>
          {summary.headline === '' ? words.list.untitled : summary.headline}
        </span>
        <span className={styles.meta}>
          {summary.bylines.length === 0 ? null : <span className={styles.names}>{summary.bylines.join(', ')}</span>}
          {sectionTitle === null ? null : <span className={styles.section}>{sectionTitle}</span>}
          <time dateTime={summary.updatedAt}>{formats.when(summary.updatedAt, now)}</time>
        </span>
        <span className={styles.meta}>
          <span className={styles.state} data-site={summary.site}>
            {rowState(summary, words, onSite)}
          </span>
          <DeadlineMark
            deadline={summary.workflow.commission.deadline}
            isMet={!isWaitedFor(summary.workflow.state)}
            now={now}
          />
          {heldBy === null ? null : <span>{words.holding.inList(heldBy)}</span>}
          {summary.talk.open === 0 ? null : <span>{words.comments.inList(summary.talk.open)}</span>}
          {isMentioned ? <strong>{words.comments.forMe}</strong> : null}
          {isRecovered ? <span>{words.list.recovered}</span> : null}
          {summary.missingPhoto ? <span>{words.list.missingPhoto}</span> : null}
        </span>
      </button>
    </li>
  );
});

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const now = rows.findIndex((row) => row === document.activeElement);
  rows[now + step]?.focus();
  event.preventDefault();
}

function Rows({ summaries }: { readonly summaries: readonly ArticleSummary[] }) {
  const stores = useStores();
  const words = useWords();
  const openId = useSignalValue(stores.articles.current)?.id ?? null;
  const info = useSignalValue(stores.site.info);
  const recovered = useSignalValue(stores.session.start)?.recovered ?? [];
  const me = useSignalValue(stores.session.desk)?.me.personId ?? null;
  const now = useMinute();
  const [rows, setRows] = useState(ROWS_PER_STEP);
  const end = useRef<HTMLLIElement>(null);
  const heldBy = (summary: ArticleSummary): string | null => {
    const held = stores.holding.heldByOther(summary, now);
    return held === null ? null : (held.name ?? words.holding.somebody);
  };
  const titles = new Map(info?.portal.sections.map((section) => [section.id, section.title]));
  const hasMore = summaries.length > rows;
  useEffect(() => {
    if (end.current === null || !hasMore) return undefined;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) setRows((now) => now + ROWS_PER_STEP);
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasMore, rows]);
  return (
    // The keys only move the focus between the buttons inside, which are the controls.
    <ul className={styles.rows} aria-label={words.regions.list} onKeyDown={moveBetweenRows}>
      {summaries.slice(0, rows).map((summary) => (
        <Row
          key={summary.id}
          summary={summary}
          sectionTitle={summary.section === null ? null : (titles.get(summary.section) ?? null)}
          isOpen={summary.id === openId}
          now={now}
          heldBy={heldBy(summary)}
          isMentioned={me !== null && summary.talk.mentioned.includes(me)}
          isRecovered={recovered.includes(summary.id)}
        />
      ))}
      {hasMore ? <li ref={end} className={styles.end} aria-hidden="true" /> : null}
    </ul>
  );
}

function SearchAndSort({ found }: { readonly found: number }) {
  const { list } = useStores();
  const words = useWords();
  const query = useSignalValue(list.query);
  const sortBy = useSignalValue(list.sortBy);
  const view = useSignalValue(list.view);
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
        <span role="status">
          {view?.isCut === true ? words.archive.atLeast(view.total) : words.list.found(view?.total ?? 0)}
        </span>
        <select
          className={styles.select}
          aria-label={words.list.sort}
          value={sortBy}
          onChange={(event) => list.sort(event.target.value as SortBy)}
        >
          <option value="updated">{words.list.sortUpdated}</option>
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
  const view = useDeferredValue(useSignalValue(list.view));
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
      {view === null ? null : <SearchNote view={view} />}
      {view !== null && view.total > 0 ? <ListRows view={view} /> : null}
      {view !== null && view.total === 0 ? (
        <p className={styles.empty}>
          {counts.all === 0 && view.isComplete ? words.list.emptyDesk : words.list.nothingFound}
        </p>
      ) : null}
      {edge}
    </section>
  );
}
