import { useState } from 'react';
import { commentPieces } from '../../shared/comments/mentions.ts';
import type { AnchorPlace } from '../../shared/comments/place-anchor.ts';
import type { ArticleComments } from '../../shared/ipc/requests/comment-requests.ts';
import type { Comment, CommentThread } from '../../shared/records/fold-comments.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { focusSoon } from '../app/focus.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useMinute } from '../state/use-minute.ts';
import controls from '../styles/controls.module.css';
import { aboutWords } from './about-choice.tsx';
import { CommentBox } from './comment-box.tsx';
import styles from './comments.module.css';

interface ThreadProps {
  readonly open: OpenArticle;
  readonly talk: ArticleComments;
  readonly thread: CommentThread;
}

function Said({ comment, talk }: { readonly comment: Comment; readonly talk: ArticleComments }) {
  const { session } = useStores();
  const { comments: words } = useWords();
  const formats = useFormats();
  const now = useMinute();
  const me = useSignalValue(session.desk)?.me.personId ?? null;
  const { by, at, text, mentions } = comment;
  return (
    <li className={styles.said}>
      <p className={styles.who}>
        <b>{talk.names[by] ?? words.somebody}</b>{' '}
        <time dateTime={at} title={formats.moment(at)}>
          {formats.when(at, now)}
        </time>
        {me !== null && mentions.includes(me) ? <span className={styles.forMe}>{words.forMe}</span> : null}
      </p>
      <p className={styles.text}>
        {commentPieces(text, talk.people).map(({ text: piece, person }, index) =>
          // Pieces have no names of their own and never change places.
          // oxlint-disable-next-line react/no-array-index-key
          person === null ? <span key={index}>{piece}</span> : <strong key={index}>{piece}</strong>,
        )}
      </p>
    </li>
  );
}

/** What the talk is about, and the way there; plainly said when the words are not on the page any more. */
function About({ open, thread, at }: Omit<ThreadProps, 'talk'> & { readonly at: AnchorPlace | undefined }) {
  const { surface, commenting } = useStores();
  const words = useWords();
  const { comments } = words;
  const figures = useSignalValue(open.editor.figures).map(({ id }) => id);
  const { anchor, id } = thread;
  const name = anchor.quote === '' ? aboutWords(anchor, words, figures) : comments.quote(anchor.quote);
  const isGone = at?.kind === 'gone';
  const isOnPage = !isGone && anchor.on !== 'article' && anchor.id !== 'section' && anchor.id !== 'tags';
  const note = isGone ? comments.gone : at?.kind === 'words' && at.isRewritten ? comments.rewritten : null;
  const go = () => {
    commenting.choose(id);
    surface.show('article');
    if (!open.editor.anchors.goTo(id)) surface.announce(comments.gone);
  };
  return (
    <>
      {isOnPage ? (
        <button type="button" className={styles.about} title={comments.goThere} onClick={go}>
          {name}
        </button>
      ) : (
        <p className={styles.about} data-gone={isGone}>
          {name}
        </p>
      )}
      {note === null ? null : <p className={styles.gone}>{note}</p>}
    </>
  );
}

function Answer({ talk, thread, onDone }: Omit<ThreadProps, 'open'> & { readonly onDone: () => void }) {
  const { commenting, surface } = useStores();
  const { comments: words } = useWords();
  const text = useSignalValue(commenting.texts).get(thread.id) ?? '';
  const isSending = useSignalValue(commenting.isSending);
  const send = async () => {
    if (!(await commenting.send(thread.id))) return;
    surface.announce(words.sent);
    onDone();
    focusSoon(`talk-${thread.id}`);
  };
  return (
    <>
      <CommentBox
        id={`answer-${thread.id}`}
        label={words.answerLabel}
        text={text}
        people={talk.people}
        onText={(next) => commenting.write(thread.id, next)}
        onSend={() => void send()}
      />
      <div className={controls.row}>
        <button
          type="button"
          className={`${controls.secondary} ${controls.small}`}
          disabled={isSending || text.trim() === ''}
          onClick={() => void send()}
        >
          {words.send}
        </button>
      </div>
    </>
  );
}

/** One talk: what it is about, what was said, and the ways to answer and to settle it. */
export function ThreadItem({ open, talk, thread }: ThreadProps) {
  const { commenting, surface } = useStores();
  const words = useWords();
  const { comments } = words;
  const { id, resolved, resolvedBy } = thread;
  const at = useSignalValue(open.editor.anchors.places).get(id);
  const isChosen = useSignalValue(commenting.chosen) === id;
  const isAtCaret = useSignalValue(open.editor.anchors.atCaret) === id;
  const begun = useSignalValue(commenting.texts).has(id);
  const [isAnswering, setAnswering] = useState(false);
  const figures = useSignalValue(open.editor.figures).map((figure) => figure.id);
  const label = thread.anchor.quote === '' ? aboutWords(thread.anchor, words, figures) : thread.anchor.quote;
  const settle = async () => {
    if (await commenting.settle(id, !resolved)) surface.announce(resolved ? comments.reopened : comments.settled);
  };
  const answer = () => {
    setAnswering(true);
    focusSoon(`answer-${id}`);
  };
  return (
    <li>
      <article
        id={`talk-${id}`}
        className={styles.thread}
        aria-label={comments.thread(label)}
        aria-current={isChosen || isAtCaret ? 'true' : undefined}
        tabIndex={-1}
        data-settled={resolved}
      >
        <About open={open} thread={thread} at={at} />
        <ul className={styles.list}>
          {thread.comments.map((comment) => (
            <Said key={comment.record} comment={comment} talk={talk} />
          ))}
        </ul>
        {resolved ? (
          <p className={styles.settled}>{comments.settledBy(talk.names[resolvedBy ?? ''] ?? comments.somebody)}</p>
        ) : null}
        {isAnswering || begun ? <Answer talk={talk} thread={thread} onDone={() => setAnswering(false)} /> : null}
        <div className={controls.row}>
          {isAnswering || begun ? null : (
            <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={answer}>
              {comments.answer}
            </button>
          )}
          <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={() => void settle()}>
            {resolved ? comments.reopen : comments.settle}
          </button>
        </div>
      </article>
    </li>
  );
}
