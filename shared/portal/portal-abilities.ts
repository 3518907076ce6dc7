/** What an account can be allowed to do at a portal. */
export const PORTAL_ABILITIES = ['draft', 'publish', 'schedule', 'withdraw', 'upload', 'assignAuthor'] as const;

export type PortalAbility = (typeof PORTAL_ABILITIES)[number];

/** A field of the article that a portal has no place for. */
export type LostField = 'shortTitle' | 'language';
