import * as v from 'valibot';
import { nothing, onArticle } from './request-parts.ts';

/** Bytes of a dropped bundle that cross at once: a large file comes in many pieces, so that no process holds it whole. */
export const MAX_PIECE_BYTES = 4 * 1024 * 1024;

const offerId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
const onOffer = v.strictObject({ offerId });

/** What an article can leave as, for people and programs that are not this one. */
export const EXPORT_FORMATS = ['html', 'pdf', 'text', 'ninjs'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Articles that come and go as files. Main asks for every place on the disk in the system's own dialogs. */
export const EXCHANGE_REQUESTS = {
  /** Writes an article with all that belongs to it into a bundle; its newest saved words are kept as a revision first. */
  'exchange:saveBundle': onArticle,
  /** Lets the person choose a bundle; it is then an offer like any other. */
  'exchange:pickBundle': nothing,
  /** A bundle dropped on the window, piece by piece: the first has no offer yet, each answer names it. */
  'exchange:receive': v.strictObject({
    offerId: v.nullable(offerId),
    fileName: v.pipe(v.string(), v.maxLength(255)),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= MAX_PIECE_BYTES),
    ),
    /** Of the whole file. */
    fileBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  /** Bundles that the system handed over and nobody has looked at yet. */
  'exchange:offers': nothing,
  /** Looks at every byte of an offered bundle; writes nothing. */
  'exchange:inspect': onOffer,
  /** Takes an inspected bundle in: joined with the article when it is of this desk, else as a new article of this desk's own. */
  'exchange:takeIn': onOffer,
  'exchange:decline': onOffer,
  /** Writes the newest saved words into a file of another form; photos lose what the camera wrote into them. */
  'exchange:export': v.strictObject({ ...onArticle.entries, format: v.picklist(EXPORT_FORMATS) }),
  'exchange:print': onArticle,
  /** Stops whatever of these is going on. */
  'exchange:cancel': nothing,
} as const;

/** A bundle that waits to be looked at. */
export interface BundleOffer {
  readonly offerId: string;
  readonly fileName: string;
}

/** What an inspected bundle holds. */
export interface BundleFacts {
  readonly offerId: string;
  readonly fileName: string;
  readonly deskName: string;
  readonly records: number;
  /** Records that this desk does not have yet; for a bundle of another desk, all. */
  readonly newRecords: number;
  readonly photos: number;
  /** Null: the bundle is of this desk. */
  readonly foreign: ForeignFacts | null;
}

/** An article of another desk. Its signatures hold, but mean something only to those who know that desk. */
export interface ForeignFacts {
  readonly headline: string;
  readonly revisions: number;
  /** Texts that nothing continues: more than one when two people wrote apart there; only the newest is taken. */
  readonly heads: number;
  /** When the text that would be taken was signed, by the signer's own clock. */
  readonly signedAt: string;
  /** By the other desk's own roster; null: somebody whom that roster does not know. */
  readonly signers: readonly { readonly name: string | null; readonly revisions: number }[];
  /** Photos of that text that are not in the bundle. */
  readonly missingPhotos: number;
}

export interface TakenBundle {
  readonly articleId: string;
  readonly as: 'joined' | 'copy';
  readonly newRecords: number;
}

/** A bundle that was written and read back. `missing`: texts and photos of the article that are not on this machine. */
export interface SavedBundle {
  readonly fileName: string;
  readonly records: number;
  readonly photos: number;
  readonly missing: number;
}

/** `photos` are in the file; `missingPhotos` are not on this machine, or cannot be read, and so are not. */
export interface ExportedFile {
  readonly fileName: string;
  readonly photos: number;
  readonly missingPhotos: number;
}

/** How far it is, in things. */
export interface ExchangeProgress {
  readonly done: number;
  readonly total: number;
}

export interface ExchangeAnswers {
  'exchange:saveBundle': SavedBundle;
  'exchange:pickBundle': BundleOffer;
  'exchange:receive': { readonly offerId: string };
  'exchange:offers': readonly BundleOffer[];
  'exchange:inspect': BundleFacts;
  'exchange:takeIn': TakenBundle;
  'exchange:decline': null;
  'exchange:export': ExportedFile;
  'exchange:print': null;
  'exchange:cancel': null;
}
