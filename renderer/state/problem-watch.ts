import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { OpenArticle } from './open-article.ts';
import { findProblems, type Problem } from './problems.ts';

/** Looked for after a rest, never per key. */
const REST_MS = 400;

export interface ProblemWatch {
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** The next problem in turn, or null when there is none; `place` counts from 1. */
  readonly next: () => { readonly problem: Problem; readonly place: number; readonly total: number } | null;
}

export function createProblemWatch(
  current: ReadonlySignal<OpenArticle | null>,
  articles: ReadonlySignal<ReadonlyMap<string, ArticleSummary>>,
): ProblemWatch {
  const problems = signal<readonly Problem[]>([]);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let turn = -1;
  const look = (): void => {
    timer = null;
    const open = current.peek();
    problems.value =
      open === null
        ? []
        : findProblems(open.editor.readArticle(), open.site.peek().url, (id) => articles.peek().has(id));
  };
  let watched: OpenArticle | null = null;
  effect(() => {
    const open = current.value;
    void open?.editor.version.value;
    void articles.value;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
    if (open === watched) return;
    watched = open;
    turn = -1;
    look();
  });
  return {
    problems,
    next() {
      look();
      const found = problems.peek();
      if (found.length === 0) return null;
      turn = (turn + 1) % found.length;
      const problem = found[turn];
      return problem === undefined ? null : { problem, place: turn + 1, total: found.length };
    },
  };
}
