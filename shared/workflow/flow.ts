import { NO_COMMISSION, type Commission } from './commission.ts';

/** Where an article stands. */
export const WORKFLOW_STATES = [
  'draft',
  'submitted',
  'review',
  'changes',
  'approved',
  'scheduled',
  'published',
  'corrected',
  'withdrawn',
  'spiked',
] as const;

export type WorkflowState = (typeof WORKFLOW_STATES)[number];

/** Who did something, with which device, when by their clock, and which record says so. */
export interface Step {
  readonly record: string;
  readonly by: string;
  readonly dev: string;
  readonly at: string;
}

/** A text that nothing continues yet. */
export interface Head {
  readonly record: string;
  readonly content: string;
}

/** A signature under exactly this content, for this portal and section. `rank` is how high its signer stood then. */
export interface Approval extends Step {
  readonly content: string;
  readonly portal: string;
  readonly section: string | null;
  readonly rank: number;
  readonly shown: 'whole' | 'part';
}

/** The order to publish, and the approvals it rests on. */
export interface Published extends Step {
  readonly content: string;
  readonly approvals: readonly string[];
}

/**
 * What the steps taken so far come to: plain data. `approvals` are the ones that hold now; an edit empties them. `lastApproval` is the newest signature,
 * whether it still holds or not: what was changed since is told against its content. `reviewer` is who took the text,
 * `holder` who works on it at the moment (a hint with an expiry). `owes`: published in urgency, a signature is still to follow. `reason`: why the text
 * was returned, revoked, withdrawn or spiked last. `commission`: by when and how long, as the desk said last.
 */
export interface Flow {
  readonly state: WorkflowState | null;
  readonly owner: string | null;
  readonly heads: readonly Head[];
  readonly submitted: (Step & { readonly content: string }) | null;
  readonly reviewer: Step | null;
  /** `since` stays when the same person renews it. */
  readonly holder: (Step & { readonly since: string; readonly until: string | null }) | null;
  readonly approvals: readonly Approval[];
  readonly lastApproval: Approval | null;
  readonly editedAfterApproval: boolean;
  readonly schedule: (Step & { readonly content: string; readonly publishAt: string }) | null;
  readonly published: Published | null;
  readonly owes: boolean;
  readonly reason: (Step & { readonly text: string }) | null;
  readonly commission: Commission;
}

export const NO_FLOW: Flow = {
  state: null,
  owner: null,
  heads: [],
  submitted: null,
  reviewer: null,
  holder: null,
  approvals: [],
  lastApproval: null,
  editedAfterApproval: false,
  schedule: null,
  published: null,
  owes: false,
  reason: null,
  commission: NO_COMMISSION,
};

/** The one content that all texts nobody continued have in common; null: there is none, or people wrote apart. */
export function headContent({ heads }: Pick<Flow, 'heads'>): string | null {
  const contents = new Set(heads.map((head) => head.content));
  return contents.size === 1 ? (heads[0]?.content ?? null) : null;
}
