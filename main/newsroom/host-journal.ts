import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import { ArticleIdSchema } from '../../shared/article/schema.ts';
import type { Result } from '../../shared/result.ts';
import { nodeDurableFs } from '../desk/files/durable-file.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { readJsonFile, writeJsonFile } from '../desk/files/json-file.ts';

const JournalSchema = v.object({ wasWhole: v.boolean(), awaiting: v.array(ArticleIdSchema) });

/** `wasWhole`: the whole site has been at the host once. `awaiting`: articles written into the folder and not yet proven at the host. */
interface Kept {
  readonly wasWhole: boolean;
  readonly awaiting: readonly string[];
}

/** What this machine still has to prove of its desk's host; survives the program. Whatever cannot be read counts as not proven. */
export interface HostJournal {
  readonly read: () => Promise<Kept>;
  readonly change: (change: (kept: Kept) => Kept) => Promise<Result<null, AppError>>;
}

export function openHostJournal(localFolder: string, deskId: string): HostJournal {
  const file = path.join(localFolder, 'site-host', `${deskId}.json`);
  let known: Kept | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Kept> => {
    if (known !== null) return known;
    // Torn or foreign: nothing of it is believed.
    const kept = (await readJsonFile(file, JournalSchema)) ?? { wasWhole: false, awaiting: [] };
    known ??= kept;
    return known;
  };
  const write = async (change: (kept: Kept) => Kept): Promise<Result<null, AppError>> => {
    const next = change(await read());
    return tryFiles(async () => {
      await writeJsonFile(nodeDurableFs, file, next);
      known = next;
      return null;
    });
  };
  return {
    read,
    change(change) {
      const turn = last.then(() => write(change));
      last = turn.catch(() => null);
      return turn;
    },
  };
}
