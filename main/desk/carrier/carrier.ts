import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import type { Photo } from '../../../shared/article/schema.ts';
import { HashSchema, lineOf } from '../../../shared/records/record-schema.ts';
import { DeskIdSchema } from '../../../shared/records/roster.ts';
import type { Result } from '../../../shared/result.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** A record as it travels: the bytes of `jws` hash to `hash`. Its signature has not been looked at yet. */
export interface StoredRecord {
  readonly article: string;
  readonly hash: string;
  readonly jws: string;
}

/** A record file that cannot be what its name says. It may still be on its way, so it is looked at again at the next listing. */
export interface Stray {
  readonly article: string;
  readonly hash: string;
  readonly reason: 'wrong-hash' | 'too-large' | 'unreadable';
}

/** An article's records, all of them, because something in it is new. */
export interface Arrival {
  readonly article: string;
  readonly records: readonly StoredRecord[];
  readonly strays: readonly Stray[];
}

/** Part of a desk's articles, always the same ones: what is looked at together stays small however old the desk grows. */
export interface Drawer {
  readonly name: string;
  readonly articles: number;
}

/** What is new in one drawer. */
export interface Listing {
  readonly arrivals: readonly Arrival[];
  /** Articles known to the caller's cursor that are no longer there. */
  readonly vanished: readonly string[];
  /** Hand it to the next `list` of this drawer; opaque. */
  readonly cursor: string;
}

/** Signed versions that replace one another: the roster, or one portal's settings; and devices' requests to be let in, each a version by itself. */
export type VersionChain = 'roster' | 'requests' | `portals/${string}`;

/** One version's file. */
export interface StoredVersion {
  readonly hash: string;
  readonly jws: string;
}

/** What `desk.json` says. `root` is the hash of roster version 1: whoever knows it cannot be given another desk's people. */
export const DeskFileSchema = v.object({
  v: v.literal(1),
  id: DeskIdSchema,
  name: v.pipe(lineOf(200), v.minLength(1)),
  root: HashSchema,
});

export type DeskFile = v.InferOutput<typeof DeskFileSchema>;

export type PhotoEnding = 'jpg' | 'png' | 'webp' | 'gif';

/** How a photo's file name ends, by what the photo is. */
export const PHOTO_ENDINGS: Readonly<Record<Photo['mediaType'], PhotoEnding>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/**
 * What carries a desk from machine to machine: a folder today, a hub later. Everything in it is immutable and named by its hash, so putting
 * a thing twice is putting it once, and two copies merge by union. A put has happened, durably, when it answers.
 */
export interface Carrier {
  readonly describe: () => Outcome<DeskFile>;
  /** Makes the desk; refuses where there is one. */
  readonly found: (desk: DeskFile) => Outcome<null>;
  /** Answers the record's hash. */
  readonly put: (article: string, jws: string) => Outcome<string>;
  /** Every drawer that holds something, in no order. */
  readonly drawers: () => Outcome<readonly Drawer[]>;
  /** The name of the drawer in which this article’s records lie, or will. */
  readonly drawerOf: (article: string) => string;
  /**
   * At least every article of the drawer with a record that is not covered by `since` (null: everything); may repeat, never leaves out. With `only`,
   * nothing but these articles is looked at, and the cursor stands for the others as `since` did.
   */
  readonly list: (drawer: string, since: string | null, only?: readonly string[]) => Outcome<Listing>;
  /** Every record of one article. */
  readonly listArticle: (article: string) => Outcome<Arrival>;
  readonly putVersion: (chain: VersionChain, version: number, jws: string) => Outcome<string>;
  /** Unordered; whole files only. */
  readonly listVersions: (chain: VersionChain) => Outcome<readonly StoredVersion[]>;
  /** Answers the content's hash: the SHA-256 of exactly these bytes, whatever form they are kept in. */
  readonly putContent: (article: string, bytes: Uint8Array) => Outcome<string>;
  /** The bytes, compared with the hash. `not-found`, or `damaged` when there are only other bytes under that name. */
  readonly readContent: (article: string, hash: string) => Outcome<Uint8Array>;
  readonly putBlob: (bytes: Uint8Array, ending: PhotoEnding) => Outcome<string>;
  readonly readBlob: (hash: string) => Outcome<Uint8Array>;
  readonly hasBlob: (hash: string) => Promise<boolean>;
}
