import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import { canonicalJson } from '../../shared/article/canonical.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { withoutPlaceholder } from '../../shared/portal/site-address.ts';
import { currentPortal, PortalVersionSchema, type SignedPortal } from '../../shared/records/portal-version.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Identity } from '../identity/identity.ts';
import type { Carrier } from './carrier/carrier.ts';
import { createJwsReader } from './jws.ts';

const MAY_EDIT_SETTINGS = ['admin', 'managingEditor', 'managing'];

/** Whose settings count: an admin's or managing editor's by the roster, and what this machine signed itself. */
function maySign(roster: Roster, ownKeys: ReadonlySet<string>, kid: string, by: string): boolean {
  const key = roster.keys[kid];
  if (key === undefined) return ownKeys.has(kid);
  const person = roster.people[key.person];
  const isAllowed = person?.active === true && person.roles.some((role) => MAY_EDIT_SETTINGS.includes(role));
  return key.person === by && key.closed === null && isAllowed;
}

const openPortalJws = createJwsReader('toasoan-portal');

const sameSettings = (a: Portal, b: Portal): boolean => canonicalJson(a) === canonicalJson(b);

/** The settings of one portal, read from and signed into their chain of versions. */
export interface PortalBook {
  readonly read: () => Promise<Result<SignedPortal | null, AppError>>;
  /** Whether what this machine signs would count, by the roster that holds. */
  readonly mayEdit: () => boolean;
  /** Writes nothing when the settings are the ones that hold; refused where nobody would believe the signature. */
  readonly save: (settings: Portal, by: string) => Promise<Result<Portal, AppError>>;
}

export function createPortalBook(surroundings: {
  readonly carrier: Carrier;
  readonly identity: Identity;
  readonly roster: () => Roster;
  readonly portalId: string;
  readonly now: () => Date;
}): PortalBook {
  const { carrier, identity, roster, portalId, now } = surroundings;
  const chain = `portals/${portalId}` as const;

  async function read(): Promise<Result<SignedPortal | null, AppError>> {
    const stored = await carrier.listVersions(chain);
    if (!stored.ok) return stored;
    const believed: SignedPortal[] = [];
    for (const { hash, jws } of stored.value) {
      const opened = await openPortalJws(jws);
      if (opened === null) continue;
      const parsed = v.safeParse(PortalVersionSchema, opened.payload);
      if (!parsed.success) continue;
      const version = { ...parsed.output, settings: withoutPlaceholder(parsed.output.settings) };
      const isOurs = version.desk === roster().desk && version.settings.id === portalId && version.dev === opened.kid;
      if (isOurs && maySign(roster(), identity.ownKeys(), opened.kid, version.by)) believed.push({ hash, version });
    }
    return ok(currentPortal(believed));
  }

  const mayEdit = (): boolean =>
    [...identity.ownKeys()].some((kid) => maySign(roster(), identity.ownKeys(), kid, roster().keys[kid]?.person ?? ''));
  return {
    read,
    mayEdit,
    save: async (wished, by) => {
      const settings = withoutPlaceholder(wished);
      if (settings.id !== portalId) return fail({ code: 'invalid-input', fields: ['portal.id'] });
      const current = await read();
      if (!current.ok) return current;
      if (current.value !== null && sameSettings(current.value.version.settings, settings)) return ok(settings);
      const signer = await identity.signer();
      if (!signer.ok) return signer;
      const { kid } = signer.value;
      if (!maySign(roster(), identity.ownKeys(), kid, roster().keys[kid]?.person ?? by))
        return fail({ code: 'settings-refused' });
      const version = {
        v: 1,
        desk: roster().desk,
        version: (current.value?.version.version ?? 0) + 1,
        prev: current.value?.hash ?? null,
        at: now().toISOString(),
        by: roster().keys[signer.value.kid]?.person ?? by,
        dev: signer.value.kid,
        settings,
      };
      const put = await carrier.putVersion(chain, version.version, await signer.value.sign('toasoan-portal', version));
      return put.ok ? ok(settings) : put;
    },
  };
}
