import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import type { Result } from '../../../shared/result.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';

const markerIn = (folder: string): string => path.join(folder, 'running');

/** Marks a session as begun; answers the session that never ended, if the last one did not. */
export function beginSession(fs: DurableFs, folder: string, session: string): Promise<Result<string | null, AppError>> {
  return tryFiles(async () => {
    const left = await tryFiles(() => readFile(markerIn(folder), 'utf8'));
    await writeDurably(fs, markerIn(folder), Buffer.from(session));
    return left.ok ? left.value : null;
  });
}

/** Marks the session as properly ended. */
export const endSession = (folder: string): Promise<Result<void, AppError>> =>
  tryFiles(() => rm(markerIn(folder), { force: true }));
