import * as v from 'valibot';
import { DeskIdSchema } from '../../records/roster.ts';
import type { RecentDesk } from '../recent-desk.ts';
import type { DeskInfo } from '../wire.ts';
import { nothing } from './request-parts.ts';

const onDesk = v.strictObject({ deskId: DeskIdSchema });

/** The desks that were opened on this machine. */
export const RECENT_REQUESTS = {
  'recent:list': nothing,
  'recent:open': onDesk,
  /** Takes the desk off the list; its files are not touched. */
  'recent:forget': onDesk,
} as const;

export interface RecentAnswers {
  'recent:list': readonly RecentDesk[];
  'recent:open': DeskInfo;
  'recent:forget': readonly RecentDesk[];
}
