import { useState } from 'react';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { rulesFor, type DeskRules, type EffectiveRules } from '../../shared/workflow/desk-rules.ts';
import { TextArea } from '../app/text-area.tsx';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { APPROVALS, hasEnoughApprovers, LEVELS } from './enough-approvers.ts';
import styles from './people.module.css';
import { SectionRulesPart } from './section-rules.tsx';

interface Draft extends EffectiveRules {
  readonly returnReasons: readonly string[];
}

const draftOf = (rules: DeskRules): Draft => ({ ...rulesFor(rules, null), returnReasons: rules.returnReasons ?? [] });

interface NumberRuleProps {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly (readonly [value: number, label: string])[];
  readonly onChange: (value: number) => void;
}

function NumberRule({ label, value, choices, onChange }: NumberRuleProps) {
  return (
    <label className={controls.field}>
      <span className={controls.label}>{label}</span>
      <select className={controls.box} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function SwitchRule({
  label,
  note,
  value,
  onChange,
}: {
  readonly label: string;
  readonly note: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <label className={controls.check}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label} <small className={controls.hint}>{note}</small>
      </span>
    </label>
  );
}

function RulesForm({ overview, signed }: { readonly overview: PeopleOverview; readonly signed: Draft }) {
  const { people, notices } = useStores();
  const { rules: words } = useWords().people;
  const [draft, setDraft] = useState(signed);
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const save = async () => {
    const { selfApprove, levels, approvals, urgent } = draft;
    const returnReasons = draft.returnReasons.map((reason) => reason.trim()).filter((reason) => reason !== '');
    const rules = { selfApprove, levels, approvals, urgent, returnReasons };
    if (await people.ask('people:change', { change: { kind: 'rules', rules } }))
      notices.showInfo((now) => now.people.saved);
  };
  return (
    <>
      <div className={styles.pair}>
        <NumberRule
          label={words.levels}
          value={draft.levels}
          choices={LEVELS.map((count) => [count, words.level[count]])}
          onChange={(levels) => change({ levels })}
        />
        <NumberRule
          label={words.approvals}
          value={draft.approvals}
          choices={APPROVALS.map((count) => [count, words.approvalCount(count)])}
          onChange={(approvals) => change({ approvals })}
        />
      </div>
      <SwitchRule
        label={words.selfApprove}
        note={words.selfApproveNote}
        value={draft.selfApprove}
        onChange={(selfApprove) => change({ selfApprove })}
      />
      <SwitchRule
        label={words.urgent}
        note={words.urgentNote}
        value={draft.urgent}
        onChange={(urgent) => change({ urgent })}
      />
      <TextArea
        label={words.returnReasons}
        value={draft.returnReasons.join('\n')}
        onChange={(text) => change({ returnReasons: text === '' ? [] : text.split('\n').slice(0, 50) })}
      />
      {hasEnoughApprovers(overview, draft) ? null : (
        <p className={controls.why} role="status">
          {words.nobodyApproves}
        </p>
      )}
      <div className={controls.row}>
        <button
          type="button"
          className={controls.secondary}
          disabled={JSON.stringify(draft) === JSON.stringify(signed)}
          onClick={() => void save()}
        >
          {words.save}
        </button>
      </div>
    </>
  );
}

function RulesList({ signed }: { readonly signed: Draft }) {
  const { rules: words } = useWords().people;
  const level = LEVELS.find((count) => count === signed.levels) ?? 4;
  const facts: readonly (readonly [string, string])[] = [
    [words.levels, words.level[level]],
    [words.approvals, words.approvalCount(signed.approvals)],
    [words.selfApprove, signed.selfApprove ? words.yes : words.no],
    [words.urgent, signed.urgent ? words.yes : words.no],
  ];
  return (
    <dl className={styles.rules}>
      {facts.map(([rule, value]) => (
        <div key={rule}>
          <dt>{rule}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The desk's rules as the signed list has them. A rule of a newer program is left as it is. */
export function RulesPart({ overview }: { readonly overview: PeopleOverview }) {
  const { rules: words } = useWords().people;
  const signed = draftOf(overview.rules);
  return (
    <section className={styles.part} aria-labelledby="people-rules">
      <h2 id="people-rules">{words.title}</h2>
      <p className={controls.hint}>{words.explain}</p>
      {overview.mayChange ? <RulesForm overview={overview} signed={signed} /> : <RulesList signed={signed} />}
      <SectionRulesPart overview={overview} />
    </section>
  );
}
