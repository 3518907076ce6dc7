import type { Portal } from '../../portals/portal.ts';
import type { PortalError } from '../../portals/portal-error.ts';
import type { PostToSend } from '../../portals/post-to-send.ts';
import type { MailingStep, PostDifference, WaitReason } from '../../../shared/portal/portal-trouble.ts';
import type { JobEvent, RemoteNote } from './job.ts';

/** What the desk's signed records say of one article on one portal. */
export interface JobOrder {
  /** Exactly these words are to stand there; otherwise other words are by now, or none any more. */
  readonly stands: boolean;
  /** Not before this instant; null: now. */
  readonly notBefore: string | null;
  /** Fingerprints that this desk has left there: of the newest receipt, whoever signed it, and of this machine's own jobs. Empty: nothing stood there. */
  readonly known: ReadonlySet<string>;
}

/** What was read back, for the receipt. */
export interface ProvenPost extends RemoteNote {
  readonly serverTime: string | null;
}

/** What one run of a job works with. `append` is durable before it resolves. */
export interface RunParts {
  readonly portal: Portal;
  readonly append: (event: JobEvent) => Promise<void>;
  readonly readPost: () => Promise<PostToSend | null>;
  readonly readAsset: (sha256: string) => Promise<Uint8Array | null>;
  readonly order: () => Promise<JobOrder>;
  /** Signs the publication's record, once: false when that could not be done now. */
  readonly sign: (proven: ProvenPost) => Promise<boolean>;
  /** Signs that readers meet it there no longer; `rendered`: the fingerprint of what is left there, null: nothing. */
  readonly signRemoval: (rendered: string | null) => Promise<boolean>;
  readonly onStep: (step: MailingStep, done: number, total: number) => void;
  readonly now: () => Date;
  readonly settleMs: number;
  /** How soon to look again where the time has come and desk or portal have not said so yet. */
  readonly againMs: number;
  readonly signal: AbortSignal;
}

export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'held'; readonly publishAt: string; readonly until: string; readonly onServer: boolean }
  | { readonly kind: 'failed'; readonly step: MailingStep; readonly error: PortalError }
  | {
      readonly kind: 'waits';
      readonly step: MailingStep;
      readonly reason: WaitReason;
      readonly detail: string;
      readonly differences?: readonly PostDifference[];
    };
