import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { BlobHashSchema } from '../../shared/article/schema.ts';
import { nodeDurableFs, writeDurably } from '../desk/files/durable-file.ts';

const KeptSchema = v.record(v.string(), BlobHashSchema);

/** Changes on portals that a person has let stand, on this machine: one fingerprint for each article and portal. */
export function createKeptChanges(file: string) {
  const nameOf = (articleId: string, portal: string): string => `${articleId} ${portal}`;
  const read = async (): Promise<Readonly<Record<string, string>>> => {
    try {
      const parsed = v.safeParse(KeptSchema, JSON.parse(await readFile(file, 'utf8')));
      return parsed.success ? parsed.output : {};
    } catch {
      // None was kept yet, or it cannot be read: it is asked about again.
      return {};
    }
  };
  return {
    has: async (articleId: string, portal: string, fingerprint: string): Promise<boolean> =>
      (await read())[nameOf(articleId, portal)] === fingerprint,
    keep: async (articleId: string, portal: string, fingerprint: string): Promise<void> => {
      const next = { ...(await read()), [nameOf(articleId, portal)]: fingerprint };
      await writeDurably(nodeDurableFs, file, Buffer.from(JSON.stringify(next)));
    },
  };
}
