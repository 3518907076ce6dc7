import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { CheckRulesSchema } from '../checks/check-rules.ts';
import { nfcText } from '../text/to-nfc.ts';

/** A number that this program does not understand is read as the strictest one it knows. */
const levels = v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)), 4));
const approvals = v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 3));
const urgent = v.optional(v.fallback(v.boolean(), false));

/** What a section has of its own; what is left out, the desk decides. */
const SectionRulesSchema = v.looseObject({ levels, approvals, urgent });

/**
 * The desk's rules inside the signed roster; fields of a newer program stay when it is signed again. `levels`: 1 a desk of one person, 2 reporter and
 * editor, 3 with the secretary, 4 with the managing editor. `approvals`: different people who must approve. `urgent`: one signature may follow the
 * publication. `checks`: which checks an article must pass. `returnReasons`: what editors choose from when they return a text.
 */
export const DeskRulesSchema = v.looseObject({
  selfApprove: v.boolean(),
  levels,
  approvals,
  urgent,
  checks: v.optional(v.fallback(CheckRulesSchema, { desk: {}, sections: {} })),
  sections: v.optional(v.fallback(v.record(EntryIdSchema, SectionRulesSchema), {})),
  returnReasons: v.optional(
    v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200), v.transform(nfcText))), v.maxLength(50)), []),
  ),
});

/** What a section may have of its own, as it is chosen. */
export const SectionChoiceSchema = v.strictObject({
  levels: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))),
  approvals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3))),
  urgent: v.optional(v.boolean()),
});
export type SectionRules = v.InferOutput<typeof SectionChoiceSchema>;

export type DeskRules = v.InferOutput<typeof DeskRulesSchema>;

/** The rules that hold for one section. */
export interface EffectiveRules {
  readonly selfApprove: boolean;
  readonly levels: number;
  readonly approvals: number;
  readonly urgent: boolean;
}

/** A desk that says nothing of levels has one where people may approve what they wrote, and two where not. */
export function rulesFor(rules: DeskRules, section: string | null): EffectiveRules {
  const own = section === null ? undefined : rules.sections?.[section];
  return {
    selfApprove: rules.selfApprove,
    levels: own?.levels ?? rules.levels ?? (rules.selfApprove ? 1 : 2),
    approvals: own?.approvals ?? rules.approvals ?? 1,
    urgent: own?.urgent ?? rules.urgent ?? false,
  };
}

/** The rank that at least one approval must reach. */
export const rankNeeded = ({ levels: wanted }: EffectiveRules): number => Math.max(1, wanted - 1);
