import { useState } from 'react';
import { CHECK_LEVELS, type CheckLevel, type CheckName } from '../../shared/checks/check-names.ts';
import { CHOSEN_CHECKS, levelsFor, type CheckRules } from '../../shared/checks/check-rules.ts';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import { useStores, useWords } from '../app/stores.ts';
import people from '../people/people.module.css';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './checks.module.css';

const NO_RULES: CheckRules = { desk: {}, sections: {} };

/** The desk's own word for an empty choice: nothing of its own is said, and what holds more widely counts. */
const AS_DESK = '';

function withLevel(rules: CheckRules, section: string | null, check: CheckName, level: CheckLevel | null): CheckRules {
  const { [check]: _before, ...others } = section === null ? rules.desk : (rules.sections[section] ?? {});
  const levels = level === null ? others : { ...others, [check]: level };
  if (section === null) return { ...rules, desk: levels };
  const { [section]: _own, ...sections } = rules.sections;
  // A section with nothing of its own has no entry.
  return { ...rules, sections: Object.keys(levels).length === 0 ? sections : { ...sections, [section]: levels } };
}

interface LevelChoiceProps {
  readonly check: CheckName;
  readonly rules: CheckRules;
  readonly section: string | null;
  readonly onChange: (rules: CheckRules) => void;
}

function LevelChoice({ check, rules, section, onChange }: LevelChoiceProps) {
  const { checks: words, panels } = useWords();
  const ofDesk = levelsFor(rules, null)[check];
  const own = section === null ? undefined : rules.sections[section]?.[check];
  const value = section === null ? ofDesk : (own ?? AS_DESK);
  return (
    <label>
      <span>{panels.problems[check]}</span>
      <select
        className={controls.box}
        value={value}
        onChange={(event) => {
          const level = CHECK_LEVELS.find((one) => one === event.target.value) ?? null;
          onChange(withLevel(rules, section, check, level));
        }}
      >
        {section === null ? null : <option value={AS_DESK}>{words.rules.asDesk(words.rules.level[ofDesk])}</option>}
        {CHECK_LEVELS.map((level) => (
          <option key={level} value={level}>
            {words.rules.level[level]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Sentence({ rules, section }: { readonly rules: CheckRules; readonly section: string | null }) {
  const { checks: words, panels } = useWords();
  const levels = levelsFor(rules, section);
  const required = CHOSEN_CHECKS.filter((check) => levels[check] === 'required');
  return <p className={controls.hint}>{words.rules.sentence(required.map((check) => panels.problems[check]))}</p>;
}

function RulesForm({ signed }: { readonly signed: CheckRules }) {
  const { people: store, notices, site } = useStores();
  const { checks: words } = useWords();
  const sections = useSignalValue(site.info)?.portal.sections ?? [];
  const [draft, setDraft] = useState(signed);
  const [section, setSection] = useState<string | null>(null);
  const save = async () => {
    if (await store.ask('people:change', { change: { kind: 'rules', rules: { checks: draft } } }))
      notices.showInfo((now) => now.people.saved);
  };
  return (
    <>
      <label className={controls.field}>
        <span className={controls.label}>{words.rules.whose}</span>
        <select
          className={controls.box}
          value={section ?? ''}
          onChange={(event) => setSection(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{words.rules.desk}</option>
          {sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.levels}>
        {CHOSEN_CHECKS.map((check) => (
          <LevelChoice key={check} check={check} rules={draft} section={section} onChange={setDraft} />
        ))}
      </div>
      <Sentence rules={draft} section={section} />
      <div className={controls.row}>
        <button
          type="button"
          className={controls.secondary}
          disabled={JSON.stringify(draft) === JSON.stringify(signed)}
          onClick={() => void save()}
        >
          {words.rules.save}
        </button>
      </div>
    </>
  );
}

/** Which checks an article of this desk must pass, as the signed list has it. */
export function CheckRulesPart({ overview }: { readonly overview: PeopleOverview }) {
  const { checks: words } = useWords();
  const signed = overview.rules.checks ?? NO_RULES;
  return (
    <section className={people.part} aria-labelledby="people-checks">
      <h2 id="people-checks">{words.rules.title}</h2>
      <p className={controls.hint}>{words.rules.explain}</p>
      {overview.mayChange ? (
        <RulesForm key={JSON.stringify(signed)} signed={signed} />
      ) : (
        <Sentence rules={signed} section={null} />
      )}
    </section>
  );
}
