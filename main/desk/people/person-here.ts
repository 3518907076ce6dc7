import type { Me } from '../../../shared/ipc/wire.ts';
import type { Identity } from '../../identity/identity.ts';
import type { RosterBook } from './roster-book.ts';

interface Here {
  readonly roster: Pick<RosterBook, 'current'>;
  readonly identity: Pick<Identity, 'ownKeys'>;
  readonly me: Me;
}

/** This machine's person: whoever's device the roster says this is, or whoever they said they were. */
export function personHere({ roster, identity, me }: Here): Me {
  const { keys, people } = roster.current().roster;
  const personId = [...identity.ownKeys()].flatMap((kid) => keys[kid]?.person ?? [])[0];
  const person = personId === undefined ? undefined : people[personId];
  return personId === undefined || person === undefined ? me : { personId, name: person.name, penName: person.penName };
}
