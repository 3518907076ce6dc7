import { useState } from 'react';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './people.module.css';

/** The desk's rules as the signed list has them. A rule of a newer program is left as it is. */
export function RulesPart({ overview }: { readonly overview: PeopleOverview }) {
  const { people, notices } = useStores();
  const { rules: words } = useWords().people;
  const signed = overview.rules['selfApprove'] === true;
  const [selfApprove, setSelfApprove] = useState(signed);
  const save = async () => {
    if (await people.ask('people:change', { change: { kind: 'rules', rules: { selfApprove } } }))
      notices.showInfo((now) => now.people.saved);
  };
  return (
    <section className={styles.part} aria-labelledby="people-rules">
      <h2 id="people-rules">{words.title}</h2>
      <p className={controls.hint}>{words.explain}</p>
      {overview.mayChange ? (
        <>
          <label className={controls.check}>
            <input type="checkbox" checked={selfApprove} onChange={(event) => setSelfApprove(event.target.checked)} />
            <span>
              {words.selfApprove} <small className={controls.hint}>{words.selfApproveNote}</small>
            </span>
          </label>
          <div className={controls.row}>
            <button
              type="button"
              className={controls.secondary}
              disabled={selfApprove === signed}
              onClick={() => void save()}
            >
              {words.save}
            </button>
          </div>
        </>
      ) : (
        <dl className={styles.facts}>
          <dt>{words.selfApprove}</dt>
          <dd>{signed ? words.yes : words.no}</dd>
        </dl>
      )}
    </section>
  );
}
