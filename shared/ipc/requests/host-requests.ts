import * as v from 'valibot';
import type { HostTrouble } from '../../portal/host-trouble.ts';
import { HostIdentitySchema, SitePlaceSchema, type SiteHost } from '../../portal/site-host.ts';
import type { KeyringTrouble } from './portal-requests.ts';
import { nothing } from './request-parts.ts';

/** Typed once; it goes to main and never comes back. */
const SecretSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('password'), password: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)) }),
  v.strictObject({
    kind: v.literal('key'),
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
    passphrase: v.pipe(v.string(), v.maxLength(1_000)),
  }),
]);

/** Where the site's folder travels to from this machine, and how far it is. */
export const HOST_REQUESTS = {
  'host:standing': nothing,
  /** What the server shows of itself; neither name nor secret are sent. */
  'host:look': v.strictObject({ place: SitePlaceSchema }),
  /** Tries the place with the secret as it was typed, and takes it on unless the server refuses. */
  'host:use': v.strictObject({ place: SitePlaceSchema, identity: HostIdentitySchema, secret: SecretSchema }),
  'host:check': nothing,
  /** From now on the site stays in its folder. What the host has stays there. */
  'host:leave': nothing,
  /** `takesOver`: what is there, whoever brought it, gives way. */
  'host:send': v.strictObject({ takesOver: v.boolean() }),
  'host:stop': nothing,
} as const;

export interface HostRefusal {
  readonly ok: false;
  readonly trouble: HostTrouble;
  /** What the server said; may be empty. */
  readonly detail: string;
}

/** `isVouched`: the system's authorities vouch for it, and nobody need compare anything. */
export type HostLook = { readonly ok: true; readonly fingerprint: string; readonly isVouched: boolean } | HostRefusal;

/** What trying has brought, with files that were written, replaced, read and removed again. */
export type HostCheck =
  | {
      readonly ok: true;
      /** Whether a new file takes the place of an old one without a moment between. */
      readonly replacesInOneStep: boolean;
      /** Whether the site's public address shows this folder; `none`: the settings name no address. */
      readonly address: 'here' | 'elsewhere' | 'unread' | 'none';
      readonly found: 'nothing' | 'ours' | 'other' | 'foreign';
    }
  | HostRefusal;

export interface HostProgress {
  readonly phase: 'none' | 'waiting' | 'sending' | 'needs-person' | 'done';
  readonly trouble: HostTrouble | null;
  readonly detail: string;
  /** When it is tried again by itself; null: not by itself. */
  readonly retryAt: string | null;
  readonly done: number;
  readonly total: number;
  /** Whether the whole site has been at this host once. */
  readonly wasWhole: boolean;
  /** Articles of which it is not proven yet that the host shows them as they were published. */
  readonly awaiting: readonly string[];
}

/** The host as the window may know it. `host` null: the site stays in its folder. */
export interface HostStanding {
  readonly host: SiteHost | null;
  readonly custody: 'keyring' | 'session' | null;
  readonly keyringTrouble: KeyringTrouble | null;
  readonly progress: HostProgress;
}

/** `standing` null: nothing was taken on. */
export interface HostTried {
  readonly check: HostCheck;
  readonly standing: HostStanding | null;
}

export interface HostAnswers {
  'host:standing': HostStanding;
  'host:look': HostLook;
  'host:use': HostTried;
  'host:check': HostCheck;
  'host:leave': HostStanding;
  'host:send': null;
  'host:stop': null;
}
