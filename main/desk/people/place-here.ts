import type { PlaceHere, PlaceNews } from '../../../shared/ipc/people-wire.ts';
import type { Roster } from '../../../shared/records/roster.ts';

/** What the list says of this machine and its person. */
export function placeHere({ keys, people }: Roster, ownKeys: ReadonlySet<string>): PlaceHere {
  const key = [...ownKeys].map((kid) => keys[kid]).find((own) => own?.closed === null);
  const person = key === undefined ? undefined : people[key.person];
  return { isListed: person !== undefined, isActive: person?.active === true, roles: [...(person?.roles ?? [])] };
}

const isSame = (before: readonly string[], now: readonly string[]): boolean =>
  before.length === now.length && before.every((role) => now.includes(role));

/** The key's end is told by a notice alone: the window says it for as long as it is so. */
export type PlaceChange = PlaceNews | { readonly kind: 'closed' };

/** What the person here should hear when the list says another thing of them than before; null: nothing. */
export function placeChange(before: PlaceHere, now: PlaceHere): PlaceChange | null {
  if (!now.isListed) return before.isListed ? { kind: 'closed' } : null;
  if (!now.isActive) return before.isActive ? { kind: 'inactive' } : null;
  if (!before.isActive) return { kind: 'letIn', roles: now.roles };
  return isSame(before.roles, now.roles) ? null : { kind: 'roles', roles: now.roles, before: before.roles };
}
