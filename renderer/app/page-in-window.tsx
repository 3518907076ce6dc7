import { useMemo } from 'react';
import { creditLine } from '../../shared/rendering/render-blocks.ts';
import type { ArticleEditor } from '../editor/article-editor.ts';
import { ArticlePage } from '../editor/page/article-page.tsx';
import type { PageWords } from '../editor/page/page-words.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores, useWords } from './stores.ts';

const mediaUrl = (blob: string, width: number): string => `media://blob/${blob}?w=${String(width)}`;

/** The editor's page with this window's words: the credit line reads as the portal will print it. */
export function PageInWindow({ editor }: { readonly editor: ArticleEditor }) {
  const { site, noteFolding } = useStores();
  const { page } = useWords();
  const template = useSignalValue(site.info)?.portal.creditTemplate ?? '{names}';
  const words = useMemo<PageWords>(
    () => ({
      ...page,
      credit: (figure) => creditLine(figure, template) || page.noCredit,
    }),
    [page, template],
  );
  return (
    <ArticlePage
      key={editor.articleId}
      editor={editor}
      words={words}
      mediaUrl={mediaUrl}
      foldsNotes={useSignalValue(noteFolding.areFolded)}
    />
  );
}
