import * as v from 'valibot';
import { BlobHashSchema } from '../../shared/article/schema.ts';
import { nodeDurableFs } from '../desk/files/durable-file.ts';
import { readJsonFile, writeJsonFile } from '../desk/files/json-file.ts';

const KeptSchema = v.record(v.string(), BlobHashSchema);

/** Changes on portals that a person has let stand, on this machine: one fingerprint for each article and portal. */
export function createKeptChanges(file: string) {
  const nameOf = (articleId: string, portal: string): string => `${articleId} ${portal}`;
  // Where none was kept yet, or it cannot be read, it is asked about again.
  const read = async (): Promise<Readonly<Record<string, string>>> => (await readJsonFile(file, KeptSchema)) ?? {};
  return {
    has: async (articleId: string, portal: string, fingerprint: string): Promise<boolean> =>
      (await read())[nameOf(articleId, portal)] === fingerprint,
    keep: async (articleId: string, portal: string, fingerprint: string): Promise<void> => {
      const next = { ...(await read()), [nameOf(articleId, portal)]: fingerprint };
      await writeJsonFile(nodeDurableFs, file, next);
    },
  };
}
