import { useLayoutEffect, useRef, type CSSProperties, type JSX } from 'react';
import type { ArticleEditor } from '../article-editor.ts';
import styles from './article-page.module.css';
import { dressPage, type MediaUrl } from './dress-page.ts';
import type { PageWords } from './page-words.ts';
import { restBlocks } from './rest-blocks.ts';

interface ArticlePageProps {
  readonly editor: ArticleEditor;
  readonly words: PageWords;
  readonly mediaUrl: MediaUrl;
  /** Each note between the paragraphs shows one line only, but for the one with the caret. */
  readonly foldsNotes: boolean;
}

/** A CSS string for `content`. */
const quoted = (text: string): string => `"${text.replace(/["\\]/gu, '\\$&')}"`;

const placeholders = (words: PageWords): CSSProperties =>
  ({
    '--words-kicker': quoted(words.kicker),
    '--words-headline': quoted(words.headline),
    '--words-lead': quoted(words.lead),
    '--words-body': quoted(words.body),
    '--words-caption': quoted(words.caption),
    '--words-byline': quoted(words.byline),
    '--words-note': quoted(words.note),
    '--words-relayed': quoted(`${words.relayed} `),
    '--words-related': quoted(words.related),
  }) as CSSProperties;

/** The article as the reader will see it, and the place where it is written. Give it a `key` of the article's id. */
export function ArticlePage({ editor, words, mediaUrl, foldsNotes }: ArticlePageProps): JSX.Element {
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    editor.lexical.setRootElement(page.current);
    const wakeBlocks = restBlocks(editor.lexical);
    return () => {
      wakeBlocks();
      editor.lexical.setRootElement(null);
    };
  }, [editor]);
  useLayoutEffect(() => dressPage(editor, words, mediaUrl), [editor, words, mediaUrl]);
  // No input or textarea can hold an article: this is what the role is for.
  // oxlint-disable jsx-a11y/prefer-tag-over-role
  return (
    <div
      ref={page}
      className={styles['page']}
      style={placeholders(words)}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-multiline
      aria-label={words.article}
      spellCheck={false}
      lang={editor.info.peek().lang}
      tabIndex={0}
      data-folds-notes={foldsNotes}
      data-testid="article-page"
    />
  );
}
