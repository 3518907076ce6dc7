/** Why a portal did not do what it was asked to; the window has a sentence for each. */
export const PORTAL_TROUBLES = [
  'no-address',
  'refused',
  'reset',
  'timeout',
  'tls',
  'redirected',
  'plain-http',
  'account-refused',
  'not-allowed',
  'conflict',
  'gone',
  'too-large',
  'unsupported',
  'rejected',
  'dropped',
  'too-soon',
  'rate-limited',
  'unavailable',
  'server-failed',
  'strange-answer',
  'no-account',
  /** The proxy of this network: does not answer, does not let this pass, wants a password, is of a kind that is not known. */
  'proxy-unreachable',
  'proxy-refused',
  'proxy-password',
  'proxy-unknown',
  'folder-unusable',
  'disk-full',
  'cancelled',
] as const;

export type PortalTrouble = (typeof PORTAL_TROUBLES)[number];

/** Parts of an article that can stand otherwise on a portal. */
export const POST_PARTS = [
  'headline',
  'paragraph',
  'figures',
  'caption',
  'credit',
  'alt',
  'byline',
  'related',
  'page',
] as const;

/** A part that was sent and what stands there instead; texts are cut to what a person can take in. */
export interface PostDifference {
  readonly field: (typeof POST_PARTS)[number];
  readonly sent: string;
  readonly found: string;
}

/** Why an article on its way to a portal waits for a person. */
export const WAIT_REASONS = [
  ...PORTAL_TROUBLES,
  'differs',
  'changed-on-site',
  'withdrawn-on-site',
  'too-many-attempts',
  'not-signed',
  'damaged',
  'no-portal',
  'out-by-itself',
] as const;

export type WaitReason = (typeof WAIT_REASONS)[number];

/** Where an article is on its way to a portal; each step is done when the next one begins. */
export const MAILING_STEPS = ['look', 'assets', 'draft', 'check', 'publish', 'withdraw', 'read-back', 'sign'] as const;

/** The steps of an article that goes there, and of one that leaves. */
export const STEPS_OF = {
  publish: ['look', 'assets', 'draft', 'check', 'publish', 'read-back', 'sign'],
  withdraw: ['look', 'withdraw', 'read-back', 'sign'],
} as const satisfies Record<string, readonly MailingStep[]>;

export type MailingStep = (typeof MAILING_STEPS)[number];
