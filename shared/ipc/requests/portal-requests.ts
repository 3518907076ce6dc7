import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import type { LostField, PortalAbility } from '../../portal/portal-abilities.ts';
import type { PortalTrouble } from '../../portal/portal-trouble.ts';
import { WebOutletSchema, type Outlet } from '../../portal/schema.ts';
import { name, nothing } from './request-parts.ts';

const onPortal = v.strictObject({ portalId: EntryIdSchema });

/** What a person types once; it goes to main and never comes back. `account` is empty where the secret alone says who it is. */
const credentials = {
  account: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  secret: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
};

/** The portals that the desk publishes to besides its own site, and this machine's accounts there. */
export const PORTAL_REQUESTS = {
  'portal:list': nothing,
  'portal:add': v.strictObject({
    kind: WebOutletSchema.entries.kind,
    name,
    address: WebOutletSchema.entries.address,
    acceptsPlainHttp: v.boolean(),
    ...credentials,
  }),
  /** Asks the person for the folder and tries it; main knows where it is. */
  'portal:addFolder': v.strictObject({ name }),
  /** The same for another folder of this machine. */
  'portal:chooseFolder': onPortal,
  'portal:check': onPortal,
  'portal:replaceAccount': v.strictObject({ ...onPortal.entries, ...credentials }),
  /** Takes the account off this machine; the desk still publishes there from others. */
  'portal:forgetAccount': onPortal,
  /** The desk publishes there no longer. What stands there stays. */
  'portal:remove': onPortal,
} as const;

/** Why the system's keyring does not keep an account; the window has a sentence for each. */
export type KeyringTrouble = 'no-library' | 'no-bus' | 'locked' | 'hanging' | 'failed';

/** What asking the portal has brought. */
export type PortalCheck =
  | {
      readonly ok: true;
      readonly siteName: string;
      readonly account: string;
      /** What this account may not do there. */
      readonly lacks: readonly PortalAbility[];
      readonly loses: readonly LostField[];
      /** The server's time minus ours in ms; null where it says none. */
      readonly clockSkewMs: number | null;
    }
  | { readonly ok: false; readonly trouble: PortalTrouble; readonly detail: string };

/** A portal as the window may know it. `account` (of a drop folder: the folder's name) null: none on this machine. `custody` says where the secret is kept, never what it is. */
export interface PortalStanding {
  readonly outlet: Outlet;
  readonly account: string | null;
  readonly custody: 'keyring' | 'session' | null;
  readonly keyringTrouble: KeyringTrouble | null;
}

/** `standing` null: nothing was kept, because the portal refused for a reason that only a person can mend. */
export interface PortalTried {
  readonly standing: PortalStanding | null;
  readonly check: PortalCheck;
}

export interface PortalAnswers {
  'portal:list': readonly PortalStanding[];
  'portal:add': PortalTried;
  'portal:addFolder': PortalTried;
  'portal:chooseFolder': PortalTried;
  'portal:check': PortalTried;
  'portal:replaceAccount': PortalTried;
  'portal:forgetAccount': readonly PortalStanding[];
  'portal:remove': readonly PortalStanding[];
}
