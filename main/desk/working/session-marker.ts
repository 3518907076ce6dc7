import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../../shared/app-error.ts';
import type { Result } from '../../../shared/result.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';

/** A session that has begun, with the articles found again at its start that nobody has put away yet. */
export interface RunningSession {
  readonly session: string;
  readonly recovered: readonly string[];
}

const markerIn = (folder: string): string => path.join(folder, 'running');

/** The session that never ended; null: the last one did. The file has one line each: the session, then the articles. */
export async function readSession(folder: string): Promise<RunningSession | null> {
  const text = await tryFiles(() => readFile(markerIn(folder), 'utf8'));
  if (!text.ok) return null;
  const [session = '', ...recovered] = text.value.split('\n');
  return { session, recovered };
}

/** Marks a session as running. */
export const markSession = (
  fs: DurableFs,
  folder: string,
  { session, recovered }: RunningSession,
): Promise<Result<void, AppError>> =>
  tryFiles(() => writeDurably(fs, markerIn(folder), Buffer.from([session, ...recovered].join('\n'))));

/** Marks the session as properly ended. */
export const endSession = (folder: string): Promise<Result<void, AppError>> =>
  tryFiles(() => rm(markerIn(folder), { force: true }));
