import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { HashSchema } from '../../../shared/records/record-schema.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { readJsonFile, writeJsonFile } from '../files/json-file.ts';

/** Requests to join that this machine does not show any more, by their hashes. Nobody is answered, no file is touched. */
export interface PutAwayRequests {
  readonly all: () => Promise<ReadonlySet<string>>;
  readonly add: (hash: string) => Promise<Result<null, AppError>>;
  readonly remove: (hashes: readonly string[]) => Promise<Result<null, AppError>>;
}

/** More than anybody puts away; the oldest are shown again. */
const MOST = 1_000;

const FileSchema = v.object({ v: v.literal(1), requests: v.pipe(v.array(HashSchema), v.maxLength(MOST)) });

/** Kept beside what else this machine knows of the desk. A list that cannot be read hides nothing. */
export function createPutAwayRequests(fs: DurableFs, localFolder: string): PutAwayRequests {
  const file = path.join(localFolder, 'put-away-requests.json');
  const read = async (): Promise<readonly string[]> => (await readJsonFile(file, FileSchema))?.requests ?? [];
  const write = async (requests: readonly string[]): Promise<Result<null, AppError>> => {
    const written = await tryFiles(() => writeJsonFile(fs, file, { v: 1, requests: requests.slice(-MOST) }));
    return written.ok ? ok(null) : written;
  };
  return {
    all: async () => new Set(await read()),
    add: async (hash) => write([...(await read()).filter((one) => one !== hash), hash]),
    remove: async (hashes) => {
      const known = await read();
      const left = known.filter((one) => !hashes.includes(one));
      return left.length === known.length ? ok(null) : write(left);
    },
  };
}
