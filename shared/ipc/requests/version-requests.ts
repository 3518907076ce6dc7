import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import { HashSchema } from '../../records/record-schema.ts';
import type { Trust } from '../../records/trust.ts';
import type { SavedState } from '../wire.ts';
import { nothing, onArticle } from './request-parts.ts';

/** Letters of a version's name. */
export const MAX_VERSION_NAME = 100;

/** A save of this machine's history by its id; only main knows what it means. */
export const SaveIdSchema = v.pipe(v.string(), v.regex(/^[0-9]{1,9}-[0-9]{1,9}$/));

const VersionNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(MAX_VERSION_NAME),
  v.regex(/^[^\p{Cc}]*$/u),
);

/** One earlier text of an article. */
export const VersionRefSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('revision'), record: HashSchema }),
  v.strictObject({ kind: v.literal('save'), id: SaveIdSchema }),
  /** The text that opens now. */
  v.strictObject({ kind: v.literal('present') }),
]);

export type VersionRef = v.InferOutput<typeof VersionRefSchema>;

/** What an article was before. */
export const VERSION_REQUESTS = {
  'versions:list': onArticle,
  /** What was found again after the program or its window did not end properly. */
  'versions:recovered': nothing,
  /** That list was put away. */
  'versions:putRecoveredAway': nothing,
  /** Keeps the newest saved words as a revision with a short name; its writers may also name what is a revision already. */
  'versions:name': v.strictObject({ articleId: ArticleIdSchema, note: VersionNameSchema }),
  /** Answers the article as one JSON string, as it does everywhere on the wire. */
  'versions:read': v.strictObject({ articleId: ArticleIdSchema, version: VersionRefSchema }),
} as const;

/** A revision that was handed over to the desk. `by`: the name that the roster knows; null: nobody here knows who that is. */
export interface SharedVersion {
  readonly record: string;
  readonly content: string;
  readonly at: string;
  readonly by: string | null;
  readonly trust: Trust;
  readonly note: string;
}

/** A save that only this machine has. */
export interface OwnSave {
  readonly id: string;
  readonly savedAt: string;
  readonly content: string;
}

/** Newest first. `own` is thinned: the nearer, the more of them; `kept` says how many there are in all. */
export interface ArticleVersions {
  readonly shared: readonly SharedVersion[];
  /** The desk's folder cannot be read at the moment, so that `shared` says nothing. */
  readonly isSharedAway: boolean;
  readonly own: readonly OwnSave[];
  readonly kept: number;
  /** Stretches of saves that can no longer be read. */
  readonly damaged: number;
  /** Saves since the start that are safe but found no place in the history. */
  readonly missed: number;
}

/** An article whose last words were found again, or whose newest save could not be read. */
export interface RecoveredArticle {
  readonly articleId: string;
  readonly headline: string;
  /** When the text that opens was saved; null: there is none that could be read. */
  readonly savedAt: string | null;
  /** The newest save could not be read: what opens is the one before it, or a revision. */
  readonly isTorn: boolean;
  /** A save in the history that is newer than what opens. */
  readonly newer: { readonly id: string; readonly savedAt: string } | null;
}

export interface VersionAnswers {
  'versions:list': ArticleVersions;
  'versions:recovered': readonly RecoveredArticle[];
  'versions:putRecoveredAway': null;
  'versions:name': SavedState;
  'versions:read': string;
}
