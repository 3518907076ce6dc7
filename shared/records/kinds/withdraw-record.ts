import { ReasonSchema, recordOf } from '../record-schema.ts';

/** `withdraw`: the published article is to leave the portal, with the reason. */
export const WithdrawRecordSchema = recordOf('withdraw', 1, {
  reason: ReasonSchema,
});
