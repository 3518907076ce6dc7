import { ReasonSchema, recordOf } from '../record-schema.ts';

/** `revoke`: approvals given so far no longer hold, with the reason. */
export const RevokeRecordSchema = recordOf('revoke', 1, {
  reason: ReasonSchema,
});
