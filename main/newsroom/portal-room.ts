import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { PortalCheck, PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';
import { outletsOf, withOutlets } from '../../shared/portal/outlets.ts';
import { PORTAL_ABILITIES } from '../../shared/portal/portal-abilities.ts';
import type { Outlet, WebOutlet } from '../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { FindProxy } from '../portals/http/find-proxy.ts';
import { openPortal, type PortalAccount, type WayIn } from '../portals/open-portal.ts';
import type { Portal, PortalAnswer, PortalProbe } from '../portals/portal.ts';
import type { DropFolders } from './drop-folders.ts';
import type { PortalAccounts } from './portal-accounts.ts';

/** How long a person waits for a portal to say who they are. */
const CHECK_MS = 20_000;

/** The desk's portals and this machine's accounts there. */
export interface PortalRoom {
  readonly list: () => Promise<readonly PortalStanding[]>;
  readonly add: (outlet: Omit<WebOutlet, 'id'>, account: PortalAccount) => Promise<Result<PortalTried, AppError>>;
  readonly addFolder: (name: string, folder: string) => Promise<Result<PortalTried, AppError>>;
  /** Another folder of this machine for the same drop folder. */
  readonly chooseFolder: (portalId: string, folder: string) => Promise<Result<PortalTried, AppError>>;
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
  readonly folders: DropFolders;
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

/** The window is told the folder's name, never where it is. */
const folderStanding = (outlet: Outlet, folder: string | null): PortalStanding => ({
  outlet,
  account: folder === null ? null : path.basename(folder) || folder,
  custody: null,
  keyringTrouble: null,
});

/** The desk's portals, and trying one before it is kept. */
function createTrials({ desk, accounts, folders, clock, findProxy, onChanged }: PortalRoomParts) {
  const outlets = (): readonly Outlet[] => outletsOf(desk.portal());
  const outletOf = (portalId: string): Outlet | null => outlets().find(({ id }) => id === portalId) ?? null;
  const standingOf = async (outlet: Outlet): Promise<PortalStanding> => {
    if (outlet.kind === 'drop-folder') return folderStanding(outlet, folders.of(outlet.id));
    const { account, custody, problem } = await accounts.standing(outlet.id);
    return { outlet, account, custody, keyringTrouble: problem };
  };
  const probe = (outlet: Outlet, way: Partial<WayIn>) =>
    asCheck(openPortal(outlet, { ...wayTo(outlet.id), ...way }, clock).probe(AbortSignal.timeout(CHECK_MS)));
  const wayTo = (portalId: string): WayIn => ({
    account: () => accounts.read(portalId),
    folder: () => folders.of(portalId),
    findProxy,
  });
  const save = (next: readonly Outlet[]) => desk.savePortal(withOutlets(desk.portal(), next));

  /** Asks with the account as it was typed, and keeps it unless the portal has refused it. */
  async function tryAccount(
    outlet: Outlet,
    given: PortalAccount,
    isKnown: boolean,
  ): Promise<Result<PortalTried, AppError>> {
    const { check, isFinal } = await probe(outlet, { account: async () => given });
    if (isFinal) return ok({ standing: null, check });
    const saved = isKnown ? ok(null) : await save([...outlets(), outlet]);
    if (!saved.ok) return saved;
    // Where the secret alone says who it is, the portal's own word is the name.
    const account = given.account === '' && check.ok ? check.account : given.account;
    const kept = await accounts.keep(outlet.id, { ...given, account });
    onChanged(outlet.id);
    return ok({ standing: { outlet, account, custody: kept.custody, keyringTrouble: kept.problem }, check });
  }
  /** The same with a folder: one that cannot be written to is not kept. */
  async function tryFolder(outlet: Outlet, folder: string, isKnown: boolean): Promise<Result<PortalTried, AppError>> {
    const { check } = await probe(outlet, { folder: () => folder });
    if (!check.ok) return ok({ standing: null, check });
    const saved = isKnown ? ok(null) : await save([...outlets(), outlet]);
    if (!saved.ok) return saved;
    await folders.keep(outlet.id, folder);
    onChanged(outlet.id);
    return ok({ standing: folderStanding(outlet, folder), check });
  }
  return { outlets, outletOf, standingOf, probe, wayTo, save, tryAccount, tryFolder };
}

export function createPortalRoom(parts: PortalRoomParts): PortalRoom {
  const { desk, accounts, folders, newEntryId, clock, onChanged } = parts;
  const { outlets, outletOf, standingOf, probe, wayTo, save, tryAccount, tryFolder } = createTrials(parts);
  return {
    outletOf,
    list: () => Promise.all(outlets().map(standingOf)),
    // Refused before anything is asked of anybody: the secret goes nowhere.
    add: async (wish, account) =>
      !desk.mayEditPortal()
        ? fail({ code: 'settings-refused' })
        : tryAccount({ ...wish, id: newEntryId() }, account, false),
    addFolder: async (name, folder) =>
      !desk.mayEditPortal()
        ? fail({ code: 'settings-refused' })
        : tryFolder({ kind: 'drop-folder', name, id: newEntryId() }, folder, false),
    async chooseFolder(portalId, folder) {
      const outlet = outletOf(portalId);
      return outlet?.kind === 'drop-folder' ? tryFolder(outlet, folder, true) : noPortal;
    },
    async check(portalId) {
      const outlet = outletOf(portalId);
      if (outlet === null) return noPortal;
      const { check } = await probe(outlet, {});
      if (check.ok) onChanged(portalId);
      return ok({ standing: await standingOf(outlet), check });
    },
    async replaceAccount(portalId, account) {
      const outlet = outletOf(portalId);
      return outlet === null || outlet.kind === 'drop-folder' ? noPortal : tryAccount(outlet, account, true);
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
      await Promise.all([accounts.forget(portalId), folders.forget(portalId)]);
      return ok(null);
    },
    open(portalId) {
      const outlet = outletOf(portalId);
      return outlet === null ? null : openPortal(outlet, wayTo(portalId), clock);
    },
  };
}
