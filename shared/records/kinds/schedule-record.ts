import { EntryIdSchema, InstantSchema } from '../../article/schema.ts';
import { onThisContent, recordOf } from '../record-schema.ts';

/** `schedule`: approved content is to appear at a time. */
export const ScheduleRecordSchema = recordOf('schedule', 1, {
  ...onThisContent,
  portal: EntryIdSchema,
  publishAt: InstantSchema,
});
