import type { HistoryEntry } from '../records/fold.ts';

/** A line of an article's history with its people and devices by name. `device` is empty where nobody named it. */
export interface HistoryLine extends Pick<HistoryEntry, 'record' | 'kind' | 'at' | 'trust' | 'effect' | 'said'> {
  readonly person: string;
  readonly device: string;
}

/** A file among the article's records that nobody believes, and in one word why. */
export interface RefusedFile {
  readonly record: string;
  readonly reason: string;
}

/** What happened to an article, oldest first, as its verified records tell it. */
export interface ArticleHistory {
  readonly articleId: string;
  readonly headline: string;
  readonly deskName: string;
  readonly lines: readonly HistoryLine[];
  readonly refused: readonly RefusedFile[];
}

/** A signed file with the SHA-256 of its bytes. */
export interface ReceiptFile {
  readonly hash: string;
  readonly jws: string;
}

/**
 * An article's history as a file that can be checked without this program: every record and roster version as it was signed, and what this program
 * concluded from them. `rosters` are the versions that hold, oldest first.
 */
export interface ArticleReceipt {
  readonly v: 1;
  readonly receipt: 'toasoan-article';
  readonly desk: { readonly id: string; readonly name: string; readonly root: string };
  readonly article: string;
  readonly headline: string;
  readonly madeAt: string;
  readonly rosters: readonly ReceiptFile[];
  readonly records: readonly ReceiptFile[];
  readonly concluded: {
    readonly state: string | null;
    readonly approvals: readonly string[];
    readonly published: { readonly record: string; readonly content: string } | null;
    readonly history: readonly Pick<HistoryEntry, 'record' | 'kind' | 'by' | 'dev' | 'at' | 'trust' | 'effect'>[];
    readonly refused: readonly RefusedFile[];
  };
}
