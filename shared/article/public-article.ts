import type { Article, Block } from './schema.ts';

/** A block that readers may meet: every kind but the newsroom's own notes. */
export type PublicBlock = Exclude<Block, { readonly kind: 'note' }>;

/** An article as it may leave the newsroom. Whatever writes for readers takes this, so that a note cannot reach it: it would not compile. */
export type PublicArticle = Omit<Article, 'body'> & { readonly body: readonly PublicBlock[] };

/** Whether a block may leave the newsroom. */
export const isPublicBlock = (block: Block): block is PublicBlock => block.kind !== 'note';

/** The article without the notes between its paragraphs. */
export const publicArticle = (article: Article): PublicArticle => ({
  ...article,
  body: article.body.filter(isPublicBlock),
});
