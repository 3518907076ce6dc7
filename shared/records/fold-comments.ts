import type { SignedRecord } from './fold.ts';
import type { PayloadOf } from './record-kinds.ts';

/** One remark in a talk. */
export interface Comment {
  readonly record: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** A talk about some words: `id` is the record that began it, `anchor` what it is about. */
export interface CommentThread {
  readonly id: string;
  readonly anchor: PayloadOf<'comment'>['anchor'];
  readonly comments: readonly Comment[];
  readonly resolved: boolean;
  /** Who settled it or opened it again last; null: nobody yet. */
  readonly resolvedBy: string | null;
}

/** The talks of an article, in the order in which they began. An answer to what is not here yet stands by itself. */
export function foldComments(ordered: readonly SignedRecord[]): readonly CommentThread[] {
  const threads = new Map<string, CommentThread>();
  for (const { hash, trust, record } of ordered) {
    if (record.as !== 'known' || record.payload.kind !== 'comment' || trust === 'unknown') continue;
    const { thread, anchor, by, at, text, mentions, resolved } = record.payload;
    const id = thread !== null && threads.has(thread) ? thread : hash;
    const known = threads.get(id) ?? { id, anchor, comments: [], resolved: false, resolvedBy: null };
    const comments = text === '' ? known.comments : [...known.comments, { record: hash, by, at, text, mentions }];
    const settling = resolved === null ? null : { resolved, resolvedBy: by };
    threads.set(id, { ...known, comments, ...settling });
  }
  return [...threads.values()].filter(({ comments }) => comments.length > 0);
}
