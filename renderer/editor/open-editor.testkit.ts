import type { Article } from '../../shared/article/schema.ts';
import type { ArticleEditor, ArticleEditorDeps } from './article-editor.ts';
import { createArticleEditor } from './create-article-editor.ts';

/** An editor for tests, without a page; ids are n1, n2, … */
export function openEditor(article: Article, deps: Partial<ArticleEditorDeps> = {}): ArticleEditor {
  let made = 0;
  return createArticleEditor(article, {
    takePhotoFiles: () => Promise.resolve([]),
    onPasteNotice: () => undefined,
    openLink: () => undefined,
    newId: () => {
      made += 1;
      return `n${made}`;
    },
    ...deps,
  });
}
