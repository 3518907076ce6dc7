import type { Roster } from '../records/roster.ts';

/** What a person may be at a desk. `admin` changes the roster and allows nothing with articles by itself. */
export const ROLES = ['reporter', 'editor', 'secretary', 'managingEditor', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** How high an approval reaches: editor 1, secretary 2, managing editor 3. */
const RANKS: Record<Role, number> = { reporter: 0, admin: 0, editor: 1, secretary: 2, managingEditor: 3 };

const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

/** Rosters signed before the roles had their names said `managing`. */
const currentName = (name: string): string => (name === 'managing' ? 'managingEditor' : name);

/** What a roster lets a person be; a role unknown here allows nothing, and neither does a person who has left. */
export function rolesOf(roster: Pick<Roster, 'people'> | null, personId: string): ReadonlySet<Role> {
  const person = roster?.people[personId];
  if (person?.active !== true) return new Set();
  return new Set(person.roles.map(currentName).filter(isRole));
}

/** The highest rank among roles. */
export const rankOf = (roles: ReadonlySet<Role>): number => Math.max(0, ...[...roles].map((role) => RANKS[role]));
