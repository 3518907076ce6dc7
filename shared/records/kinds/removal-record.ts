import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { HashSchema, lineOf, recordOf } from '../record-schema.ts';

/**
 * `removal`: the withdrawn article was looked for on that portal and no reader meets it there any more. `how`: its page says so (`notice`) or is not there
 * (`removed`); `rendered` the SHA-256 of what stands in its place, null where nothing does; `exporter` what took it off, and its version.
 */
export const RemovalRecordSchema = recordOf('removal', 1, {
  portal: EntryIdSchema,
  how: v.picklist(['notice', 'removed']),
  rendered: v.nullable(HashSchema),
  exporter: lineOf(100),
});

export type RemovalBody = Pick<v.InferOutput<typeof RemovalRecordSchema>, 'portal' | 'how' | 'rendered' | 'exporter'>;
