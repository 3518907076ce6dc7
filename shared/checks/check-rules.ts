import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { CHECK_LEVELS, CHECKS, type CheckLevel, type CheckName } from './check-names.ts';

/** Levels by check; what is left out stays as usual. A check or level of a newer program has no meaning here and is kept. */
const LevelsSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)), v.pipe(v.string(), v.maxLength(20)));

/** What a desk asks of its articles: for all of them, and for those of one section. */
export const CheckRulesSchema = v.object({
  desk: LevelsSchema,
  sections: v.record(EntryIdSchema, LevelsSchema),
});

export type CheckRules = v.InferOutput<typeof CheckRulesSchema>;

/** A page cannot be made without these: no desk can do without them. */
const ALWAYS: ReadonlySet<CheckName> = new Set(['headline', 'body', 'section']);

/** The publication itself waits for the hour (guard `embargoOver`): before that it is only said. */
const ONLY_SAID: ReadonlySet<CheckName> = new Set(['embargo']);

/** The checks whose level a desk decides. */
export const CHOSEN_CHECKS: readonly CheckName[] = CHECKS.filter(
  (check) => !ALWAYS.has(check) && !ONLY_SAID.has(check),
);

const isLevel = (text: string | undefined): text is CheckLevel =>
  (CHECK_LEVELS as readonly string[]).includes(text ?? '');

/** What holds where nothing was decided: words to come keep an article back, everything else is said. */
const usualLevel = (check: CheckName): CheckLevel => (ALWAYS.has(check) || check === 'tk' ? 'required' : 'advice');

/** The checks that this one was a part of when older rules were signed: where nobody has decided about it since, those still hold for it. */
const WAS_PART_OF: Readonly<Partial<Record<CheckName, CheckName>>> = { 'lead-low-resolution': 'figure-low-resolution' };

export type Levels = Readonly<Record<CheckName, CheckLevel>>;

/** The levels that hold for an article of this section. */
export function levelsFor(rules: CheckRules | undefined, section: string | null): Levels {
  const own = section === null ? undefined : rules?.sections[section];
  const levelOf = (check: CheckName): CheckLevel => {
    if (!CHOSEN_CHECKS.includes(check)) return usualLevel(check);
    const decided = [check, WAS_PART_OF[check] ?? check].flatMap((name) => [own?.[name], rules?.desk[name]]);
    return decided.find(isLevel) ?? usualLevel(check);
  };
  return Object.fromEntries(CHECKS.map((check) => [check, levelOf(check)])) as Record<CheckName, CheckLevel>;
}
