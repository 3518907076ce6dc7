import type { PayloadOf } from '../records/record-kinds.ts';

/** What a person can do to an article besides writing and talking; each is a kind of record. */
export const WORKFLOW_ACTIONS = [
  'submit',
  'recall',
  'take',
  'release',
  'reassign',
  'requestChanges',
  'approve',
  'revoke',
  'schedule',
  'unschedule',
  'publish',
  'approveCorrection',
  'correct',
  'withdraw',
  'restore',
  'spike',
  'unspike',
] as const;

export type WorkflowAction = (typeof WORKFLOW_ACTIONS)[number];

/** A signed action. */
export type ActionPayload = PayloadOf<WorkflowAction>;

export const isWorkflowAction = (kind: string): kind is WorkflowAction =>
  (WORKFLOW_ACTIONS as readonly string[]).includes(kind);
