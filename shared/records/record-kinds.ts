import type * as v from 'valibot';
import { AnswerProposalRecordSchema } from './kinds/answer-proposal-record.ts';
import { ApproveRecordSchema } from './kinds/approve-record.ts';
import { ApproveCorrectionRecordSchema } from './kinds/approve-correction-record.ts';
import { CommentRecordSchema } from './kinds/comment-record.ts';
import { CommissionRecordSchema } from './kinds/commission-record.ts';
import { CorrectRecordSchema } from './kinds/correct-record.ts';
import { HoldRecordSchema } from './kinds/hold-record.ts';
import { ProposalRecordSchema } from './kinds/proposal-record.ts';
import { PublicationRecordSchema } from './kinds/publication-record.ts';
import { PublishRecordSchema } from './kinds/publish-record.ts';
import { ReassignRecordSchema } from './kinds/reassign-record.ts';
import { RecallRecordSchema } from './kinds/recall-record.ts';
import { ReleaseRecordSchema } from './kinds/release-record.ts';
import { RemovalRecordSchema } from './kinds/removal-record.ts';
import { RequestChangesRecordSchema } from './kinds/request-changes-record.ts';
import { RestoreRecordSchema } from './kinds/restore-record.ts';
import { RevisionRecordSchema } from './kinds/revision-record.ts';
import { RevokeRecordSchema } from './kinds/revoke-record.ts';
import { ScheduleRecordSchema } from './kinds/schedule-record.ts';
import { SpikeRecordSchema } from './kinds/spike-record.ts';
import { SubmitRecordSchema } from './kinds/submit-record.ts';
import { TakeRecordSchema } from './kinds/take-record.ts';
import { TemplateRecordSchema } from './kinds/template-record.ts';
import { UnscheduleRecordSchema } from './kinds/unschedule-record.ts';
import { UnspikeRecordSchema } from './kinds/unspike-record.ts';
import { WithdrawRecordSchema } from './kinds/withdraw-record.ts';
import type { EnvelopeSchema } from './record-schema.ts';

/** Every kind of record that this program can act on, each in a file of its own. Kinds unknown here are kept and passed on, without effect. */
export const RECORD_KINDS = {
  revision: RevisionRecordSchema,
  submit: SubmitRecordSchema,
  recall: RecallRecordSchema,
  take: TakeRecordSchema,
  release: ReleaseRecordSchema,
  reassign: ReassignRecordSchema,
  requestChanges: RequestChangesRecordSchema,
  approve: ApproveRecordSchema,
  revoke: RevokeRecordSchema,
  schedule: ScheduleRecordSchema,
  unschedule: UnscheduleRecordSchema,
  publish: PublishRecordSchema,
  approveCorrection: ApproveCorrectionRecordSchema,
  correct: CorrectRecordSchema,
  withdraw: WithdrawRecordSchema,
  restore: RestoreRecordSchema,
  spike: SpikeRecordSchema,
  unspike: UnspikeRecordSchema,
  hold: HoldRecordSchema,
  comment: CommentRecordSchema,
  commission: CommissionRecordSchema,
  proposal: ProposalRecordSchema,
  answerProposal: AnswerProposalRecordSchema,
  template: TemplateRecordSchema,
  publication: PublicationRecordSchema,
  removal: RemovalRecordSchema,
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

/** A record's payload, by its kind. */
export type PayloadOf<K extends RecordKind> = v.InferOutput<(typeof RECORD_KINDS)[K]>;

export type RecordPayload = { [K in RecordKind]: PayloadOf<K> }[RecordKind];

type Envelope = Exclude<keyof v.InferOutput<typeof EnvelopeSchema>, 'kind'>;

/** What the writer of a record of this kind decides; the ledger adds the envelope. */
export type BodyOf<K extends RecordKind> = Omit<PayloadOf<K>, Envelope>;

export type RecordBody = { [K in RecordKind]: BodyOf<K> }[RecordKind];
