import * as v from 'valibot';
import { BlobHashSchema } from '../../article/schema.ts';
import type { PhotoOutcome } from '../wire.ts';

/** 64 MiB: the largest photo file that the window may hand over. */
export const MAX_PHOTO_BYTES = 64 * 1024 * 1024;

/** Photos on their way into the desk. */
export const PHOTO_REQUESTS = {
  'photo:pick': v.strictObject({ many: v.boolean() }),
  'photo:add': v.strictObject({
    fileName: v.pipe(v.string(), v.maxLength(255)),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_PHOTO_BYTES),
    ),
  }),
  /** Which of these photos have Content Credentials (C2PA), and what those say. */
  'photo:credentials': v.strictObject({ blobs: v.pipe(v.array(BlobHashSchema), v.maxLength(200)) }),
  'photo:exists': v.strictObject({ blob: BlobHashSchema }),
} as const;

/** What a photo's Content Credentials say of themselves; their signature was not checked. `generator`: the camera or program that wrote them, where it says so. */
export interface PhotoCredentials {
  readonly blob: string;
  readonly generator: string | null;
}

export interface PhotoAnswers {
  'photo:credentials': readonly PhotoCredentials[];
  'photo:pick': readonly PhotoOutcome[];
  'photo:add': PhotoOutcome;
  'photo:exists': boolean;
}
