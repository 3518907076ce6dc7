import { memo, useDeferredValue, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { DeadlineMark } from '../commission/deadline-mark.tsx';
import { isWaitedFor } from '../commission/is-waited-for.ts';
import type { Words } from '../i18n/vi/vi.ts';
import type { SortBy } from '../state/article-list.ts';
import { useMinute } from '../state/use-minute.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { showArticle } from './commands.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import { useOnSiteWords, type OnSiteWords } from './on-site-words.ts';
import styles from './list.module.css';

/** Rows drawn at first and with each step towards the end: thousands of articles open as fast as fifty. */
const ROWS_PER_STEP = 60;

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
  return (
    <div className={styles.search}>
      <input
        type="search"
        className={controls.box}
        aria-label={words.list.search}
        placeholder={words.list.searchHint}
        value={query}
        onChange={(event) => list.search(event.target.value)}
      />
      <div className={styles.sort}>
        <span role="status">{words.list.found(found)}</span>
        <select
          className={styles.select}
          aria-label={words.list.sort}
          value={sortBy}
          onChange={(event) => list.sort(event.target.value as SortBy)}
        >
          <option value="updated">{words.list.sortUpdated}</option>
          <option value="headline">{words.list.sortHeadline}</option>
        </select>
      </div>
    </div>
  );
}

/** The second column: the articles of the chosen queue. */
export function List({ edge }: { readonly edge: ReactNode }) {
  const { list } = useStores();
  const words = useWords();
  const summaries = useDeferredValue(useSignalValue(list.visible));
  const isLoaded = useSignalValue(list.isLoaded);
  const all = useSignalValue(list.all);
  return (
    <section className={styles.column} aria-label={words.regions.list}>
      <SearchAndSort found={summaries.length} />
      {summaries.length > 0 ? <Rows summaries={summaries} /> : null}
      {isLoaded && summaries.length === 0 ? (
        <p className={styles.empty}>{all.size === 0 ? words.list.emptyDesk : words.list.nothingFound}</p>
      ) : null}
      {edge}
    </section>
  );
}
