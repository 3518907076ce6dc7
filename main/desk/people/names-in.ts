import type { Me } from '../../../shared/ipc/wire.ts';
import type { Roster } from '../../../shared/records/roster.ts';

/** The names of a desk's people by their ids, and this person's own, whom the roster may not list yet. */
export const namesIn = ({ people }: Roster, me: Me): Readonly<Record<string, string>> => ({
  [me.personId]: me.name,
  ...Object.fromEntries(Object.entries(people).map(([id, { name }]) => [id, name])),
});
