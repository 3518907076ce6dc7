import * as v from 'valibot';
import { VaultRequestSchema, type VaultReply, type VaultRequest } from './vault-messages.ts';

/** The part of keytar that is used. */
export interface Keyring {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
}

/** The name under which all of the program's secrets stand in the system keyring. */
const SERVICE = 'toasoan';

const NO_BUS = /d-?bus|autolaunch|could not connect|transport|\.service files|serviceunknown|not activatable/i;
const LOCKED = /locked|dismissed|prompt|collection|cancell?ed|interaction/i;

const refusalOf = (cause: unknown): 'no-bus' | 'locked' | 'failed' => {
  const message = cause instanceof Error ? cause.message : '';
  if (NO_BUS.test(message)) return 'no-bus';
  return LOCKED.test(message) ? 'locked' : 'failed';
};

async function serve(keyring: Keyring, request: VaultRequest): Promise<string | null> {
  switch (request.call) {
    case 'read':
      return keyring.getPassword(SERVICE, request.name);
    case 'write':
      await keyring.setPassword(SERVICE, request.name, request.secret);
      return null;
    case 'remove':
      await keyring.deletePassword(SERVICE, request.name);
      return null;
  }
}

/** Answers requests in the vault process. Messages of the system are sorted into states and never passed on: they could quote a secret. */
export function createVaultServer(load: () => Promise<Keyring>): (message: unknown) => Promise<VaultReply | null> {
  return async (message) => {
    const request = v.safeParse(VaultRequestSchema, message);
    if (!request.success) return null;
    const { id } = request.output;
    let keyring: Keyring;
    try {
      keyring = await load();
    } catch {
      return { id, ok: false, problem: 'no-library' };
    }
    try {
      return { id, ok: true, value: await serve(keyring, request.output) };
    } catch (cause) {
      return { id, ok: false, problem: refusalOf(cause) };
    }
  };
}
