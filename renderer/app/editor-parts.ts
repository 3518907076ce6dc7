import type { ComponentType } from 'react';
import type { Article } from '../../shared/article/schema.ts';
import type { ArticleEditor, ArticleEditorDeps } from '../editor/article-editor.ts';

/** What the window needs of the editor: a document for an article, and the page that shows it. Tests leave the page out. */
export interface EditorParts {
  readonly createEditor: (article: Article, deps: ArticleEditorDeps) => ArticleEditor;
  readonly ArticlePage: ComponentType<{ readonly editor: ArticleEditor }>;
}
