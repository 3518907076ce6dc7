import * as v from 'valibot';
import { EntryIdSchema } from '../../article/schema.ts';
import { MAX_REQUEST_BYTES } from '../../records/join-request.ts';
import { DeviceSchema, HashSchema } from '../../records/record-schema.ts';
import { RosterChangeSchema } from '../../records/roster-changes.ts';
import { ROLES } from '../../workflow/roles.ts';
import type { DeskToJoin, DeviceUse, PeopleOverview } from '../people-wire.ts';
import type { DeskInfo } from '../wire.ts';
import { name, nothing } from './request-parts.ts';

/** People, devices, and joining a desk. Main decides by the signed roster; the window only asks. */
export const PEOPLE_REQUESTS = {
  /** Main asks for the folder and reads its desk; nothing is joined. */
  'people:lookAtDesk': nothing,
  /** Joins the desk that was looked at last, and only if it is still the one whose words were shown. */
  'people:joinDesk': v.strictObject({
    root: HashSchema,
    personName: name,
    penName: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  }),
  'people:overview': nothing,
  'people:change': v.strictObject({ change: RosterChangeSchema }),
  /** The person here has read what became of them. */
  'people:understood': nothing,
  'people:askAgain': nothing,
  /** This device's request as text, to be sent by any way at all. Nothing in it is secret. */
  'people:requestText': nothing,
  'people:takeRequestText': v.strictObject({ text: v.pipe(v.string(), v.maxLength(2 * MAX_REQUEST_BYTES)) }),
  /** A request file is chosen in main's own dialog. */
  'people:takeRequestFile': nothing,
  /** This machine shows the request no more, until that device sends another one. Nobody is answered. */
  'people:putAwayRequest': v.strictObject({ request: HashSchema }),
  'people:showPutAway': nothing,
  'people:signIn': v.strictObject({
    request: HashSchema,
    as: v.variant('kind', [
      v.strictObject({ kind: v.literal('new'), roles: v.array(v.picklist(ROLES)) }),
      v.strictObject({ kind: v.literal('device'), person: EntryIdSchema }),
    ]),
  }),
  'people:deviceUse': v.strictObject({ device: DeviceSchema }),
  /** The key is closed behind a step of the device: a position in its chains, never a time. */
  'people:closeDevice': v.strictObject({
    device: DeviceSchema,
    keep: v.variant('kind', [
      v.strictObject({ kind: v.literal('all') }),
      v.strictObject({ kind: v.literal('until'), record: HashSchema }),
      v.strictObject({ kind: v.literal('none') }),
    ]),
  }),
  'people:repeat': v.strictObject({ version: HashSchema }),
  /** The one answer in the whole contract that carries a secret: the text for paper, once; it counts only after `people:keepRecoveryKey`. */
  'people:makeRecoveryKey': nothing,
  'people:keepRecoveryKey': nothing,
  'people:recover': v.strictObject({ text: v.pipe(v.string(), v.maxLength(200)) }),
} as const;

export interface PeopleAnswers {
  'people:lookAtDesk': DeskToJoin;
  'people:joinDesk': DeskInfo;
  'people:overview': PeopleOverview;
  'people:change': PeopleOverview;
  'people:understood': PeopleOverview;
  'people:askAgain': PeopleOverview;
  'people:requestText': string;
  'people:takeRequestText': PeopleOverview;
  'people:takeRequestFile': PeopleOverview;
  'people:putAwayRequest': PeopleOverview;
  'people:showPutAway': PeopleOverview;
  'people:signIn': PeopleOverview;
  'people:deviceUse': DeviceUse;
  'people:closeDevice': PeopleOverview;
  'people:repeat': PeopleOverview;
  'people:makeRecoveryKey': string;
  'people:keepRecoveryKey': PeopleOverview;
  'people:recover': PeopleOverview;
}
