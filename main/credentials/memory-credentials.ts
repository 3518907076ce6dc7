import { ok } from '../../shared/result.ts';
import type { CredentialStore } from './credential-store.ts';

/** Keeps secrets until the program ends, for machines without a keyring, and for tests. */
export function createMemoryCredentials(custody: CredentialStore['custody'] = 'session'): CredentialStore {
  const secrets = new Map<string, string>();
  return {
    custody,
    read: async (name) => ok(secrets.get(name) ?? null),
    write: async (name, secret) => {
      secrets.set(name, secret);
      return ok(null);
    },
    remove: async (name) => {
      secrets.delete(name);
      return ok(null);
    },
    check: async () => ok(null),
  };
}
