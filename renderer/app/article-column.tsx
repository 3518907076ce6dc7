import { useRef } from 'react';
import { SplitBanner } from '../review/split-banner.tsx';
import { HolderNote } from '../holding/holder-note.tsx';
import { ProposalsNote } from '../proposals/proposals-note.tsx';
import { SuggestionHead } from '../proposals/suggestion-head.tsx';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { RecoveredList } from '../versions/recovered-list.tsx';
import controls from '../styles/controls.module.css';
import { useReadThrough } from '../workflow/use-read-through.ts';
import { importFile, startNewArticle } from './commands.ts';
import { CountBar } from './count-bar.tsx';
import { FindBar } from './find-bar.tsx';
import { StatusLine } from './status-line.tsx';
import { useStores, useWords } from './stores.ts';
import { Toolbar } from './toolbar.tsx';
import { UnplacedText } from './unplaced-text.tsx';
import styles from './article-column.module.css';

function NoArticle() {
  const stores = useStores();
  const words = useWords();
  const isOpening = useSignalValue(stores.articles.isOpening);
  return (
    <div className={styles.none}>
      <h1 className={controls.hidden}>{words.regions.article}</h1>
      <p>{isOpening ? words.article.opening : words.article.none}</p>
      <div className={controls.row}>
        <button type="button" className={controls.primary} onClick={() => void startNewArticle(stores)}>
          {words.commands['article.new']}
        </button>
        <button type="button" className={controls.secondary} onClick={() => void importFile(stores)}>
          {words.article.noneImport}
        </button>
      </div>
    </div>
  );
}

/** The screen's own heading, for those who go from heading to heading; the page's headline is text being written. */
function Heading({ open }: { readonly open: OpenArticle }) {
  const words = useWords();
  const headline = useSignalValue(open.editor.headline);
  return <h1 className={controls.hidden}>{headline === '' ? words.list.untitled : headline}</h1>;
}

/** What is proven of the article, and what waits to be looked at. */
function ArticleHead({ open }: { readonly open: OpenArticle }) {
  return (
    <>
      <StatusLine open={open} />
      <SplitBanner open={open} />
      <ProposalsNote open={open} />
    </>
  );
}

function Article({ open }: { readonly open: OpenArticle }) {
  const { surface, parts } = useStores();
  const words = useWords();
  const findBar = useSignalValue(surface.findBar);
  const page = useRef<HTMLElement>(null);
  // Reading a suggestion is not reading the article.
  useReadThrough(page, open.isSuggestion ? null : open.id);
  const { ArticlePage } = parts;
  return (
    <>
      <Heading open={open} />
      {open.isSuggestion ? <SuggestionHead open={open} /> : <ArticleHead open={open} />}
      <Toolbar editor={open.editor} />
      {findBar === 'closed' ? null : <FindBar editor={open.editor} withReplace={findBar === 'replace'} />}
      {open.isSuggestion ? null : <HolderNote open={open} />}
      <section ref={page} className={styles.page} aria-label={words.regions.page}>
        <ArticlePage editor={open.editor} />
      </section>
      <UnplacedText articleId={open.id} />
      <CountBar open={open} />
    </>
  );
}

/** The article as the reader will see it, with what is proven of it above and its figures below. */
export function ArticleColumn() {
  const { articles } = useStores();
  const open = useSignalValue(articles.current);
  return (
    <>
      <RecoveredList />
      {open === null ? <NoArticle /> : <Article key={open.opening} open={open} />}
    </>
  );
}
