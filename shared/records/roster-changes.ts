import * as v from 'valibot';
import { EntryIdSchema } from '../article/schema.ts';
import { CheckRulesSchema } from '../checks/check-rules.ts';
import { fail, ok, type Result } from '../result.ts';
import type { JoinRequest } from './join-request.ts';
import { SectionChoiceSchema } from '../workflow/desk-rules.ts';
import { ROLES, type Role } from '../workflow/roles.ts';
import { boundedMap, DeviceSchema, lineOf } from './record-schema.ts';
import { repeatChanges } from './roster-chain.ts';
import { hasAdmin, RosterSchema, type Roster } from './roster.ts';

const name = v.pipe(lineOf(200), v.trim(), v.minLength(1));
const RuleSchema = v.union([
  CheckRulesSchema,
  v.boolean(),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  v.pipe(v.array(lineOf(200)), v.maxLength(50)),
]);

/** One change of people, devices or desk rules, as an admin asks for it. */
export const RosterChangeSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('person'),
    person: EntryIdSchema,
    name,
    penName: v.pipe(lineOf(200), v.trim()),
    roles: v.array(v.picklist(ROLES)),
    active: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('label'), device: DeviceSchema, label: name }),
  v.strictObject({
    kind: v.literal('rules'),
    rules: boundedMap(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,39}$/)), RuleSchema, 50),
  }),
  /** What one section has of its own from now on; what is left out, the desk decides again. */
  v.strictObject({ kind: v.literal('sectionRules'), section: EntryIdSchema, rules: SectionChoiceSchema }),
]);
export type RosterChange = v.InferOutput<typeof RosterChangeSchema>;

/**
 * Why a change cannot be made. `last-admin`: nobody would be left who can let anyone in. `overtaken`: another admin signed in the same moment, and
 * theirs holds. `bad-code`: the text is no recovery key or no request. `spent`: this recovery key does not count (any longer).
 * `no-keyring`: this device's key would be gone at the end of the session.
 */
export type RosterRefusal =
  | 'not-admin'
  | 'last-admin'
  | 'unknown'
  | 'already'
  | 'not-possible'
  | 'overtaken'
  | 'bad-code'
  | 'spent'
  | 'no-keyring';

type Changed = Result<Roster, RosterRefusal>;

const known: ReadonlySet<string> = new Set(ROLES);

/** No change may leave a desk without an admin's device; a roster that breaks its own schema is never signed. */
function allowed(next: Roster): Changed {
  if (!hasAdmin(next)) return fail('last-admin');
  const parsed = v.safeParse(RosterSchema, next);
  return parsed.success ? ok(parsed.output) : fail('not-possible');
}

/** The roster with one change made. */
export function changeRoster(roster: Roster, change: RosterChange): Changed {
  switch (change.kind) {
    case 'person': {
      const person = roster.people[change.person];
      if (person === undefined) return fail('unknown');
      // A role of a newer program is kept: whoever cannot read it must not take it away.
      const others = person.roles.filter((role) => !known.has(role));
      const roles = [...ROLES.filter((role) => change.roles.includes(role)), ...others];
      const { name: newName, penName, active } = change;
      const changed = { ...person, name: newName, penName, roles, active };
      return allowed({ ...roster, people: { ...roster.people, [change.person]: changed } });
    }
    case 'label': {
      const key = roster.keys[change.device];
      if (key === undefined) return fail('unknown');
      return allowed({ ...roster, keys: { ...roster.keys, [change.device]: { ...key, label: change.label } } });
    }
    case 'sectionRules': {
      const { [change.section]: before = {}, ...others } = roster.rules.sections ?? {};
      // A rule of a newer program stays.
      const { levels: _levels, approvals: _approvals, urgent: _urgent, ...newer } = before;
      const own = { ...newer, ...change.rules };
      const sections = Object.keys(own).length === 0 ? others : { ...others, [change.section]: own };
      return allowed({ ...roster, rules: { ...roster.rules, sections } });
    }
    case 'rules':
      return allowed({ ...roster, rules: { ...roster.rules, ...change.rules } });
  }
}

/** The roster with what `next` changed in `base` done once more. */
export const repeatVersion = (base: Roster, next: Roster, current: Roster): Changed =>
  allowed(repeatChanges(base, next, current));

/** As whom a device is let in: a person of its own, or one more device of somebody known. */
export type SignInAs =
  | { readonly kind: 'new'; readonly roles: readonly Role[] }
  | { readonly kind: 'device'; readonly person: string };

/** Two devices of one person bear two names: whoever closes the key of the one must not mean the other. */
function freeLabel(keys: Roster['keys'], person: string, label: string): string {
  const own = Object.values(keys).filter((key) => key.person === person);
  const isFree = (name: string): boolean => name === '' || own.every((key) => key.label !== name);
  if (isFree(label)) return label;
  const numbered = own.map((_, index) => `${label.slice(0, 180)} (${index + 2})`);
  return numbered.find(isFree) ?? label;
}

/** The roster with a device let in. `at` is when; `newId` names a person whose own id is taken. */
export function signIn(
  roster: Roster,
  { kid, request, as }: { readonly kid: string; readonly request: JoinRequest; readonly as: SignInAs },
  { at, newId }: { readonly at: string; readonly newId: () => string },
): Changed {
  if (roster.keys[kid] !== undefined) return fail('already');
  if (request.desk !== roster.desk) return fail('not-possible');
  const isTaken = roster.people[request.person] !== undefined;
  const person = as.kind === 'device' ? as.person : isTaken ? newId() : request.person;
  if (as.kind === 'device' && roster.people[person] === undefined) return fail('unknown');
  const former = person === request.person ? {} : { formerly: request.person };
  const newcomer = {
    name: request.name,
    penName: request.penName,
    roles: as.kind === 'new' ? as.roles : [],
    active: true,
  };
  return allowed({
    ...roster,
    people: as.kind === 'new' ? { ...roster.people, [person]: newcomer } : roster.people,
    keys: {
      ...roster.keys,
      [kid]: { person, label: freeLabel(roster.keys, person, request.label), since: at, ...former, closed: null },
    },
  });
}

/** The roster with a device's key closed: what it signed up to `heads`, article by article, still counts, nothing later does. */
export function closeDevice(roster: Roster, kid: string, heads: Readonly<Record<string, string>>): Changed {
  const key = roster.keys[kid];
  if (key === undefined) return fail('unknown');
  if (key.closed !== null) return fail('already');
  return allowed({ ...roster, keys: { ...roster.keys, [kid]: { ...key, closed: { heads } } } });
}

const closedRecoveryKeys = (roster: Roster): Roster['keys'] =>
  Object.fromEntries(
    Object.entries(roster.keys).map(([kid, key]) => [
      kid,
      key.recovery === true && key.closed === null ? { ...key, closed: { heads: {} } } : key,
    ]),
  );

/** The roster with a key on paper; the one before it counts no longer. */
export function addRecoveryKey(roster: Roster, kid: string, person: string, at: string): Changed {
  if (roster.keys[kid] !== undefined) return fail('already');
  const key = { person, label: '', since: at, recovery: true, closed: null };
  return allowed({ ...roster, keys: { ...closedRecoveryKeys(roster), [kid]: key } });
}

/** The roster with a device let in as an admin by the key on paper, which is spent by it. */
export function recoverRoster(
  roster: Roster,
  device: { readonly kid: string; readonly request: JoinRequest },
  surroundings: { readonly at: string; readonly newId: () => string },
): Changed {
  const same = Object.entries(roster.people).find(([, { name: theirs }]) => theirs === device.request.name)?.[0];
  const as: SignInAs = same === undefined ? { kind: 'new', roles: ['admin'] } : { kind: 'device', person: same };
  const person = same === undefined ? undefined : roster.people[same];
  const raised =
    same === undefined || person === undefined
      ? roster
      : {
          ...roster,
          people: {
            ...roster.people,
            [same]: { ...person, active: true, roles: [...new Set([...person.roles, 'admin'])] },
          },
        };
  const entered = signIn(raised, { ...device, as }, surroundings);
  return entered.ok ? ok({ ...entered.value, keys: closedRecoveryKeys(entered.value) }) : entered;
}
