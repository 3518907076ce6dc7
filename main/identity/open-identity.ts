import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import { DeviceSchema } from '../../shared/records/record-schema.ts';
import { ok } from '../../shared/result.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { nodeDurableFs, type DurableFs } from '../desk/files/durable-file.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { readJsonFile, setAside, writeJsonFile } from '../desk/files/json-file.ts';
import { makeKey, signerOf } from './device-key.ts';
import type { Identity, Signer } from './identity.ts';

const MemorySchema = v.object({
  v: v.literal(1),
  /** Tells this profile's key in the keyring from those of other profiles on the machine. */
  install: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  /** The key that the keyring has given back at least once. */
  kept: v.nullable(DeviceSchema),
  /** Every key that ever signed here. Public names only: nothing in this file is secret. */
  keys: v.array(DeviceSchema),
});

type Memory = v.InferOutput<typeof MemorySchema>;

const nothingYet = (): Memory => ({ v: 1, install: randomUUID(), kept: null, keys: [] });

interface Fetched {
  readonly signer: Signer;
  readonly kept: boolean;
}

async function signerFrom(secret: string): Promise<Signer> {
  const signer = await signerOf(secret);
  if (signer === null) throw new Error('a key made here cannot be read');
  return signer;
}

async function makeKeptKey(credentials: CredentialStore, name: string): Promise<Fetched> {
  const secret = await makeKey();
  const signer = await signerFrom(secret);
  const written = await credentials.write(name, secret);
  const back = written.ok ? await credentials.read(name) : written;
  return { signer, kept: back.ok && back.value === secret };
}

/**
 * "No such secret" is believed only of a keyring that proves to keep things: a locked one says the same. What is there and cannot be
 * read as a key is left alone.
 */
async function fetchKey(credentials: CredentialStore, name: string): Promise<Fetched> {
  const forThisSession = async (): Promise<Fetched> => ({ signer: await signerFrom(await makeKey()), kept: false });
  if (credentials.custody === 'session') return forThisSession();
  const found = await credentials.read(name);
  if (!found.ok) return forThisSession();
  if (found.value !== null) {
    const signer = await signerOf(found.value);
    return signer === null ? forThisSession() : { signer, kept: true };
  }
  return (await credentials.check()).ok ? makeKeptKey(credentials, name) : forThisSession();
}

/** Reads what this machine remembers of its keys; the keyring is not touched before the first `signer()`. */
export async function openIdentity(surroundings: {
  readonly localFolder: string;
  readonly credentials: CredentialStore;
  readonly fs?: DurableFs;
}): Promise<Identity> {
  const { localFolder, credentials, fs = nodeDurableFs } = surroundings;
  const file = path.join(localFolder, 'identity.json');
  const known = await readJsonFile(file, MemorySchema);
  let memory = known ?? nothingYet();
  let isUnread = known === null;
  let fetched: Promise<Fetched> | null = null;
  let proven: boolean | null = null;

  async function write(next: Memory): Promise<void> {
    if (isUnread) await setAside(fs, file);
    isUnread = false;
    await writeJsonFile(fs, file, next);
    memory = next;
  }

  async function remember({ signer, kept }: Fetched): Promise<void> {
    const next: Memory = {
      ...memory,
      kept: kept ? signer.kid : memory.kept,
      keys: [...new Set([...memory.keys, signer.kid])],
    };
    if (next.kept !== memory.kept || next.keys.length !== memory.keys.length) await write(next);
    proven = kept;
  }

  async function takeNewName(): Promise<null> {
    const next: Memory = { ...memory, install: randomUUID(), kept: null };
    await write(next);
    fetched = null;
    proven = null;
    return null;
  }

  return {
    custody: () => {
      if (proven !== null) return proven ? 'keyring' : 'session';
      if (credentials.custody === 'session') return 'session';
      return memory.kept === null ? 'unproven' : 'keyring';
    },
    ownKeys: () => new Set(memory.keys),
    renew: () => tryFiles(takeNewName),
    signer: async () => {
      fetched ??= fetchKey(credentials, `device-key/${memory.install}`);
      const key = await fetched;
      const remembered = await tryFiles(() => remember(key));
      return remembered.ok ? ok(key.signer) : remembered;
    },
  };
}
