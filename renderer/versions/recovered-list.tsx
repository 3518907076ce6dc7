import type { RecoveredArticle } from '../../shared/ipc/requests/version-requests.ts';
import { showArticle } from '../app/commands.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './recovered-list.module.css';

const quiet = `${controls.secondary} ${controls.small}`;

/** What is known of one article's last words, in a sentence. */
function useStory({ savedAt, isTorn, newer }: RecoveredArticle): string {
  const { recovery: words } = useWords();
  const formats = useFormats();
  const at = formats.moment;
  if (!isTorn) return savedAt === null ? words.found : words.foundUntil(at(savedAt));
  const shown = savedAt === null ? words.tornAlone : words.tornUntil(at(savedAt));
  return newer === null ? shown : `${shown} ${words.tornNewer(at(newer.savedAt))}`;
}

function Recovered({ article }: { readonly article: RecoveredArticle }) {
  const stores = useStores();
  const { versions, articles } = stores;
  const { recovery: words, list } = useWords();
  const story = useStory(article);
  const openId = useSignalValue(articles.current)?.id ?? null;
  const { articleId, headline, savedAt, newer } = article;
  return (
    <li className={styles.article}>
      <span className={styles.what}>
        <strong>{headline === '' ? list.untitled : headline}</strong>
        <span className={styles.story}>{story}</span>
      </span>
      <span className={controls.row}>
        {savedAt === null ? null : (
          <button
            type="button"
            className={quiet}
            onClick={() => void versions.show(articleId, { kind: 'present' }, savedAt)}
          >
            {words.look}
          </button>
        )}
        {newer === null ? null : (
          <button
            type="button"
            className={quiet}
            onClick={() => void versions.show(articleId, { kind: 'save', id: newer.id }, newer.savedAt)}
          >
            {words.lookNewer}
          </button>
        )}
        {openId === articleId ? (
          <span className={styles.here}>{words.isOpen}</span>
        ) : (
          <button type="button" className={quiet} onClick={() => void showArticle(stores, articleId)}>
            {words.open}
          </button>
        )}
      </span>
    </li>
  );
}

/** After a crash: which articles were found again, and up to which moment. It stays until it is put away; nothing waits for an answer. */
export function RecoveredList() {
  const { articles, versions } = useStores();
  const { recovery: words } = useWords();
  const dismiss = (): void => {
    void versions.dismissRecovered();
    // The button goes with the list.
    articles.current.peek()?.editor.focus();
  };
  const recovered = useSignalValue(versions.recovered);
  if (recovered.length === 0) return null;
  return (
    <section className={styles.box} aria-label={words.title}>
      <div className={styles.head}>
        <p role="status">{words.explain(recovered.length)}</p>
        <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={dismiss}>
          {words.dismiss}
        </button>
      </div>
      {/* A list that scrolls is reached by keyboard through its buttons. */}
      <ul className={styles.articles}>
        {recovered.map((article) => (
          <Recovered key={article.articleId} article={article} />
        ))}
      </ul>
    </section>
  );
}
