import type { SyncState } from '../desk-sync.ts';
import { nothing } from './request-parts.ts';

/** How this machine stands to the shared folder. */
export const SYNC_REQUESTS = {
  'sync:state': nothing,
} as const;

export interface SyncAnswers {
  'sync:state': SyncState;
}
