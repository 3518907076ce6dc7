import type { DeskRules } from '../workflow/desk-rules.ts';
import type { FingerprintWord } from '../records/fingerprint-words.ts';

/** Six words to read aloud and compare. */
export type Fingerprint = readonly FingerprintWord[];

/** A folder's desk before this machine joins it. */
export interface DeskToJoin {
  readonly name: string;
  /** The roster's root, whole: what is confirmed is what is joined. */
  readonly root: string;
  readonly words: Fingerprint;
  /** This machine joined this very desk before; nothing needs to be compared again. */
  readonly isKnown: boolean;
}

export interface DeviceRow {
  readonly device: string;
  readonly label: string;
  /** When it was signed in; null: with the desk's founding, or not noted. */
  readonly since: string | null;
  readonly isClosed: boolean;
  readonly isThis: boolean;
}

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly penName: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly isMe: boolean;
  readonly devices: readonly DeviceRow[];
}

/** A device that asks to be let in. */
export interface RequestRow {
  readonly request: string;
  readonly name: string;
  readonly penName: string;
  readonly label: string;
  readonly at: string;
  readonly words: Fingerprint;
  /** Somebody of this name, but for capitals and spaces, is known already: this may be another device of theirs. */
  readonly sameName: string | null;
}

/** A version that an admin signed at the same time as the one that holds; it has no effect until it is repeated. */
export interface ApartRow {
  readonly version: string;
  readonly byName: string;
  readonly at: string;
  /** Names of the people and labels of the devices that it would change. */
  readonly touches: readonly string[];
}

/** This device in the desk's eyes. `asking`: not let in yet; `closed`: its key was closed; `passing`: its key lives for this session only. */
export type Standing = 'member' | 'asking' | 'closed' | 'passing';

/** What the list says of this machine and its person. */
export interface PlaceHere {
  /** A key of this machine is listed and open. */
  readonly isListed: boolean;
  readonly isActive: boolean;
  readonly roles: readonly string[];
}

/** What an admin changed about the person here; it stands until it was read. */
export type PlaceNews =
  | { readonly kind: 'letIn'; readonly roles: readonly string[] }
  | { readonly kind: 'roles'; readonly roles: readonly string[]; readonly before: readonly string[] }
  | { readonly kind: 'inactive' };

export interface PeopleOverview {
  readonly deskName: string;
  readonly deskWords: Fingerprint;
  readonly version: number;
  readonly changedAt: string;
  readonly people: readonly PersonRow[];
  readonly rules: DeskRules;
  readonly requests: readonly RequestRow[];
  /** How many more are put away on this machine. */
  readonly putAway: number;
  readonly apart: readonly ApartRow[];
  readonly standing: Standing;
  /** What the person here has not read yet. */
  readonly news: PlaceNews | null;
  readonly mayChange: boolean;
  /** This device's request lies in the desk's folder. */
  readonly hasAsked: boolean;
  readonly myWords: Fingerprint;
  /** When the recovery key that counts was made; null: there is none. */
  readonly recoverySince: string | null;
}

/** One thing that a device signed: a version, a step, a comment. `at` by that device's clock; `kind` a record's kind. */
export interface DeviceStep {
  readonly record: string;
  readonly articleId: string;
  readonly headline: string;
  readonly kind: string;
  readonly at: string;
}

/** What closing a device's key can keep: everything that it signed and that has arrived here. `steps` are the last ones, newest first. */
export interface DeviceUse {
  readonly articles: number;
  readonly records: number;
  readonly newestAt: string | null;
  readonly steps: readonly DeviceStep[];
}

/** Which of a device's steps still count once its key is closed: all that arrived, those up to and with one of them, or none. */
export type KeptSteps =
  | { readonly kind: 'all' }
  | { readonly kind: 'until'; readonly record: string }
  | { readonly kind: 'none' };
