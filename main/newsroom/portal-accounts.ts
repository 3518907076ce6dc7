import * as v from 'valibot';
import type { CredentialProblem, CredentialStore } from '../credentials/credential-store.ts';
import type { PortalAccount } from '../portals/open-portal.ts';

const KeptSchema = v.strictObject({ account: v.string(), secret: v.string() });

/** Where an account is, and who it is. */
export interface AccountStanding {
  readonly account: string | null;
  readonly custody: 'keyring' | 'session' | null;
  readonly problem: CredentialProblem | null;
}

/** This machine's accounts at a desk's portals: in the keyring where that keeps things, else only until the program ends. Secrets stay in main. */
export interface PortalAccounts {
  readonly read: (portalId: string) => Promise<PortalAccount | null>;
  readonly standing: (portalId: string) => Promise<AccountStanding>;
  readonly keep: (portalId: string, account: PortalAccount) => Promise<AccountStanding>;
  readonly forget: (portalId: string) => Promise<void>;
}

function parseKept(text: string | null): PortalAccount | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(KeptSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export function createPortalAccounts(credentials: CredentialStore, deskId: string): PortalAccounts {
  const session = new Map<string, PortalAccount>();
  const nameOf = (portalId: string): string => `portal/${deskId}/${portalId}`;

  async function fromKeyring(
    portalId: string,
  ): Promise<{ account: PortalAccount | null; problem: CredentialProblem | null }> {
    const found = await credentials.read(nameOf(portalId));
    return found.ok ? { account: parseKept(found.value), problem: null } : { account: null, problem: found.error };
  }
  /** What stays only for this session, and why. */
  const forSession = (portalId: string, account: PortalAccount, problem: CredentialProblem | null): AccountStanding => {
    session.set(portalId, account);
    return { account: account.account, custody: 'session', problem };
  };
  return {
    read: async (portalId) => session.get(portalId) ?? (await fromKeyring(portalId)).account,
    async standing(portalId) {
      const here = session.get(portalId);
      if (here !== undefined) return { account: here.account, custody: 'session', problem: null };
      const { account, problem } = await fromKeyring(portalId);
      return { account: account?.account ?? null, custody: account === null ? null : credentials.custody, problem };
    },
    async keep(portalId, account) {
      const secret = JSON.stringify(account);
      const written = await credentials.write(nameOf(portalId), secret);
      if (!written.ok) return forSession(portalId, account, written.error);
      // A locked keyring takes things and does not give them back.
      const back = await credentials.read(nameOf(portalId));
      if (!back.ok) return forSession(portalId, account, back.error);
      if (back.value !== secret) return forSession(portalId, account, 'locked');
      session.delete(portalId);
      return { account: account.account, custody: credentials.custody, problem: null };
    },
    async forget(portalId) {
      session.delete(portalId);
      await credentials.remove(nameOf(portalId));
    },
  };
}
