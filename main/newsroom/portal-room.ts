import type { AppError } from '../../shared/app-error.ts';
import type { PortalCheck, PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';
import { outletsOf, withOutlets } from '../../shared/portal/outlets.ts';
import { PORTAL_ABILITIES } from '../../shared/portal/portal-abilities.ts';
import type { Outlet } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { FindProxy } from '../portals/http/find-proxy.ts';
import { openPortal, type PortalAccount } from '../portals/open-portal.ts';
import type { Portal, PortalAnswer, PortalProbe } from '../portals/portal.ts';
import type { PortalAccounts } from './portal-accounts.ts';

/** How long a person waits for a portal to say who they are. */
const CHECK_MS = 20_000;

/** The desk's portals and this machine's accounts there. */
export interface PortalRoom {
  readonly list: () => Promise<readonly PortalStanding[]>;
  readonly add: (outlet: Omit<Outlet, 'id'>, account: PortalAccount) => Promise<Result<PortalTried, AppError>>;
  readonly check: (portalId: string) => Promise<Result<PortalTried, AppError>>;
  readonly replaceAccount: (portalId: string, account: PortalAccount) => Promise<Result<PortalTried, AppError>>;
  readonly forgetAccount: (portalId: string) => Promise<Result<null, AppError>>;
  readonly remove: (portalId: string) => Promise<Result<null, AppError>>;
  /** The adapter for one of the desk's portals; null: the desk does not publish there. */
  readonly open: (portalId: string) => Portal | null;
  readonly outletOf: (portalId: string) => Outlet | null;
}

interface PortalRoomParts {
  readonly desk: Pick<Desk, 'portal' | 'mayEditPortal' | 'savePortal'>;
  readonly accounts: PortalAccounts;
  readonly newEntryId: () => string;
  readonly clock: () => Date;
  readonly findProxy: FindProxy;
  /** An account or an address is another one now. */
  readonly onChanged: (portalId: string) => void;
}

const noPortal = fail<AppError>({ code: 'not-found', what: 'portal' });

async function asCheck(probe: PortalAnswer<PortalProbe>): Promise<{ check: PortalCheck; isFinal: boolean }> {
  const answer = await probe;
  if (!answer.ok) {
    const { code, detail, outcome } = answer.error;
    return { check: { ok: false, trouble: code, detail }, isFinal: outcome === 'final' };
  }
  const { siteName, account, can, loses, clockSkewMs } = answer.value;
  const lacks = PORTAL_ABILITIES.filter((ability) => !can.includes(ability));
  return { check: { ok: true, siteName, account, lacks, loses, clockSkewMs }, isFinal: false };
}

export function createPortalRoom({
  desk,
  accounts,
  newEntryId,
  clock,
  findProxy,
  onChanged,
}: PortalRoomParts): PortalRoom {
  const outlets = (): readonly Outlet[] => outletsOf(desk.portal());
  const outletOf = (portalId: string): Outlet | null => outlets().find(({ id }) => id === portalId) ?? null;
  const standingOf = async (outlet: Outlet): Promise<PortalStanding> => {
    const { account, custody, problem } = await accounts.standing(outlet.id);
    return { outlet, account, custody, keyringTrouble: problem };
  };
  const probe = (outlet: Outlet, account: () => Promise<PortalAccount | null>) =>
    asCheck(openPortal(outlet, account, clock, findProxy).probe(AbortSignal.timeout(CHECK_MS)));
  const save = (next: readonly Outlet[]) => desk.savePortal(withOutlets(desk.portal(), next));

  /** Asks with the account as it was typed, and keeps it unless the portal has refused it. */
  async function tryAccount(
    outlet: Outlet,
    given: PortalAccount,
    isKnown: boolean,
  ): Promise<Result<PortalTried, AppError>> {
    const { check, isFinal } = await probe(outlet, async () => given);
    if (isFinal) return ok({ standing: null, check });
    const saved = isKnown ? ok(null) : await save([...outlets(), outlet]);
    if (!saved.ok) return saved;
    // Where the secret alone says who it is, the portal's own word is the name.
    const account = given.account === '' && check.ok ? check.account : given.account;
    const kept = await accounts.keep(outlet.id, { ...given, account });
    onChanged(outlet.id);
    return ok({ standing: { outlet, account, custody: kept.custody, keyringTrouble: kept.problem }, check });
  }
  return {
    outletOf,
    list: () => Promise.all(outlets().map(standingOf)),
    // Refused before anything is asked of anybody: the secret goes nowhere.
    add: async (wish, account) =>
      !desk.mayEditPortal()
        ? fail({ code: 'settings-refused' })
        : tryAccount({ ...wish, id: newEntryId() }, account, false),
    async check(portalId) {
      const outlet = outletOf(portalId);
      if (outlet === null) return noPortal;
      const { check } = await probe(outlet, () => accounts.read(portalId));
      if (check.ok) onChanged(portalId);
      return ok({ standing: await standingOf(outlet), check });
    },
    async replaceAccount(portalId, account) {
      const outlet = outletOf(portalId);
      return outlet === null ? noPortal : tryAccount(outlet, account, true);
    },
    async forgetAccount(portalId) {
      if (outletOf(portalId) === null) return noPortal;
      await accounts.forget(portalId);
      return ok(null);
    },
    async remove(portalId) {
      if (!desk.mayEditPortal()) return fail({ code: 'settings-refused' });
      const saved = await save(outlets().filter(({ id }) => id !== portalId));
      if (!saved.ok) return saved;
      await accounts.forget(portalId);
      return ok(null);
    },
    open(portalId) {
      const outlet = outletOf(portalId);
      return outlet === null ? null : openPortal(outlet, () => accounts.read(portalId), clock, findProxy);
    },
  };
}
