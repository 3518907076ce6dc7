import type { DeskProblem } from './desk-problem.ts';
import { shownContent, type IndexEntry } from './articles/article-index.ts';

/** What is worth knowing about one article's files. */
export function problemsOf(entry: IndexEntry): readonly DeskProblem[] {
  const { article } = entry;
  const trusted = entry.revisions.filter(({ record, trust }) => trust !== 'unknown' && entry.heads.includes(record));
  const shown = shownContent(entry);
  const isMissing = shown !== null && entry.facts?.of !== shown;
  return [
    ...entry.rejected.map(({ hash, reason }): DeskProblem => ({ kind: 'rejected', article, hash, reason })),
    ...entry.chain.map((problem): DeskProblem => ({ kind: 'chain', article, problem })),
    ...entry.unread.map((hash): DeskProblem => ({ kind: 'unread', article, hash })),
    ...entry.strangers.map((device): DeskProblem => ({ kind: 'unknown-device', article, device })),
    ...(isMissing ? [{ kind: 'content-missing', article, content: shown } as const] : []),
    ...(trusted.length > 1
      ? [{ kind: 'two-versions', article, heads: trusted.map(({ record }) => record) } as const]
      : []),
  ];
}

/** Everything worth knowing about the desk's files; the same list as given, when no working copy is torn. */
export const withTorn = (problems: readonly DeskProblem[], torn: ReadonlySet<string>): readonly DeskProblem[] =>
  torn.size === 0
    ? problems
    : [...problems, ...[...torn].map((article): DeskProblem => ({ kind: 'torn-working-copy', article }))];
