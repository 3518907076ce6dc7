import { $getRoot, $getState, $setState, createState } from 'lexical';
import type { Article } from '../../../shared/article/schema.ts';
import type { InfoFields } from '../article-editor.ts';

/** The info fields of an article. */
export const infoOf = (article: Article): InfoFields => ({
  lang: article.lang,
  section: article.section,
  tags: article.tags,
  dateline: article.dateline,
  slug: article.slug,
  shortTitle: article.shortTitle,
  teaser: article.teaser,
  embargo: article.embargo,
  scheduledFor: article.scheduledFor,
  correctionNote: article.correctionNote,
});

/** Held by the root so that one undo history covers them. Never read from JSON: an article is only loaded through its own schema. */
const infoState = createState('info', { parse: (): InfoFields | null => null });

export const $info = (): InfoFields | null => $getState($getRoot(), infoState);

export const $setInfo = (info: InfoFields): void => {
  $setState($getRoot(), infoState, info);
};
