import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ArticleSummary, DeskInfo } from '../../shared/ipc/wire.ts';
import type { OpenArticle } from './open-article.ts';
import type { Preferences } from './preferences.ts';

/** What this person has seen of which articles on this machine. Nobody else is told. */
export interface Reading {
  /** Whether there is something in the article that this person has not had in the window. */
  readonly isNew: ReadonlySignal<(summary: ArticleSummary) => boolean>;
}

/** Articles that are remembered; those seen longest ago are forgotten, and count as seen. */
const MOST_KEPT = 2_000;

interface Seen {
  /** What was there before this machine began to remember is not new. */
  readonly since: string;
  readonly marks: Readonly<Record<string, string>>;
}

/** What changes when there is something to look at: words, a step, a remark. Who has it open at the moment is not. */
const markOf = ({ updatedAt, site, workflow, talk }: ArticleSummary): string =>
  [updatedAt, site, workflow.state, workflow.submittedAt ?? '', talk.said].join(' ');

function read(preferences: Preferences, key: string, now: () => Date): Seen {
  const kept = preferences.read(key) as Partial<Seen> | null;
  const isWhole = typeof kept?.since === 'string' && typeof kept.marks === 'object' && kept.marks !== null;
  return isWhole ? { since: kept.since, marks: kept.marks } : { since: now().toISOString(), marks: {} };
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
  const seen = signal<Seen>({ since: '', marks: {} });
  let key: string | null = null;
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
    const { since, marks } = seen.peek();
    const mark = markOf(row);
    if (marks[row.id] === mark) return;
    const { [row.id]: _before, ...others } = marks;
    const kept = Object.entries({ ...others, [row.id]: mark }).slice(-MOST_KEPT);
    seen.value = { since, marks: Object.fromEntries(kept) };
    preferences.write(key, seen.peek());
  });
  return {
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
