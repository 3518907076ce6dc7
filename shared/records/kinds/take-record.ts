import * as v from 'valibot';
import { HashSchema, recordOf } from '../record-schema.ts';

/** `take`: an editor begins the review. `over` names the taking that this one replaces; null: nobody had it. Of two that knew nothing of each other the first holds. */
export const TakeRecordSchema = recordOf('take', 1, {
  over: v.nullable(HashSchema),
});
