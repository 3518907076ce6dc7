import { useEffect, useState } from 'react';
import type { DeviceRow, PeopleOverview, PersonRow, RequestRow } from '../../shared/ipc/people-wire.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import shared from '../publishing/publishing.module.css';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { DeviceDialog } from './device-dialog.tsx';
import { FingerprintWords } from './fingerprint.tsx';
import { MyRequest } from './my-request.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { RecoveryPart } from './recovery-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import { CheckRulesPart } from '../checks/check-rules-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import styles from './people.module.css';

type OpenDialog =
  | { readonly kind: 'person'; readonly person: PersonRow }
  | { readonly kind: 'device'; readonly device: DeviceRow }
  | { readonly kind: 'request'; readonly request: RequestRow };

function Opened({
  dialog,
  overview,
  onClose,
}: {
  readonly dialog: OpenDialog;
  readonly overview: PeopleOverview;
  readonly onClose: () => void;
}) {
  switch (dialog.kind) {
    case 'person':
      return <PersonDialog person={dialog.person} onClose={onClose} />;
    case 'device':
      return <DeviceDialog device={dialog.device} onClose={onClose} />;
    case 'request':
      return <SignInDialog request={dialog.request} overview={overview} onClose={onClose} />;
  }
}

function ApartPart({ overview }: { readonly overview: PeopleOverview }) {
  const { people } = useStores();
  const { apart: words } = useWords().people;
  const formats = useFormats();
  const { errors } = useWords();
  if (overview.apart.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="people-apart">
      <h2 id="people-apart">{words.title}</h2>
      <p className={controls.hint}>{words.explain}</p>
      <ul className={styles.rows}>
        {overview.apart.map(({ version, byName, at, touches }) => (
          <li key={version} className={styles.row}>
            <span>{words.row(byName, formats.dateTime(at), errors.list(touches))}</span>
            {overview.mayChange ? (
              <button
                type="button"
                className={controls.secondary}
                onClick={() => void people.ask('people:repeat', { version })}
              >
                {words.repeat}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ overview }: { readonly overview: PeopleOverview }) {
  const words = useWords().people;
  const formats = useFormats();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  return (
    // Who may change nothing has no control here: the text must be reachable by keyboard all the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0}>
      <div className={styles.parts}>
        <p className={styles.what}>{words.what}</p>
        {overview.mayChange ? null : <p className={controls.hint}>{words.notAdmin}</p>}
        {overview.standing === 'member' ? null : <MyRequest overview={overview} standing={overview.standing} />}
        {overview.mayChange ? (
          <RequestsPart overview={overview} onLook={(request) => setDialog({ kind: 'request', request })} />
        ) : null}
        <ApartPart overview={overview} />
        <PeopleList
          overview={overview}
          onPerson={(person) => setDialog({ kind: 'person', person })}
          onDevice={(device) => setDialog({ kind: 'device', device })}
        />
        {overview.mayChange ? <RecoveryPart overview={overview} /> : null}
        <RulesPart key={overview.version} overview={overview} />
        <CheckRulesPart overview={overview} />
        <section className={styles.part} aria-labelledby="people-words">
          <h2 id="people-words">{words.deskWords.title}</h2>
          <p className={controls.hint}>{words.deskWords.explain}</p>
          <FingerprintWords words={overview.deskWords} label={words.deskWords.title} />
        </section>
        <p className={controls.hint}>{words.signedVersion(overview.version, formats.dateTime(overview.changedAt))}</p>
      </div>
      {dialog === null ? null : <Opened dialog={dialog} overview={overview} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** Who works here, on which devices, and what they may do. */
export function PeopleView() {
  const { people, surface } = useStores();
  const words = useWords();
  const overview = useSignalValue(people.overview);
  useEffect(() => void people.lookAgain(), [people]);
  return (
    <section className={shared.view} aria-label={words.people.title}>
      <header className={shared.head}>
        <h1>{words.people.title}</h1>
        <p>{words.people.explain}</p>
        <button type="button" className={controls.secondary} onClick={() => surface.show('article')}>
          {words.commands['view.focusText']}
        </button>
      </header>
      {overview === null ? null : <Parts overview={overview} />}
    </section>
  );
}
