import { useState } from 'react';
import { listChanges, type ChangeRef } from '../../shared/compare/change-refs.ts';
import { countChanges } from '../../shared/compare/count-changes.ts';
import type { ComparableRevisions } from '../../shared/ipc/requests/compare-requests.ts';
import type { OwnSave } from '../../shared/ipc/requests/version-requests.ts';
import { keyLabel } from '../app/keys.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ChangeViewContext } from './change-frame.tsx';
import { goToChange } from './change-walk.ts';
import { ComparedPage } from './compared-page.tsx';
import { savedVersion, type ComparedVersion, type ShownComparison } from './comparing.ts';
import { MILESTONES, useMilestones } from './milestones.ts';
import styles from './review.module.css';

function VersionChoice({
  label,
  value,
  known,
  saves,
  onChoose,
}: {
  readonly label: string;
  readonly value: ComparedVersion;
  readonly known: ComparableRevisions;
  readonly saves: readonly OwnSave[];
  readonly onChoose: (version: ComparedVersion) => void;
}) {
  const { compare, versions } = useWords();
  const formats = useFormats();
  // One line for each text: two revisions of the same words are the same to compare.
  const revisions = known.revisions.filter(
    (revision, index) => known.revisions.findIndex(({ content }) => content === revision.content) === index,
  );
  return (
    <label className={styles.version}>
      <span className={controls.label}>{label}</span>
      <select className={controls.box} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="now">{compare.now}</option>
        <optgroup label={versions.shared}>
          {revisions.map(({ content, at, by }) => {
            const name = compare.version(`${formats.dateTime(at)}`, by ?? compare.nobody);
            return (
              <option key={content} value={content}>
                {content === known.published ? compare.published(name) : name}
              </option>
            );
          })}
        </optgroup>
        {saves.length === 0 ? null : (
          <optgroup label={versions.own}>
            {saves.map(({ id, savedAt }) => (
              <option key={id} value={savedVersion(id)}>
                {formats.moment(savedAt)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

/** The comparison as text, for a mail or a message: the line of summary and every paragraph with its marks. */
function textOfChanges(root: Element | null, summary: string): string {
  const changes = [...(root?.querySelectorAll('[data-change]') ?? [])].map((change) => {
    const copy = change.cloneNode(true) as Element;
    for (const tool of copy.querySelectorAll('button')) tool.remove();
    return `${change.getAttribute('aria-label') ?? ''}\n${(copy.textContent ?? '').replace(/\s+/gu, ' ').trim()}`;
  });
  return [summary, ...changes].join('\n\n');
}

/** What is asked most often: everything that changed in the text since it was handed over, since it was signed, since one last saw it. */
function Against({ open, shown }: { readonly open: OpenArticle; readonly shown: ShownComparison }) {
  const { comparing } = useStores();
  const { compare } = useWords();
  const milestones = useMilestones(open);
  const there = MILESTONES.flatMap((name) => {
    const content = milestones[name];
    const isHere = shown.known.revisions.some((revision) => revision.content === content);
    return content !== undefined && isHere ? [{ name, content }] : [];
  });
  if (there.length === 0) return null;
  return (
    <div className={styles.headLine}>
      <span className={controls.label}>{compare.against}</span>
      <div className={styles.layouts} role="group" aria-label={compare.against}>
        {there.map(({ name, content }) => (
          <button
            key={name}
            type="button"
            aria-pressed={shown.before === content && shown.after === 'now'}
            onClick={() => void comparing.show(open, { before: content, after: 'now' })}
          >
            {compare.milestones[name]}
          </button>
        ))}
      </div>
    </div>
  );
}

type Layout = 'inline' | 'sides';

interface HeadProps {
  readonly open: OpenArticle;
  readonly shown: ShownComparison;
  readonly places: number;
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
}

function Head({ open, shown, places, layout, setLayout }: HeadProps) {
  const { comparing, surface, session, notices } = useStores();
  const words = useWords();
  const { compare } = words;
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  const hint = (command: 'review.nextChange' | 'review.previousChange') =>
    `${words.commands[command]} (${keyLabel(command, isMac) ?? ''})`;
  const summary = compare.summary(countChanges(shown.comparison));
  const { before, after, known } = shown;
  const copy = () => {
    const text = textOfChanges(document.querySelector('[data-review]'), summary);
    void navigator.clipboard.writeText(text).then(() => notices.showInfo((now) => now.compare.copied));
  };
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h1>{compare.title}</h1>
        <VersionChoice
          label={compare.from}
          value={before}
          known={known}
          saves={shown.saves}
          onChoose={(version) => void comparing.show(open, { before: version, after })}
        />
        <VersionChoice
          label={compare.to}
          value={after}
          known={known}
          saves={shown.saves}
          onChoose={(version) => void comparing.show(open, { before, after: version })}
        />
        <button type="button" className={controls.secondary} onClick={() => surface.show('article')}>
          {compare.back}
        </button>
      </div>
      <Against open={open} shown={shown} />
      <div className={styles.headLine}>
        <p className={styles.summary} role="status">
          {summary}
        </p>
        <div className={styles.layouts} role="group" aria-label={compare.layout}>
          {(['inline', 'sides'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={layout === name} onClick={() => setLayout(name)}>
              {compare[name]}
            </button>
          ))}
        </div>
        <span className={styles.count}>{compare.places(places)}</span>
        {(['review.previousChange', 'review.nextChange'] as const).map((command) => (
          <button
            key={command}
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            title={hint(command)}
            disabled={places === 0}
            onClick={() => goToChange(command === 'review.nextChange' ? 1 : -1)}
          >
            {command === 'review.nextChange' ? compare.next : compare.previous}
          </button>
        ))}
        <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={copy}>
          {compare.copy}
        </button>
      </div>
    </header>
  );
}

function OfVersions({ open, shown }: { readonly open: OpenArticle; readonly shown: ShownComparison }) {
  const { comparing } = useStores();
  const { compare } = useWords();
  const [layout, setLayout] = useState<Layout>('inline');
  const { comparison } = shown;
  const changes = listChanges(comparison);
  const view = {
    layout,
    changes,
    toolsOf: (ref: ChangeRef) =>
      shown.after === 'now' ? [{ label: compare.restore, run: () => void comparing.restore(open, ref) }] : [],
    noteOf: () => null,
  };
  return (
    <section className={styles.view} aria-label={compare.title}>
      <Head open={open} shown={shown} places={changes.length} layout={layout} setLayout={setLayout} />
      {/* A text that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.reading} data-review="" aria-label={compare.reading} tabIndex={0}>
        <ChangeViewContext value={view}>
          <ComparedPage comparison={comparison} />
        </ChangeViewContext>
      </section>
    </section>
  );
}

/** Two versions of the open article as one reads them: struck and added words in their paragraphs, the rest as before and after. */
export function CompareView() {
  const { articles, comparing } = useStores();
  const open = useSignalValue(articles.current);
  const shown = useSignalValue(comparing.shown);
  const isBusy = useSignalValue(comparing.isBusy);
  const { compare } = useWords();
  if (open === null || shown === null || shown.articleId !== open.id)
    return <p role="status">{isBusy ? compare.comparing : compare.gone}</p>;
  return <OfVersions open={open} shown={shown} />;
}
