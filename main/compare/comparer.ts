import type { Article } from '../../shared/article/schema.ts';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import type { ArticleJoin } from '../../shared/compare/join-articles.ts';

/** What is to be compared, or joined. */
export type CompareTask =
  | { readonly kind: 'compare'; readonly before: Article; readonly after: Article }
  | { readonly kind: 'join'; readonly base: Article | null; readonly mine: Article; readonly theirs: Article };

/** Compares versions of articles away from the main process' own loop; null where that failed or took too long. */
export interface Comparer {
  readonly compare: (before: Article, after: Article) => Promise<ArticleComparison | null>;
  readonly join: (versions: {
    readonly base: Article | null;
    readonly mine: Article;
    readonly theirs: Article;
  }) => Promise<ArticleJoin | null>;
}
