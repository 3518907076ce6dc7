import { useEffect, useId, useRef, useState } from 'react';
import { STANDINGS } from '../../shared/ipc/list-queues.ts';
import type { ListFilters as Filters } from '../../shared/ipc/list-wish.ts';
import type { KnownPerson } from '../../shared/ipc/wire.ts';
import { foldText } from '../../shared/text/fold.ts';
import { OptionBox } from '../panels/option-list.tsx';
import { TimeField } from '../panels/time-field.tsx';
import { sectionTree } from '../state/site.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { useOnSiteWords } from './on-site-words.ts';
import { standingWords } from './standing-words.ts';
import { useFormats, useStores, useWords } from './stores.ts';
import styles from './list.module.css';

const MOST_NAMES = 6;

type Change = (next: Partial<Filters>) => void;

/** Every name that stands under articles or may stand there, each once. */
function useNames(): readonly string[] {
  const { bridge } = useStores();
  const [people, setPeople] = useState<readonly KnownPerson[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void bridge.request('desk:people', undefined).then((answer) => {
      if (isCurrent && answer.ok) setPeople(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge]);
  return [...new Set(people.flatMap(({ name, penName }) => (penName === '' ? [name] : [penName, name])))];
}

function PersonField({ id, change }: { readonly id: string; readonly change: Change }) {
  const words = useWords().archive;
  const names = useNames();
  const [text, setText] = useState('');
  const folded = foldText(text.trim());
  const fitting = folded === '' ? [] : names.filter((name) => foldText(name).includes(folded)).slice(0, MOST_NAMES);
  return (
    <OptionBox
      id={id}
      label={words.person}
      placeholder={words.personHint}
      listLabel={words.person}
      text={text}
      onText={setText}
      isOfArticle={false}
      options={fitting.map((name) => ({
        id: name,
        label: name,
        choose: () => {
          change({ person: name });
          setText('');
        },
      }))}
    />
  );
}

function Fields({ filters, change }: { readonly filters: Filters; readonly change: Change }) {
  const { site } = useStores();
  const words = useWords();
  const onSite = useOnSiteWords(null);
  const info = useSignalValue(site.info);
  const id = useId();
  const day = (key: 'since' | 'until' | 'due') => (
    <TimeField
      id={`${id}-${key}`}
      label={words.archive[key]}
      kind="day"
      isOfArticle={false}
      value={filters[key]}
      change={(value) => change({ [key]: value })}
    />
  );
  return (
    <div className={styles.fields}>
      <label className={controls.field}>
        <span className={controls.label}>{words.archive.section}</span>
        <select
          className={controls.box}
          value={filters.section ?? ''}
          onChange={({ target }) => change({ section: target.value === '' ? null : target.value })}
        >
          <option value="">{words.archive.any}</option>
          {sectionTree(info?.portal.sections ?? []).map(({ section }) => (
            <option key={section.id} value={section.id}>
              {section.title}
            </option>
          ))}
        </select>
      </label>
      <label className={controls.field}>
        <span className={controls.label}>{words.archive.standing}</span>
        <select
          className={controls.box}
          value={filters.standing ?? ''}
          onChange={({ target }) =>
            change({ standing: STANDINGS.find((standing) => standing === target.value) ?? null })
          }
        >
          <option value="">{words.archive.any}</option>
          {STANDINGS.map((standing) => (
            <option key={standing} value={standing}>
              {standingWords(standing, words, onSite)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.wholeRow}>
        <PersonField id={`${id}-person`} change={change} />
      </div>
      {day('since')}
      {day('until')}
      <div className={styles.wholeRow}>{day('due')}</div>
    </div>
  );
}

/** What narrows the list now, each to be taken away by itself. */
function Chips({
  filters,
  change,
  clear,
}: {
  readonly filters: Filters;
  readonly change: Change;
  readonly clear: () => void;
}) {
  const { site } = useStores();
  const words = useWords();
  const formats = useFormats();
  const onSite = useOnSiteWords(null);
  const sections = useSignalValue(site.info)?.portal.sections ?? [];
  const dayOf = (value: string): string => formats.date(`${value}T12:00:00+07:00`);
  const shown = (key: keyof Filters): string | null => {
    const { section, person, standing, since, until, due } = filters;
    switch (key) {
      case 'section':
        return section === null
          ? null
          : (sections.find(({ id }) => id === section)?.title ?? words.archive.goneSection);
      case 'person':
        return person;
      case 'standing':
        return standing === null ? null : standingWords(standing, words, onSite);
      case 'since':
        return since === null ? null : words.archive.sinceDay(dayOf(since));
      case 'until':
        return until === null ? null : words.archive.untilDay(dayOf(until));
      case 'due':
        return due === null ? null : words.archive.dueDay(dayOf(due));
    }
  };
  const keys = (['section', 'standing', 'person', 'since', 'until', 'due'] as const).filter(
    (key) => shown(key) !== null,
  );
  if (keys.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={words.archive.active}>
      {keys.map((key) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={words.archive.without(shown(key) ?? '')}
            title={words.archive.without(shown(key) ?? '')}
            onClick={() => change({ [key]: null })}
          >
            <span>{shown(key)}</span>
            <span aria-hidden="true">{words.archive.cross}</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.filter} onClick={clear}>
          {words.list.wholeQueue}
        </button>
      </li>
    </ul>
  );
}

/** What narrows the list: behind one word until it is wanted, and always told when it does. */
export function ListFilters() {
  const { list } = useStores();
  const words = useWords().archive;
  const filters = useSignalValue(list.filters);
  const [isOpen, setIsOpen] = useState(false);
  const fields = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const change: Change = (next) => list.filter({ ...filters, ...next });
  /** What is pressed to take a filter away goes with it. */
  const takeAway = (work: () => void): void => {
    toggle.current?.focus();
    work();
  };
  return (
    <>
      <button
        ref={toggle}
        type="button"
        className={styles.filter}
        aria-expanded={isOpen}
        aria-controls={fields}
        onClick={() => setIsOpen(!isOpen)}
      >
        {words.filters}
      </button>
      <div id={fields} hidden={!isOpen} className={styles.wide}>
        {isOpen ? <Fields filters={filters} change={change} /> : null}
      </div>
      <Chips filters={filters} change={(next) => takeAway(() => change(next))} clear={() => takeAway(list.clear)} />
    </>
  );
}
