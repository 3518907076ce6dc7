import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { HashSchema, lineOf, UtcInstantSchema } from './record-schema.ts';
import { DeskIdSchema } from './roster.ts';

/** Bytes of the largest request that is read: a few lines about one device. */
export const MAX_REQUEST_BYTES = 16 * 1024;

/** What a device that the roster does not know yet says of itself, signed with its own key. It proves nothing but that the key is there. */
export const JoinRequestSchema = v.object({
  v: v.literal(1),
  desk: DeskIdSchema,
  /** The roster's root as this device confirmed it. */
  root: HashSchema,
  at: UtcInstantSchema,
  /** In whose name it has signed until now. */
  person: EntryIdSchema,
  name: v.pipe(lineOf(200), v.minLength(1)),
  penName: lineOf(200),
  /** What people call the device. */
  label: lineOf(200),
});
export type JoinRequest = v.InferOutput<typeof JoinRequestSchema>;
