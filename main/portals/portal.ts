import type { LostField, PortalAbility } from '../../shared/portal/portal-abilities.ts';
import type { Result } from '../../shared/result.ts';
import type { Difference } from './compare-post.ts';
import type { PortalError } from './portal-error.ts';
import type { PostAsset, PostToSend } from './post-to-send.ts';

/**
 * What this server gives by itself. What it does not give, the outbox makes up for where it can (it looks up, waits, compares) and the person is told.
 */
export interface PortalGuarantees {
  /** Refuses a write that rests on an older state than the one that stands there. */
  readonly conditionalWrite: boolean;
  /** Two creations under one key can never become two posts. */
  readonly idempotentByKey: boolean;
  /** No reader can meet a half-written page. */
  readonly atomicPage: boolean;
  /** Says its own time with every answer. */
  readonly serverClock: boolean;
  readonly schedule: boolean;
  readonly keepsCredit: boolean;
  readonly keepsByline: boolean;
}

/** Who we are at the portal. `account` is a name, never a secret; `clockSkewMs` the server's time minus ours, null where it says none. */
export interface PortalProbe {
  readonly siteName: string;
  readonly account: string;
  readonly can: readonly PortalAbility[];
  readonly limits: { readonly maxAssetBytes: number | null; readonly mediaTypes: readonly string[] | null };
  readonly clockSkewMs: number | null;
  /** What this account would lose on this server, whatever the article. */
  readonly loses: readonly LostField[];
}

export type RemoteState = 'draft' | 'pending' | 'scheduled' | 'published' | 'withdrawn' | 'trashed';

/** A post as the portal has it. `fingerprint`: lower-case SHA-256 of what the server says stands there; `serverTime` ISO 8601. */
export interface RemotePost {
  readonly remoteId: string;
  readonly url: string | null;
  readonly state: RemoteState;
  readonly fingerprint: string;
  readonly etag: string | null;
  readonly serverTime: string | null;
}

export interface RemoteAsset {
  readonly sha256: string;
  readonly remoteId: string;
  readonly url: string;
}

/** What stands there, in plain text and as the server itself says it. A field that the server does not keep apart is null and not compared. */
export interface RemoteContent {
  readonly post: RemotePost;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly figures: readonly {
    readonly caption: string;
    readonly credit: string | null;
    readonly alt: string | null;
  }[];
  readonly bylines: readonly string[] | null;
  readonly related: readonly { readonly title: string; readonly url: string }[] | null;
  readonly canonical: string | null;
  /** Every word of the page as a reader without an account gets it; null while there is no public page, or none that can be asked for. */
  readonly pageText: string | null;
}

export type Verification =
  | { readonly matches: true }
  | { readonly matches: false; readonly differences: readonly Difference[] };

/** How a post leaves the readers' sight. */
export type Withdrawal = { readonly how: 'replaced-by-notice'; readonly notice: string } | { readonly how: 'removed' };

export type PortalAnswer<T> = Promise<Result<T, PortalError>>;

/**
 * One portal with one account: the only way in which an article reaches it. Every operation may be repeated; none ever creates a second post under a
 * key that it can see. Operations end early, with `cancelled`, when the signal says so: what had been sent by then is `unknown`.
 */
export interface Portal {
  readonly kind: 'generic' | 'wordpress' | 'drop-folder' | 'memory';
  readonly guarantees: PortalGuarantees;
  readonly probe: (signal: AbortSignal) => PortalAnswer<PortalProbe>;
  /** Looks in every state, the trash included; `key` is the article's ULID. More than one: the oldest, which is the one that counts at every desk. */
  readonly findByKey: (key: string, signal: AbortSignal) => PortalAnswer<RemotePost | null>;
  /** Stores bytes under their hash; the same bytes again give the same asset. */
  readonly putAsset: (asset: PostAsset, bytes: Uint8Array, signal: AbortSignal) => PortalAnswer<RemoteAsset>;
  /**
   * Creates (`expected` null) or updates the post without making it public. A post that is public already stays public and gets the new words; one that
   * waits for its time, or was withdrawn, is a draft again.
   * `conflict` when something else than `expected` (a fingerprint) stands there.
   */
  readonly putDraft: (
    post: PostToSend,
    assets: ReadonlyMap<string, RemoteAsset>,
    expected: string | null,
    signal: AbortSignal,
  ) => PortalAnswer<RemotePost>;
  /** Makes public what stands there: `at` an instant (ISO 8601), or now (null). On a post that is public already it changes nothing. */
  readonly publish: (
    remote: RemotePost,
    at: string | null,
    expected: string,
    signal: AbortSignal,
  ) => PortalAnswer<RemotePost>;
  readonly withdraw: (
    remote: RemotePost,
    withdrawal: Withdrawal,
    expected: string,
    signal: AbortSignal,
  ) => PortalAnswer<RemotePost>;
  readonly read: (remote: RemotePost, signal: AbortSignal) => PortalAnswer<RemoteContent>;
  /** Reads what stands there and compares every part with the post. */
  readonly verify: (
    remote: RemotePost,
    post: PostToSend,
    signal: AbortSignal,
  ) => PortalAnswer<{ readonly content: RemoteContent; readonly verification: Verification }>;
}
