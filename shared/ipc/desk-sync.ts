/**
 * How this machine stands to the folder that the desk shares. `own`: the folder is on this machine's disk and only this machine signs in it, so
 * it is kept once. Everything else is kept here too, whole: `checking` the two are still being compared; `even` everything kept here has been seen there; `sending`
 * something waits; `blocked` something waits whose place in the folder is taken by something else; `unreachable`, `read-only`, `share-full` it waits and goes by itself later; `other-desk` something else stands in
 * the folder's place, and nothing is written to it; `here-full` this machine's disk cannot take in what arrived.
 */
export type SyncStanding =
  | 'own'
  | 'checking'
  | 'even'
  | 'sending'
  | 'blocked'
  | 'unreachable'
  | 'read-only'
  | 'share-full'
  | 'other-desk'
  | 'here-full';

/** `since`: when this began, ISO 8601. `waiting`: files kept here that have not been seen in the shared folder. */
export interface SyncState {
  readonly standing: SyncStanding;
  readonly waiting: number;
  readonly since: string;
}

/** An article that somebody continued elsewhere, while nothing unsaved here stands against it. `by`: null for a stranger to the desk. */
export interface NewerArticle {
  readonly articleId: string;
  readonly by: string | null;
  readonly at: string;
}
