import { fail, ok } from '../../../shared/result.ts';
import type { Arrival, Carrier, DeskFile, StoredVersion, VersionChain } from './carrier.ts';
import { sha256Hex } from '../files/sha256.ts';

/** It is small: everything lies on one. */
const DRAWER = 'all';

/** A carrier that forgets when the program ends: for tests and trial desks. */
export function createMemoryCarrier(): Carrier {
  let deskFile: DeskFile | null = null;
  const records = new Map<string, Map<string, string>>();
  const versions = new Map<VersionChain, Map<string, StoredVersion>>();
  const contents = new Map<string, Uint8Array>();
  const blobs = new Map<string, Uint8Array>();
  const arrivalOf = (article: string): Arrival => ({
    article,
    records: [...(records.get(article) ?? [])].map(([hash, jws]) => ({ article, hash, jws })),
    strays: [],
  });
  const total = (): number => [...records.values()].reduce((sum, map) => sum + map.size, 0);
  return {
    describe: async () => (deskFile === null ? fail({ code: 'not-found', what: 'desk' }) : ok(deskFile)),
    found: async (desk) => {
      if (deskFile !== null) return fail({ code: 'folder-taken', by: 'desk' });
      deskFile = desk;
      return ok(null);
    },
    put: async (article, jws) => {
      const hash = sha256Hex(jws);
      records.set(article, (records.get(article) ?? new Map<string, string>()).set(hash, jws));
      return ok(hash);
    },
    drawers: async () => ok(records.size === 0 ? [] : [{ name: DRAWER, articles: records.size }]),
    drawerOf: () => DRAWER,
    list: async (_drawer, since, only) => {
      const cursor = String(total());
      const all = [...records.keys()].toSorted();
      if (only !== undefined)
        return ok({
          arrivals: all.filter((article) => only.includes(article)).map(arrivalOf),
          vanished: [],
          cursor: since ?? '',
        });
      const arrivals = since === cursor ? [] : all.map(arrivalOf);
      return ok({ arrivals, vanished: [], cursor });
    },
    listArticle: async (article) => ok(arrivalOf(article)),
    putVersion: async (chain, _version, jws) => {
      const hash = sha256Hex(jws);
      versions.set(chain, (versions.get(chain) ?? new Map<string, StoredVersion>()).set(hash, { hash, jws }));
      return ok(hash);
    },
    listVersions: async (chain) => ok([...(versions.get(chain)?.values() ?? [])]),
    putContent: async (article, bytes) => {
      const hash = sha256Hex(bytes);
      contents.set(`${article}/${hash}`, Uint8Array.from(bytes));
      return ok(hash);
    },
    readContent: async (article, hash) => {
      const bytes = contents.get(`${article}/${hash}`);
      return bytes === undefined ? fail({ code: 'not-found', what: 'revision' }) : ok(Uint8Array.from(bytes));
    },
    putBlob: async (bytes) => {
      const hash = sha256Hex(bytes);
      blobs.set(hash, Uint8Array.from(bytes));
      return ok(hash);
    },
    readBlob: async (hash) => {
      const bytes = blobs.get(hash);
      return bytes === undefined ? fail({ code: 'not-found', what: 'photo' }) : ok(Uint8Array.from(bytes));
    },
    hasBlob: async (hash) => blobs.has(hash),
  };
}
