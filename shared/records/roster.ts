import * as v from 'valibot';
import { canonicalJson } from '../article/canonical.ts';
import { ArticleIdSchema, EntryIdSchema } from '../article/schema.ts';
import { DeskRulesSchema } from '../workflow/desk-rules.ts';
import { boundedMap, DeviceSchema, HashSchema, lineOf, UtcInstantSchema } from './record-schema.ts';

/** Bytes of the largest roster or settings version that is read. */
export const MAX_VERSION_BYTES = 8 * 1024 * 1024;

/** A desk's name for its whole life: a ULID. */
export const DeskIdSchema = ArticleIdSchema;

/** What a role allows is decided by the workflow; a role unknown here allows nothing. */
export const PersonSchema = v.object({
  name: v.pipe(lineOf(200), v.minLength(1)),
  /** What the byline prints; empty: the name. */
  penName: lineOf(200),
  roles: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,39}$/))), v.maxLength(20), v.readonly()),
  active: v.boolean(),
});

/**
 * A device's key. `closed` names, per article, the last record of this key that still counts: a position in the chain, never a clock time, which
 * a thief could backdate. Keys are never removed.
 */
export const DeviceKeySchema = v.object({
  person: EntryIdSchema,
  label: lineOf(200),
  /** When it was signed in. */
  since: v.optional(UtcInstantSchema),
  /** Who the device said it was before it was signed in: what it signed in that name is this person's. */
  formerly: v.optional(EntryIdSchema),
  /** A key on paper. It changes the roster, whoever its person is by then, and signs no article. */
  recovery: v.optional(v.boolean()),
  closed: v.nullable(v.object({ heads: boundedMap(ArticleIdSchema, HashSchema, 100_000) })),
});

/** One signed version of who works here. Version 1 is signed by its own admin and pinned by its hash; each later one by an admin of the one before. */
export const RosterSchema = v.object({
  v: v.literal(1),
  desk: DeskIdSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999)),
  prev: v.nullable(HashSchema),
  at: UtcInstantSchema,
  by: EntryIdSchema,
  name: v.pipe(lineOf(200), v.minLength(1)),
  people: boundedMap(EntryIdSchema, PersonSchema, 5_000),
  keys: boundedMap(DeviceSchema, DeviceKeySchema, 20_000),
  rules: DeskRulesSchema,
});
export type Roster = v.InferOutput<typeof RosterSchema>;

/** A roster version with the hash of its file. */
export interface RosterVersion {
  readonly hash: string;
  readonly roster: Roster;
}

const isActiveAdmin = (roster: Roster, personId: string): boolean => {
  const person = roster.people[personId];
  return person?.active === true && person.roles.includes('admin');
};

/** Whether versions signed by this key may follow this one: an active admin's open key, or the recovery key. */
export function mayChangeRoster(roster: Roster, kid: string): boolean {
  const key = roster.keys[kid];
  if (key === undefined || key.closed !== null) return false;
  return key.recovery === true || isActiveAdmin(roster, key.person);
}

/** Whether somebody is left who can change the roster from a device: without one, nobody could ever be let in again. */
export const hasAdmin = (roster: Roster): boolean =>
  Object.values(roster.keys).some(
    (key) => key.closed === null && key.recovery !== true && isActiveAdmin(roster, key.person),
  );

/** Keys stay whose they are, and a closed key stays closed where it was closed: nobody's past is rewritten. */
const keepsThePast = (current: Roster, next: Roster): boolean =>
  Object.entries(current.keys).every(([kid, key]) => {
    const later = next.keys[kid];
    if (later === undefined || later.person !== key.person) return false;
    if (later.formerly !== key.formerly || (later.recovery ?? false) !== (key.recovery ?? false)) return false;
    return key.closed === null || canonicalJson(later.closed) === canonicalJson(key.closed);
  });

/** Whether `next`, signed by `kid`, may follow `current`; for version 1 `current` is null and `root` is the hash that the desk was joined by. */
export function rosterFollows(current: RosterVersion | null, next: RosterVersion, kid: string, root: string): boolean {
  const { roster } = next;
  if (!hasAdmin(roster)) return false;
  if (roster.keys[kid]?.person !== roster.by && current === null) return false;
  if (current === null)
    return roster.version === 1 && roster.prev === null && next.hash === root && mayChangeRoster(roster, kid);
  return (
    roster.desk === current.roster.desk &&
    roster.version === current.roster.version + 1 &&
    roster.prev === current.hash &&
    current.roster.keys[kid]?.person === roster.by &&
    mayChangeRoster(current.roster, kid) &&
    keepsThePast(current.roster, roster)
  );
}
