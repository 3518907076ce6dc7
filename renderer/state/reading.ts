import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ArticleSummary, DeskInfo } from '../../shared/ipc/wire.ts';
import type { OpenArticle } from './open-article.ts';
import type { Preferences } from './preferences.ts';

/** What this person has seen of which articles on this machine. Nobody else is told. */
export interface Reading {
  /** Whether there is something in the article that this person has not had in the window. */
  readonly isNew: ReadonlySignal<(summary: ArticleSummary) => boolean>;
  /** What this person had last seen of the article in the window before other words came; null: nothing else, or it is not known. */
  readonly lastSeen: ReadonlySignal<LastSeen | null>;
  /** This person has had these words before them elsewhere in the window. */
  readonly saw: (seen: LastSeen) => void;
}

/** The revision, by its content hash, that stood in the window. */
export interface LastSeen {
  readonly articleId: string;
  readonly content: string;
}

/** Articles that are remembered; those seen longest ago are forgotten, and count as seen. */
const MOST_KEPT = 2_000;

interface Seen {
  /** What was there before this machine began to remember is not new. */
  readonly since: string;
  readonly marks: Readonly<Record<string, string>>;
  /** The newest revision of each that was in the window, by its content hash. */
  readonly contents: Readonly<Record<string, string>>;
}

/** What changes when there is something to look at: words, a step, a remark. Who has it open at the moment is not. */
const markOf = ({ updatedAt, site, workflow, talk }: ArticleSummary): string =>
  [updatedAt, site, workflow.state, workflow.submittedAt ?? '', talk.said].join(' ');

function read(preferences: Preferences, key: string, now: () => Date): Seen {
  const kept = preferences.read(key) as Partial<Seen> | null;
  const isWhole = typeof kept?.since === 'string' && typeof kept.marks === 'object' && kept.marks !== null;
  if (!isWhole) return { since: now().toISOString(), marks: {}, contents: {} };
  return { since: kept.since, marks: kept.marks, contents: kept.contents ?? {} };
}

/** With this article as the one that was seen last; those seen longest ago fall out. */
function withNewest(seen: Readonly<Record<string, string>>, id: string, value: string): Seen['marks'] {
  const { [id]: _before, ...others } = seen;
  return Object.fromEntries(Object.entries({ ...others, [id]: value }).slice(-MOST_KEPT));
}

export function createReading({
  preferences,
  desk,
  current,
  rows,
  now = () => new Date(),
}: {
  readonly preferences: Preferences;
  readonly desk: ReadonlySignal<DeskInfo | null>;
  readonly current: ReadonlySignal<OpenArticle | null>;
  readonly rows: ReadonlySignal<ReadonlyMap<string, ArticleSummary | null>>;
  readonly now?: () => Date;
}): Reading {
  const seen = signal<Seen>({ since: '', marks: {}, contents: {} });
  const lastSeen = signal<LastSeen | null>(null);
  let key: string | null = null;
  const keep = (change: Partial<Seen>): void => {
    seen.value = { ...seen.peek(), ...change };
    if (key !== null) preferences.write(key, seen.peek());
  };
  effect(() => {
    const here = desk.value;
    const next = here === null ? null : `seen ${here.id} ${here.me.personId}`;
    if (next === key) return;
    key = next;
    if (next === null) return;
    seen.value = read(preferences, next, now);
    preferences.write(next, seen.peek());
  });
  effect(() => {
    const open = current.value;
    const row = open === null ? null : (rows.value.get(open.id) ?? null);
    if (row === null || key === null) return;
    const mark = markOf(row);
    const { marks } = seen.peek();
    if (marks[row.id] === mark) return;
    keep({ marks: withNewest(marks, row.id, mark) });
  });
  let shown: OpenArticle | null = null;
  effect(() => {
    const open = current.value;
    if (open === null || open.isSuggestion || key === null) return;
    const { last } = open.saved.value;
    const content = last.kind === 'revision' ? last.content : null;
    const { contents } = seen.peek();
    const before = contents[open.id] ?? null;
    // The first look at what opened; what becomes of it in the window is seen as it happens.
    if (open !== shown) {
      shown = open;
      const isOther = content !== null && before !== null && before !== content;
      if (isOther) lastSeen.value = { articleId: open.id, content: before };
      else if (lastSeen.peek()?.articleId !== open.id) lastSeen.value = null;
    }
    if (content !== null && content !== before) keep({ contents: withNewest(contents, open.id, content) });
  });
  return {
    lastSeen,
    saw: ({ articleId, content }) => keep({ contents: withNewest(seen.peek().contents, articleId, content) }),
    isNew: computed(() => {
      const { since, marks } = seen.value;
      return (summary) => {
        const known = marks[summary.id];
        if (known !== undefined) return known !== markOf(summary);
        return since !== '' && (summary.updatedAt > since || (summary.workflow.submittedAt ?? '') > since);
      };
    }),
  };
}
