import { isPublicBlock } from './public-article.ts';
import type { Article } from './schema.ts';

/** The lowest schema version that can say what the article holds. */
export const versionOf = ({ body }: Pick<Article, 'body'>): Article['schema'] => (body.every(isPublicBlock) ? 1 : 2);
