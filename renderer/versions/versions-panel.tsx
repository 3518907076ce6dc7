import { useEffect, useState } from 'react';
import {
  MAX_VERSION_NAME,
  type ArticleVersions,
  type OwnSave,
  type SharedVersion,
} from '../../shared/ipc/requests/version-requests.ts';
import { useCommands, useFormats, useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useMinute } from '../state/use-minute.ts';
import controls from '../styles/controls.module.css';
import styles from './versions.module.css';

/** The list is asked for again when saving has rested this long: never per key. */
const REST_MS = 1_500;

function useVersions(open: OpenArticle): ArticleVersions | null {
  const { versions } = useStores();
  const status = useSignalValue(open.saved);
  const [list, setList] = useState<ArticleVersions | null>(null);
  const proven = `${status.last.kind} ${status.last.savedAt}`;
  const isFirst = list === null;
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void versions.list(open.id).then((answer) => {
          if (isCurrent && answer !== null) setList(answer);
        });
      },
      isFirst ? 0 : REST_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [versions, open, proven, isFirst]);
  return list;
}

function SharedRow({ version, open }: { readonly version: SharedVersion; readonly open: OpenArticle }) {
  const { versions } = useStores();
  const { versions: words } = useWords();
  const formats = useFormats();
  const { record, at, content } = version;
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        onClick={() => void versions.show(open.id, { kind: 'revision', record }, at, content)}
      >
        <time dateTime={at}>{formats.moment(at)}</time>
        <span>{version.by ?? words.unknownPerson}</span>
        <small data-trust={version.trust}>{words.trust[version.trust]}</small>
        {version.note === '' ? null : <span className={styles.note}>{version.note}</span>}
      </button>
    </li>
  );
}

/** Saves by their day, as they come: newest first. */
function byDay(saves: readonly OwnSave[], dayOf: (iso: string) => string): readonly (readonly [string, OwnSave[]])[] {
  const days: [string, OwnSave[]][] = [];
  for (const save of saves) {
    const day = dayOf(save.savedAt);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(save);
    else days.push([day, [save]]);
  }
  return days;
}

function OwnDays({ list, open }: { readonly list: ArticleVersions; readonly open: OpenArticle }) {
  const { versions } = useStores();
  const { versions: words } = useWords();
  const formats = useFormats();
  const today = formats.date(useMinute().toISOString());
  const kept = new Set(list.shared.map(({ content }) => content));
  return byDay(list.own, formats.date).map(([day, saves], index) => (
    <section key={`${day} ${String(index)}`} className={styles.day}>
      <h3>{day === today ? words.today : day}</h3>
      <ul className={styles.times}>
        {saves.map(({ id, savedAt, content }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.time}
              title={kept.has(content) ? words.isRevision : undefined}
              onClick={() =>
                void versions.show(open.id, { kind: 'save', id }, savedAt, kept.has(content) ? content : undefined)
              }
            >
              <time dateTime={savedAt}>{formats.clock(savedAt)}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** The words as they are now, under a name that tells them from the others. */
function NameVersion({ open }: { readonly open: OpenArticle }) {
  const { notices } = useStores();
  const { versions: words } = useWords();
  const [note, setNote] = useState('');
  const keep = async () => {
    const name = note.trim();
    if (!(await open.keepNamed(name))) return;
    setNote('');
    notices.showInfo((now) => now.versions.named(name));
  };
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') void keep();
      }}
    >
      <TextField
        label={words.name}
        value={note}
        onChange={setNote}
        maxLength={MAX_VERSION_NAME}
        hint={words.nameHint}
      />
      <button type="submit" className={controls.secondary} disabled={note.trim() === ''}>
        {words.keepNamed}
      </button>
    </form>
  );
}

/** The way to who did what. */
function HistoryButton() {
  const commands = useCommands();
  const { versions: words } = useWords();
  return (
    <button
      type="button"
      className={`${controls.secondary} ${controls.small}`}
      onClick={commands['review.history'].run}
    >
      {words.history}
    </button>
  );
}

/** What the article was before: the revisions that the desk shares, and this machine's own saves. */
export function VersionsPanel({ open }: { readonly open: OpenArticle }) {
  const { versions: words } = useWords();
  const list = useVersions(open);
  if (list === null) return <p className={styles.explain}>{words.loading}</p>;
  return (
    <>
      <section className={styles.part} aria-labelledby="versions-shared">
        <h2 id="versions-shared">{words.shared}</h2>
        <p className={styles.explain}>
          {list.isSharedAway ? words.sharedAway : list.shared.length === 0 ? words.noneShared : words.sharedExplain}
        </p>
        <NameVersion open={open} />
        <HistoryButton />
        <ul className={styles.rows}>
          {list.shared.map((version) => (
            <SharedRow key={version.record} version={version} open={open} />
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="versions-own">
        <h2 id="versions-own">{words.own}</h2>
        <p className={styles.explain}>{list.kept === 0 ? words.noneOwn : words.ownExplain(list.kept)}</p>
        {list.damaged === 0 ? null : <p className={styles.trouble}>{words.damaged(list.damaged)}</p>}
        {list.missed === 0 ? null : <p className={styles.trouble}>{words.missed(list.missed)}</p>}
        <OwnDays list={list} open={open} />
      </section>
    </>
  );
}
