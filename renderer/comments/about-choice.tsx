import { anchorOf, WHOLE_ARTICLE } from '../../shared/comments/place-anchor.ts';
import { runsText } from '../../shared/article/runs.ts';
import type { CommentAnchor } from '../../shared/records/kinds/comment-record.ts';
import type { Words } from '../i18n/vi/vi.ts';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';

/** The fields that can be talked about as such, in the order of the page and the info panel. */
const FIELDS = ['headline', 'kicker', 'lead', 'bylines', 'related', 'section', 'tags'] as const;

const isField = (id: string): id is (typeof FIELDS)[number] => (FIELDS as readonly string[]).includes(id);

/** What a talk is about, in a few words; words of the text are quoted elsewhere. */
export function aboutWords({ on, id }: CommentAnchor, words: Words, figures: readonly string[]): string {
  const { comments } = words;
  switch (on) {
    case 'article':
      return comments.wholeArticle;
    case 'figure':
      return figures.includes(id) ? words.panels.figures.nth(figures.indexOf(id) + 1) : words.compare.figure;
    case 'field':
      return isField(id) ? comments.fields[id] : comments.field;
    case 'block':
      return comments.block;
  }
}

const keyOf = ({ on, id, quote }: CommentAnchor): string => (quote === '' ? `${on} ${id}` : 'words');

/** Chooses what a new talk is about: the selected words, the article, a photo or a field. */
export function AboutChoice({ open }: { readonly open: OpenArticle }) {
  const { commenting } = useStores();
  const words = useWords();
  const { comments } = words;
  const about = useSignalValue(commenting.about);
  const figures = useSignalValue(open.editor.figures);
  const ids = figures.map(({ id }) => id);
  const whole: readonly (readonly [CommentAnchor, string])[] = [
    [WHOLE_ARTICLE, comments.wholeArticle],
    ...figures.map(({ id, figure }) => {
      const anchor = anchorOf({ on: 'figure', id, text: '' }, 0, 0);
      const caption = runsText(figure.caption).slice(0, 40);
      return [anchor, [aboutWords(anchor, words, ids), caption].filter((part) => part !== '').join(': ')] as const;
    }),
    ...FIELDS.map((id) => [anchorOf({ on: 'field', id, text: '' }, 0, 0), comments.fields[id]] as const),
  ];
  const known = whole.some(([anchor]) => keyOf(anchor) === keyOf(about));
  const useSelected = () => {
    const anchor = open.editor.anchors.selected();
    if (anchor !== null) commenting.setAbout(anchor);
  };
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor="comment-about">
        {comments.about}
      </label>
      <select
        id="comment-about"
        className={controls.box}
        value={keyOf(about)}
        onChange={(event) => {
          const chosen = whole.find(([anchor]) => keyOf(anchor) === event.target.value);
          if (chosen !== undefined) commenting.setAbout(chosen[0]);
        }}
      >
        {known ? null : (
          <option value={keyOf(about)}>
            {about.quote === '' ? aboutWords(about, words, ids) : comments.quote(about.quote)}
          </option>
        )}
        {whole.map(([anchor, name]) => (
          <option key={keyOf(anchor)} value={keyOf(anchor)}>
            {name}
          </option>
        ))}
      </select>
      <div className={controls.row}>
        <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={useSelected}>
          {comments.useSelected}
        </button>
      </div>
    </div>
  );
}
