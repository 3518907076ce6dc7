import { useState } from 'react';
import { changeKey, listChanges, type ChangeRef } from '../../shared/compare/change-refs.ts';
import { countChanges } from '../../shared/compare/count-changes.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { TextArea } from '../app/text-area.tsx';
import { ChangeViewContext } from '../review/change-frame.tsx';
import { goToChange } from '../review/change-walk.ts';
import { ComparedPage } from '../review/compared-page.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import review from '../review/review.module.css';
import { placeKey, type ShownProposal } from './deciding.ts';
import styles from './proposals.module.css';

interface ShownProps {
  readonly open: OpenArticle;
  readonly shown: ShownProposal;
}

function Head({ open, shown, left }: ShownProps & { readonly left: number }) {
  const { deciding, suggesting, surface } = useStores();
  const { proposals: words, compare } = useWords();
  const formats = useFormats();
  const names = useSignalValue(suggesting.known)?.names ?? {};
  const isBusy = useSignalValue(deciding.isBusy);
  const { by, at, note } = shown.proposal;
  return (
    <header className={review.head}>
      <div className={review.headLine}>
        <h1>{words.of(names[by] ?? words.somebody, formats.dateTime(at))}</h1>
        <button type="button" className={controls.secondary} onClick={() => surface.show('article')}>
          {words.back}
        </button>
      </div>
      {note === '' ? null : <p className={styles.why}>{note}</p>}
      <div className={review.headLine}>
        <p className={review.summary} role="status">
          {left === 0 ? words.left(0) : `${words.left(left)} · ${compare.summary(countChanges(shown.comparison))}`}
        </p>
        {([-1, 1] as const).map((step) => (
          <button
            key={step}
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            disabled={left === 0}
            onClick={() => goToChange(step)}
          >
            {step === 1 ? compare.next : compare.previous}
          </button>
        ))}
        <button
          type="button"
          className={`${controls.secondary} ${controls.small}`}
          disabled={left === 0 || isBusy}
          onClick={() => void deciding.refuseAll(open)}
        >
          {words.refuseAll}
        </button>
        <button
          type="button"
          className={`${controls.secondary} ${controls.small}`}
          disabled={left === 0 || isBusy}
          onClick={() => void deciding.acceptAll(open)}
        >
          {words.acceptAll}
        </button>
      </div>
    </header>
  );
}

/** What became of it, and why, once nothing is open. */
function Finish({ open, shown }: ShownProps) {
  const { deciding, suggesting, surface, notices } = useStores();
  const { proposals: words } = useWords();
  const isBusy = useSignalValue(deciding.isBusy);
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const needsReason = shown.refused > 0;
  const isMissing = needsReason && note.trim() === '';
  const finish = async () => {
    if (isMissing) return setAsked(true);
    const answer = await deciding.finish(open, note.trim());
    if (answer === null) return;
    suggesting.take(answer);
    notices.showInfo((now) => now.proposals.finished);
    surface.show('article');
  };
  return (
    <form
      className={styles.finish}
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <p>{words.counted(shown.taken, shown.refused)}</p>
      <TextArea
        label={needsReason ? words.reason : words.remark}
        problem={isAsked && isMissing ? words.reasonMissing : null}
        value={note}
        onChange={(next) => setNote(next.slice(0, 2_000))}
      />
      <div className={controls.row}>
        <button type="submit" className={controls.primary} disabled={isBusy}>
          {words.finish}
        </button>
      </div>
    </form>
  );
}

function OfProposal({ open, shown }: ShownProps) {
  const { deciding, surface } = useStores();
  const { proposals: words } = useWords();
  const changes = listChanges(shown.comparison);
  /** The change that was decided is gone: the focus goes on to the next one, or to the answer. */
  const decide = async (ref: ChangeRef, work: () => Promise<void>) => {
    const at = changes.findIndex((change) => changeKey(change) === changeKey(ref));
    await work();
    setTimeout(() => {
      const left = document.querySelectorAll<HTMLElement>('[data-review] [data-change]');
      const next = left[Math.min(at, left.length - 1)] ?? document.querySelector<HTMLElement>('[data-finish] textarea');
      next?.focus();
      surface.announce(words.left(left.length));
    });
  };
  const view = {
    layout: 'inline',
    changes,
    toolsOf: (ref: ChangeRef) => [
      { label: words.accept, run: () => void decide(ref, () => deciding.accept(open, ref)) },
      { label: words.refuse, run: () => void decide(ref, () => deciding.refuse(open, ref)) },
    ],
    noteOf: (ref: ChangeRef) => (shown.both.has(placeKey(ref)) ? words.both : null),
  } as const;
  return (
    <section className={review.view} aria-label={words.title}>
      <Head open={open} shown={shown} left={changes.length} />
      {/* A text that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={review.reading} data-review="" aria-label={words.reading} tabIndex={0}>
        <div data-finish="">{changes.length === 0 ? <Finish open={open} shown={shown} /> : null}</div>
        <ChangeViewContext value={view}>
          <ComparedPage comparison={shown.comparison} />
        </ChangeViewContext>
      </section>
    </section>
  );
}

/** A suggestion as its reader decides it: each change in its place, with the reason above, taken or refused one by one or together. */
export function ProposalView() {
  const { articles, deciding } = useStores();
  const { proposals: words } = useWords();
  const open = useSignalValue(articles.current);
  const shown = useSignalValue(deciding.shown);
  if (open === null || shown === null || shown.articleId !== open.id) return <p role="status">{words.loading}</p>;
  return <OfProposal key={shown.proposal.record} open={open} shown={shown} />;
}
