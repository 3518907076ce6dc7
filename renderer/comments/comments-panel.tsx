import type { ArticleComments } from '../../shared/ipc/requests/comment-requests.ts';
import { keyLabel } from '../app/keys.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { ProposalsPart } from '../proposals/proposals-part.tsx';
import { AboutChoice } from './about-choice.tsx';
import { CommentBox } from './comment-box.tsx';
import { BEGUN, NEW_COMMENT_ID, talksInOrder } from './commenting.ts';
import { ThreadItem } from './thread-item.tsx';
import styles from './comments.module.css';

function Begin({ open, talk }: { readonly open: OpenArticle; readonly talk: ArticleComments }) {
  const { commenting, surface, session } = useStores();
  const { comments: words } = useWords();
  const text = useSignalValue(commenting.texts).get(BEGUN) ?? '';
  const isSending = useSignalValue(commenting.isSending);
  const isMac = useSignalValue(session.start)?.platform === 'darwin';
  const send = async () => {
    if (await commenting.send(BEGUN)) surface.announce(words.sent);
  };
  return (
    <section className={styles.begin} aria-labelledby="comments-begin">
      <h2 id="comments-begin">{words.begin}</h2>
      <AboutChoice open={open} />
      <CommentBox
        id={NEW_COMMENT_ID}
        label={words.text}
        text={text}
        people={talk.people}
        onText={(next) => commenting.write(BEGUN, next)}
        onSend={() => void send()}
      />
      <p className={controls.hint}>{words.hint(keyLabel('review.comment', isMac) ?? '')}</p>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.secondary}
          disabled={isSending || text.trim() === ''}
          onClick={() => void send()}
        >
          {words.send}
        </button>
      </div>
    </section>
  );
}

/** What people say about the article, beside it: talks in the order of the page, and a new one. */
export function CommentsPanel({ open }: { readonly open: OpenArticle }) {
  const { commenting } = useStores();
  const { comments: words } = useWords();
  const talk = useSignalValue(commenting.talk);
  const order = useSignalValue(open.editor.anchors.order);
  const showsSettled = useSignalValue(commenting.showsSettled);
  if (talk === null || talk.articleId !== open.id) return <p className={styles.empty}>{words.loading}</p>;
  const settled = talk.threads.filter(({ resolved }) => resolved).length;
  const openCount = talk.threads.length - settled;
  const shown = talksInOrder(talk.threads, order).filter(({ resolved }) => showsSettled || !resolved);
  return (
    <>
      <Begin open={open} talk={talk} />
      <section className={styles.talks} aria-labelledby="comments-open">
        <h2 id="comments-open">{words.openCount(openCount)}</h2>
        {settled === 0 ? null : (
          <label className={controls.check}>
            <input
              type="checkbox"
              checked={showsSettled}
              onChange={(event) => commenting.showSettled(event.target.checked)}
            />
            {words.showSettled(settled)}
          </label>
        )}
        <ul className={styles.threads}>
          {shown.map((thread) => (
            <ThreadItem key={thread.id} open={open} talk={talk} thread={thread} />
          ))}
        </ul>
      </section>
      <ProposalsPart open={open} />
    </>
  );
}
