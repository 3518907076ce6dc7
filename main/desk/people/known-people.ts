import type { KnownPerson, Me } from '../../../shared/ipc/wire.ts';
import type { Roster } from '../../../shared/records/roster.ts';

/** Names for bylines: the roster's people first, then the names that articles carry, in the order given. */
export function knownPeople(
  roster: Roster,
  me: Me,
  names: readonly (readonly [name: string, uses: number])[],
): readonly KnownPerson[] {
  const people = Object.entries(roster.people)
    .filter(([, person]) => person.active)
    .map(([personId, { name, penName }]): KnownPerson => ({ personId, name, penName }));
  if (people.every((person) => person.personId !== me.personId)) people.push(me);
  const known = new Set(people.flatMap(({ name, penName }) => [name, penName]));
  const others = names.filter(([name]) => !known.has(name));
  return [...people, ...others.map(([name]) => ({ personId: null, name, penName: '' }))];
}
