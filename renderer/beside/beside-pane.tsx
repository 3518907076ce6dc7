import { showArticle } from '../app/commands.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ArticleReading } from '../versions/article-reading.tsx';
import styles from './beside.module.css';

/** The second article, read-only: it follows what its writer saves. Opening it to write swaps the two. */
export function BesidePane() {
  const stores = useStores();
  const { beside, articles } = stores;
  const { beside: words, list } = useWords();
  const article = useSignalValue(beside.shown);
  if (article === null) return null;
  const headline = article.headline === '' ? list.untitled : article.headline;
  const swap = async () => {
    const left = articles.current.peek()?.id ?? null;
    await showArticle(stores, article.id);
    if (articles.current.peek()?.id !== article.id) return;
    if (left === null || left === article.id) beside.close();
    else await beside.show(left);
  };
  return (
    <section
      className={styles.pane}
      aria-labelledby="beside-title"
      // Esc only leads back to the text; the controls are the buttons inside.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) articles.current.peek()?.editor.focus();
      }}
    >
      <header className={styles.head}>
        <h2 id="beside-title" className={controls.hidden}>
          {words.region(headline)}
        </h2>
        <span className={styles.said}>{words.readOnly}</span>
        <button type="button" className={`${controls.secondary} ${controls.small}`} onClick={() => void swap()}>
          {words.swap}
        </button>
        <button
          type="button"
          id="beside-close"
          className={`${controls.secondary} ${controls.small}`}
          onClick={beside.close}
        >
          {words.close}
        </button>
      </header>
      {/* A long text is scrolled by the keyboard, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.text} tabIndex={0} role="group" aria-label={headline}>
        <ArticleReading article={article} />
      </div>
    </section>
  );
}
