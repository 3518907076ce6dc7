import type { AppError } from '../../../shared/app-error.ts';
import type { Photo } from '../../../shared/article/schema.ts';
import type { Result } from '../../../shared/result.ts';

/** Photos by the SHA-256 of their original bytes, kept byte for byte and written once. */
export interface BlobStore {
  readonly put: (bytes: Uint8Array, mediaType: Photo['mediaType']) => Promise<Result<string, AppError>>;
  /** The bytes, compared with the hash before they are handed out: `damaged` when they differ, `not-found` when there are none. */
  readonly read: (hash: string) => Promise<Result<Uint8Array, AppError>>;
  readonly has: (hash: string) => Promise<boolean>;
}
