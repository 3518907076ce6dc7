import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import type { PlaceHere, PlaceNews } from '../../../shared/ipc/people-wire.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { DurableFs } from '../files/durable-file.ts';
import { tryFiles } from '../files/file-errors.ts';
import { readJsonFile, writeJsonFile } from '../files/json-file.ts';
import { placeChange } from './place-here.ts';

/** What the person at this machine knows of their place in the list: news wait there, over restarts too, until they were read. */
export interface ToldPlace {
  readonly news: (now: PlaceHere) => Promise<PlaceNews | null>;
  /** The person has read it, or did it themselves. */
  readonly remember: (now: PlaceHere) => Promise<Result<null, AppError>>;
}

const FileSchema = v.object({
  v: v.literal(1),
  place: v.object({
    isListed: v.boolean(),
    isActive: v.boolean(),
    roles: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(20)),
  }),
});

/** Kept beside what else this machine knows of the desk. What the first look finds is no news. */
export function createToldPlace(fs: DurableFs, localFolder: string): ToldPlace {
  const file = path.join(localFolder, 'told-place.json');
  const read = async (): Promise<PlaceHere | null> => (await readJsonFile(file, FileSchema))?.place ?? null;
  const remember = async (place: PlaceHere): Promise<Result<null, AppError>> => {
    const written = await tryFiles(() => writeJsonFile(fs, file, { v: 1, place }));
    return written.ok ? ok(null) : written;
  };
  return {
    remember,
    async news(now) {
      const told = await read();
      if (told === null) await remember(now);
      const change = told === null ? null : placeChange(told, now);
      if (change?.kind !== 'closed') return change;
      // A new key that is let in later is news again.
      await remember(now);
      return null;
    },
  };
}
