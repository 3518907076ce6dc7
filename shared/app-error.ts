import type { CheckName } from './checks/check-names.ts';
import type { NoEffect } from './records/fold-workflow.ts';
import type { RecordKind } from './records/record-kinds.ts';
import type { RosterRefusal } from './records/roster-changes.ts';

/** Why a photo was refused; the window has a sentence for each. */
export type PhotoRefusal = 'not-a-photo' | 'damaged' | 'too-many-pixels' | 'too-large' | 'svg' | 'heic' | 'unsupported';

/** Why a page or a ninjs file made no article; the window has a sentence for each. */
export type ImportRefusal = 'empty' | 'too-large' | 'not-text' | 'not-ninjs' | 'not-an-article' | 'canceled';

/** Why a bundle (`.baiviet`) was refused as a whole; the window has a sentence for each. */
export type BundleRefusal =
  | 'not-a-bundle'
  | 'cut-off'
  | 'unsafe-name'
  | 'foreign-file'
  | 'link'
  | 'too-large'
  | 'encrypted'
  | 'damaged'
  | 'not-signed'
  | 'mixed'
  | 'incomplete';

/**
 * What can be expected to go wrong, as data: it crosses between main and window, which turns the code into words. No paths, no secrets, no values
 * of fields; `fields` and `paths` only name what was wrong.
 */
export type AppError =
  | { readonly code: 'invalid-input'; readonly fields: readonly string[] }
  | { readonly code: 'no-desk' }
  | {
      readonly code: 'not-found';
      readonly what: 'article' | 'photo' | 'revision' | 'portal' | 'desk' | 'bundle' | 'job';
    }
  | { readonly code: 'newer-version'; readonly what: 'article' | 'desk' | 'record' | 'site' | 'bundle' }
  | { readonly code: 'damaged'; readonly what: 'article' | 'desk' | 'record' | 'photo' | 'site' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'photo-refused'; readonly reason: PhotoRefusal; readonly fileName: string }
  | { readonly code: 'import-refused'; readonly reason: ImportRefusal }
  | { readonly code: 'bundle-refused'; readonly reason: BundleRefusal }
  | { readonly code: 'disk-full' }
  | { readonly code: 'read-only' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'embargo'; readonly until: string }
  /** `missing` are the required checks that the article does not pass. */
  | { readonly code: 'incomplete'; readonly missing: readonly CheckName[] }
  /** The desk's rules do not let this person do this now; `reason` is the guard that failed. Nothing was signed. */
  | { readonly code: 'not-allowed'; readonly action: RecordKind; readonly reason: NoEffect }
  | { readonly code: 'site-folder-missing' }
  | { readonly code: 'site-foreign' }
  /** The chosen folder already holds a desk, or files that are not a desk's. */
  | { readonly code: 'folder-taken'; readonly by: 'desk' | 'files' }
  /** The folder holds another desk than the one that this machine joined there: other people, whatever its name. */
  | { readonly code: 'desk-replaced' }
  /** A change of people, devices or rules that cannot be made. */
  | { readonly code: 'roster-refused'; readonly reason: RosterRefusal }
  /** Only who leads the desk changes what it publishes to; nothing was signed or sent. */
  | { readonly code: 'settings-refused' }
  /** An admin has closed this device's key: nothing that it signs now would count. */
  | { readonly code: 'device-closed' }
  /** Another program, or another window of this one, is writing the site. */
  | { readonly code: 'site-busy' }
  /** Somebody else has changed the article's page in the site's folder: nothing is written over it until a person has compared. */
  | { readonly code: 'page-changed' }
  /** A house template is written in and kept; it takes no steps and is not published. */
  | { readonly code: 'is-template' }
  /** Others wrote these words: who signs them again under a name would count as one of their writers. */
  | { readonly code: 'not-writer' }
  /** What was to be joined or decided is no longer as it was shown. */
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'io'; readonly errno: string }
  | { readonly code: 'internal' };
