import { parseArticle } from '../../shared/article/parse-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { AppError } from '../../shared/app-error.ts';
import { compareArticles } from '../../shared/compare/compare-articles.ts';
import { joinArticles } from '../../shared/compare/join-articles.ts';
import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';
import type { ComparableRevision } from '../../shared/ipc/requests/compare-requests.ts';

/** What the twin knows of earlier versions: revisions with their texts, and the two that were written apart. */
export interface ReviewWorld {
  readonly revisions: readonly (ComparableRevision & { readonly article: Article })[];
  readonly apart: {
    readonly base: string;
    readonly mine: string;
    readonly theirs: string;
    readonly article: string;
  } | null;
}

type Compared = RequestInput<'compare:articles'>['before'];

const gone = { code: 'not-found', what: 'revision' } as const satisfies AppError;

/** Main's answers to what is asked about versions, from memory. */
export function compareAnswers({ revisions, apart }: ReviewWorld, savedText: Article | null) {
  const find = (content: string) => revisions.find((revision) => revision.content === content);
  const shown = (content: string): ComparableRevision | undefined => {
    const found = find(content);
    if (found === undefined) return undefined;
    const { article: _article, ...revision } = found;
    return revision;
  };
  const writtenApart = (): Answers['compare:revisions']['apart'] => {
    if (apart === null) return null;
    const [mine, theirs] = [shown(apart.mine), shown(apart.theirs)];
    return mine === undefined || theirs === undefined
      ? null
      : { mine, theirs, base: shown(apart.base) ?? null, others: 0 };
  };
  const read = (version: Compared): Article | undefined => {
    if (version.kind === 'revision') return find(version.content)?.article;
    if (version.kind === 'save') return savedText ?? undefined;
    const parsed = parseArticle(JSON.parse(version.articleJson));
    return parsed.ok ? parsed.value : undefined;
  };
  return {
    'compare:revisions': () => ({
      revisions: revisions.flatMap(({ content }) => shown(content) ?? []),
      published: null,
      apart: writtenApart(),
    }),
    'compare:articles': (input: RequestInput<'compare:articles'>) => {
      const [before, after] = [read(input.before), read(input.after)];
      if (before === undefined || after === undefined) return gone;
      return { before, after, comparison: compareArticles(before, after) };
    },
    'compare:apart': () => {
      const heads = writtenApart();
      const [mine, theirs] = [find(heads?.mine.content ?? ''), find(heads?.theirs.content ?? '')];
      if (heads === null || mine === undefined || theirs === undefined) return null;
      const base = find(apart?.base ?? '')?.article ?? null;
      return { apart: heads, join: joinArticles({ base, mine: mine.article, theirs: theirs.article }) };
    },
    'compare:join': () => ({ kind: 'revision' as const, savedAt: '2026-03-02T02:38:02.000Z', content: 'c'.repeat(64) }),
  };
}
