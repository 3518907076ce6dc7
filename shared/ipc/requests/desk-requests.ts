import * as v from 'valibot';
import type { DeskInfo, KnownPerson } from '../wire.ts';
import { name, nothing } from './request-parts.ts';

/** The desk and its people. */
export const DESK_REQUESTS = {
  /** A folder is chosen in main's own dialog; `where` says which kind of desk. */
  'desk:create': v.strictObject({
    where: v.picklist(['new-folder', 'sample']),
    deskName: name,
    personName: name,
    penName: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  }),
  'desk:people': nothing,
} as const;

export interface DeskAnswers {
  'desk:create': DeskInfo;
  'desk:people': readonly KnownPerson[];
}
