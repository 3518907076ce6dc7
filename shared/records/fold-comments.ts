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

/** How a list tells of an article's talks: `open` are not settled, `said` are all remarks, `mentioned` were named in an open one and have not answered there since. */
export interface TalkCounts {
  readonly open: number;
  readonly said: number;
  readonly mentioned: readonly string[];
}

const awaitedIn = ({ comments }: CommentThread): readonly string[] =>
  comments.flatMap(({ mentions }, index) =>
    mentions.filter((person) => !comments.slice(index).some(({ by }) => by === person)),
  );

/** Counts the talks of an article for its row. */
export function countTalks(threads: readonly CommentThread[]): TalkCounts {
  const open = threads.filter(({ resolved }) => !resolved);
  const said = threads.reduce((sum, { comments }) => sum + comments.length, 0);
  return { open: open.length, said, mentioned: [...new Set(open.flatMap(awaitedIn))].toSorted() };
}
