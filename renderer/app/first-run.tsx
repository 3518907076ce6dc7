import { useState } from 'react';
import type { DeskToJoin } from '../../shared/ipc/people-wire.ts';
import { JoinDialog } from '../people/join-dialog.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { LanguageChoice, ThemeChoice } from './appearance-settings.tsx';
import { useStores, useWords } from './stores.ts';
import { TextField } from './text-field.tsx';
import styles from './first-run.module.css';

const DESK_CHOICES = ['new-folder', 'existing', 'sample'] as const;
const SITE_CHOICES = ['default', 'choose'] as const;

interface Answers {
  readonly desk: (typeof DESK_CHOICES)[number];
  readonly deskName: string;
  readonly personName: string;
  readonly penName: string;
  readonly site: (typeof SITE_CHOICES)[number];
}

interface QuestionProps {
  readonly answers: Answers;
  readonly change: (next: Partial<Answers>) => void;
  /** The required lines are looked at only after the first try to go on. */
  readonly isChecked: boolean;
}

function DeskQuestion({ answers, change, isChecked }: QuestionProps) {
  const { firstRun: words } = useWords();
  return (
    <fieldset className={styles.question}>
      <legend>{words.deskQuestion}</legend>
      <div className={styles.choices}>
        {DESK_CHOICES.map((desk) => (
          <label key={desk} className={styles.choice}>
            <input type="radio" name="desk" checked={answers.desk === desk} onChange={() => change({ desk })} />
            <span>
              {words.desk[desk]}
              <small>{words.deskNote[desk]}</small>
            </span>
          </label>
        ))}
      </div>
      {answers.desk === 'new-folder' ? (
        <TextField
          label={words.deskName}
          value={answers.deskName}
          onChange={(deskName) => change({ deskName })}
          maxLength={200}
          problem={isChecked && answers.deskName.trim() === '' ? words.required : null}
        />
      ) : null}
    </fieldset>
  );
}

function PersonQuestion({ answers, change, isChecked }: QuestionProps) {
  const { firstRun: words } = useWords();
  return (
    <fieldset className={styles.question}>
      <legend>{words.meQuestion}</legend>
      <div className={controls.two}>
        <TextField
          label={words.personName}
          value={answers.personName}
          onChange={(personName) => change({ personName })}
          maxLength={200}
          autoComplete="name"
          problem={isChecked && answers.personName.trim() === '' ? words.required : null}
        />
        <TextField
          label={words.penName}
          value={answers.penName}
          onChange={(penName) => change({ penName })}
          maxLength={200}
          hint={words.penNameHint}
        />
      </div>
    </fieldset>
  );
}

function SiteQuestion({ answers, change }: QuestionProps) {
  const { firstRun: words } = useWords();
  return (
    <fieldset className={styles.question}>
      <legend>{words.siteQuestion}</legend>
      {answers.desk === 'existing' ? (
        <p className={controls.hint}>{words.siteExisting}</p>
      ) : (
        <div className={styles.choices}>
          {SITE_CHOICES.map((site) => (
            <label key={site} className={styles.choice}>
              <input type="radio" name="site" checked={answers.site === site} onChange={() => change({ site })} />
              <span>{words.site[site]}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

const isComplete = (answers: Answers): boolean =>
  answers.personName.trim() !== '' && (answers.desk !== 'new-folder' || answers.deskName.trim() !== '');

function useOpenDesk(answers: Answers, sampleName: string) {
  const { session, site } = useStores();
  const [found, setFound] = useState<DeskToJoin | null>(null);
  const me = { personName: answers.personName.trim(), penName: answers.penName.trim() };
  const join = async ({ root }: DeskToJoin) => {
    setFound(null);
    await session.joinDesk({ root, ...me });
  };
  const open = async () => {
    if (answers.desk === 'existing') {
      const desk = await session.lookAtDesk();
      if (desk?.isKnown === true) await join(desk);
      else setFound(desk);
      return;
    }
    const deskName = answers.desk === 'sample' ? sampleName : answers.deskName.trim();
    const isOpen = await session.createDesk({ where: answers.desk, deskName, ...me });
    if (isOpen && answers.site === 'choose') await site.chooseFolder();
  };
  return { open, found, join, stop: () => setFound(null) };
}

function Problem() {
  const { session } = useStores();
  const { firstRun: words } = useWords();
  const problem = useSignalValue(session.start)?.deskProblem ?? null;
  return problem === null ? null : (
    <p className={styles.problem} role="alert">
      {words.problems[problem]}
    </p>
  );
}

/** Three questions on one screen: the desk, the person, the site. */
export function FirstRun() {
  const words = useWords();
  const [answers, setAnswers] = useState<Answers>({
    desk: 'new-folder',
    deskName: '',
    personName: '',
    penName: '',
    site: 'default',
  });
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { open, found, join, stop } = useOpenDesk(answers, words.firstRun.sampleName);
  const change = (next: Partial<Answers>) => setAnswers((before) => ({ ...before, ...next }));
  const submit = async () => {
    setChecked(true);
    if (!isComplete(answers)) return;
    setBusy(true);
    await open();
    setBusy(false);
  };
  const question = { answers, change, isChecked };
  return (
    <main className={styles.screen}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header className={styles.head}>
          <p className={styles.name}>{words.appName}</p>
          <h1>{words.firstRun.title}</h1>
          <p>{words.firstRun.lede}</p>
        </header>
        <Problem />
        <DeskQuestion {...question} />
        <PersonQuestion {...question} />
        <SiteQuestion {...question} />
        <footer className={styles.foot}>
          <LanguageChoice />
          <ThemeChoice />
          <button type="submit" className={controls.primary} disabled={isBusy}>
            {isBusy ? words.firstRun.starting : words.firstRun.start}
          </button>
        </footer>
      </form>
      {found === null ? null : <JoinDialog desk={found} onJoin={() => void join(found)} onClose={stop} />}
    </main>
  );
}
