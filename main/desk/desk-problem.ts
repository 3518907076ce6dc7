import type { ChainProblem } from '../../shared/records/chain.ts';

/** Why a file in an article's record folder is not believed. It stays where it is. */
export type RejectedRecord =
  | 'not-a-record'
  | 'wrong-hash'
  | 'too-large'
  | 'unreadable'
  | 'bad-signature'
  | 'wrong-article'
  | 'not-this-person'
  | 'after-key-closed';

/** Something that a person should know about the desk's files; ids and hashes only. */
export type DeskProblem =
  | { readonly kind: 'rejected'; readonly article: string; readonly hash: string; readonly reason: RejectedRecord }
  | { readonly kind: 'chain'; readonly article: string; readonly problem: ChainProblem }
  | { readonly kind: 'unread'; readonly article: string; readonly hash: string }
  | { readonly kind: 'unknown-device'; readonly article: string; readonly device: string }
  | { readonly kind: 'content-missing'; readonly article: string; readonly content: string }
  | { readonly kind: 'torn-working-copy'; readonly article: string }
  | { readonly kind: 'two-versions'; readonly article: string; readonly heads: readonly string[] };
