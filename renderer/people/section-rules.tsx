import { useState } from 'react';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import {
  rankNeeded,
  rulesFor,
  type DeskRules,
  type EffectiveRules,
  type SectionRules,
} from '../../shared/workflow/desk-rules.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { sectionTree } from '../state/site.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { APPROVALS, hasEnoughApprovers, LEVELS } from './enough-approvers.ts';
import styles from './people.module.css';

const RANKS = [1, 2, 3] as const;

interface SectionRow {
  readonly id: string;
  readonly title: string;
}

const ownOf = (rules: DeskRules, section: string): SectionRules => {
  const { levels, approvals, urgent } = rules.sections?.[section] ?? {};
  return {
    ...(levels === undefined ? {} : { levels }),
    ...(approvals === undefined ? {} : { approvals }),
    ...(urgent === undefined ? {} : { urgent }),
  };
};

/** What the rules mean for an article, in one or two sentences. */
function useMeaning(): (rules: EffectiveRules) => string {
  const { rules: words } = useWords().people;
  return (rules) => {
    const rank = RANKS.find((one) => one === rankNeeded(rules)) ?? 3;
    return words.meaning(rules.approvals, words.ranks[rank], rules.selfApprove, rules.urgent);
  };
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, label: string])[];
  /** What the desk has, which holds where nothing is chosen. */
  readonly common: string;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, choices, common, onChange }: ChoiceProps) {
  return (
    <label className={controls.field}>
      <span className={controls.label}>{label}</span>
      <select
        className={controls.box}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{common}</option>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function without<K extends keyof SectionRules>(
  rules: SectionRules,
  key: K,
  value: SectionRules[K] | undefined,
): SectionRules {
  const { [key]: _before, ...others } = rules;
  return value === undefined ? others : { ...others, [key]: value };
}

function SectionFields({
  desk,
  own,
  onChange,
}: {
  readonly desk: EffectiveRules;
  readonly own: SectionRules;
  readonly onChange: (own: SectionRules) => void;
}) {
  const { rules: words } = useWords().people;
  const yesNo = (value: boolean): string => (value ? words.yes : words.no);
  const level = LEVELS.find((count) => count === desk.levels) ?? 4;
  return (
    <>
      <Choice
        label={words.levels}
        value={own.levels?.toString()}
        choices={LEVELS.map((count) => [String(count), words.level[count]])}
        common={words.asDesk(words.level[level])}
        onChange={(next) => onChange(without(own, 'levels', next === undefined ? undefined : Number(next)))}
      />
      <Choice
        label={words.approvals}
        value={own.approvals?.toString()}
        choices={APPROVALS.map((count) => [String(count), words.approvalCount(count)])}
        common={words.asDesk(words.approvalCount(desk.approvals))}
        onChange={(next) => onChange(without(own, 'approvals', next === undefined ? undefined : Number(next)))}
      />
      <Choice
        label={words.urgent}
        value={own.urgent === undefined ? undefined : String(own.urgent)}
        choices={[true, false].map((value) => [String(value), yesNo(value)])}
        common={words.asDesk(yesNo(desk.urgent))}
        onChange={(next) => onChange(without(own, 'urgent', next === undefined ? undefined : next === 'true'))}
      />
    </>
  );
}

function SectionDialog({
  section,
  overview,
  onClose,
}: {
  readonly section: SectionRow;
  readonly overview: PeopleOverview;
  readonly onClose: () => void;
}) {
  const { people, notices } = useStores();
  const { people: words, cancel } = useWords();
  const meaning = useMeaning();
  const signed = ownOf(overview.rules, section.id);
  const [own, setOwn] = useState(signed);
  const effective = rulesFor({ ...overview.rules, sections: { [section.id]: own } }, section.id);
  const save = async () => {
    const change = { kind: 'sectionRules', section: section.id, rules: own } as const;
    if (!(await people.ask('people:change', { change }))) return;
    notices.showInfo((now) => now.people.saved);
    onClose();
  };
  return (
    <Dialog title={words.rules.sectionTitle(section.title)} onClose={onClose}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SectionFields desk={rulesFor(overview.rules, null)} own={own} onChange={setOwn} />
        <p role="status" className={styles.what}>
          {meaning(effective)}
        </p>
        {hasEnoughApprovers(overview, effective) ? null : <p className={controls.why}>{words.rules.nobodyApproves}</p>}
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.quiet} onClick={onClose}>
            {cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={JSON.stringify(own) === JSON.stringify(signed)}>
            {words.rules.saveSection}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What each section has of its own; where it has nothing, the desk's rules hold. */
export function SectionRulesPart({ overview }: { readonly overview: PeopleOverview }) {
  const { site } = useStores();
  const { rules: words } = useWords().people;
  const meaning = useMeaning();
  const [edited, setEdited] = useState<SectionRow | null>(null);
  const listed = sectionTree(useSignalValue(site.info)?.portal.sections ?? []).map(({ section }) => section);
  const known = new Set(listed.map(({ id }) => id));
  const gone = Object.keys(overview.rules.sections ?? {}).filter((id) => !known.has(id));
  const rows: readonly SectionRow[] = [...listed, ...gone.map((id) => ({ id, title: words.goneSection(id) }))];
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{words.sections}</h3>
      <p className={controls.hint}>{words.sectionsExplain}</p>
      <ul className={styles.rows}>
        {rows.map((section) => {
          const hasOwn = Object.keys(ownOf(overview.rules, section.id)).length > 0;
          return (
            <li key={section.id} className={styles.row}>
              <span>
                <strong>{section.title}</strong>
                <small className={styles.facts}>
                  {hasOwn ? meaning(rulesFor(overview.rules, section.id)) : words.commonRules}
                </small>
              </span>
              {overview.mayChange ? (
                <button
                  type="button"
                  className={`${controls.secondary} ${controls.small}`}
                  aria-label={words.editSectionNamed(section.title)}
                  onClick={() => setEdited(section)}
                >
                  {words.editSection}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {edited === null ? null : <SectionDialog section={edited} overview={overview} onClose={() => setEdited(null)} />}
    </>
  );
}
