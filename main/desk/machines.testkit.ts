import path from 'node:path';
import { ulid } from 'ulid';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { openIdentity } from '../identity/open-identity.ts';
import type { DeskSurroundings } from './desk.ts';

/** The value of what must have gone well; a test in which it did not fails with the refusal. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Starts a machine; `aheadMs` is how wrong its clock goes. */
export type StartMachine = (name: string, aheadMs?: number) => Promise<DeskSurroundings>;

/** Machines below `place`, each with a folder and a keyring of its own: the same name again is the same machine after a restart. */
export function createMachines(place: string): StartMachine {
  const keyrings = new Map<string, ReturnType<typeof createMemoryCredentials>>();
  return async (name, aheadMs = 0) => {
    const credentials = keyrings.get(name) ?? createMemoryCredentials('keyring');
    keyrings.set(name, credentials);
    const localFolder = path.join(place, name);
    const identity = await openIdentity({ localFolder, credentials });
    return { localFolder, identity, now: () => new Date(Date.now() + aheadMs), newId: ulid, deviceName: name };
  };
}
