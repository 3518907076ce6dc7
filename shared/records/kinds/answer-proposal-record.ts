import * as v from 'valibot';
import { HashSchema, NoteSchema, recordOf } from '../record-schema.ts';

/** What became of a proposal: all of it taken, some of it, nothing; or taken back by whoever made it. */
export const PROPOSAL_VERDICTS = ['accepted', 'partly', 'refused', 'withdrawn'] as const;

/**
 * `answerProposal`: an answer to a proposal. What was taken stands in `revision`, a revision of the answerer's own (null: nothing was taken); `note` is
 * the reason, never empty where something was refused.
 */
export const AnswerProposalRecordSchema = recordOf('answerProposal', 1, {
  proposal: HashSchema,
  verdict: v.picklist(PROPOSAL_VERDICTS),
  revision: v.nullable(HashSchema),
  note: NoteSchema,
});
