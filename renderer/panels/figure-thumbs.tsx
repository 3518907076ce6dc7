import type { KeyboardEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import type { ArticleEditor, FigureView } from '../editor/article-editor.ts';
import type { FigureCheck } from '../../shared/checks/check-names.ts';
import { useSortRow } from './sort-row.ts';
import styles from './panels.module.css';

const thumbId = (figure: string): string => `thumb-${figure}`;

interface ThumbProps {
  readonly editor: ArticleEditor;
  readonly view: FigureView;
  readonly index: number;
  readonly total: number;
  readonly isChosen: boolean;
  readonly problems: readonly FigureCheck[];
}

function useThumbName({ view, index, problems }: Pick<ThumbProps, 'view' | 'index' | 'problems'>): string {
  const { panels } = useWords();
  return [
    panels.figures.nth(index + 1),
    ...(view.figure.photo === null ? [panels.figures.noPhoto] : []),
    ...(view.isLead ? [panels.figures.lead] : []),
    ...problems.filter((kind) => kind !== 'figure-photo').map((kind) => panels.problems[kind]),
  ].join(', ');
}

function Thumb(props: ThumbProps) {
  const { editor, view, index, total, isChosen, problems } = props;
  const { surface } = useStores();
  const { panels } = useWords();
  const { row, drop, isDragging } = useSortRow<HTMLLIElement>({
    list: 'figures',
    id: view.id,
    index,
    direction: 'horizontal',
    move: editor.moveFigure,
  });
  const name = useThumbName(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined || !event.altKey) return;
    event.preventDefault();
    const to = index + step;
    if (to < 0 || to >= total) return;
    editor.moveFigure(view.id, to);
    surface.announce(panels.move.done(panels.figures.nth(index + 1), to + 1, total));
    setTimeout(() => document.getElementById(thumbId(view.id))?.focus());
  };
  return (
    <li ref={row} className={styles.thumbItem} data-drop={drop} data-dragging={isDragging}>
      <button
        type="button"
        id={thumbId(view.id)}
        className={styles.thumb}
        aria-label={name}
        aria-current={isChosen ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        title={name}
        data-bad={problems.length > 0}
        onKeyDown={onKeyDown}
        onClick={() => {
          surface.showFigure(view.id);
          editor.selectFigure(view.id);
        }}
      >
        {view.figure.photo === null ? (
          panels.figures.noPhoto
        ) : (
          <img src={`media://blob/${view.figure.photo.blob}?w=320`} alt="" draggable={false} />
        )}
      </button>
    </li>
  );
}

interface FigureThumbsProps {
  readonly editor: ArticleEditor;
  readonly figures: readonly FigureView[];
  readonly chosen: string | null;
  readonly problems: ReadonlyMap<string, readonly FigureCheck[]>;
  readonly onAdd: () => void;
}

/** The strip of photos: choose one, drag it elsewhere, or move it with Alt and an arrow. */
export function FigureThumbs({ editor, figures, chosen, problems, onAdd }: FigureThumbsProps) {
  const { panels } = useWords();
  return (
    <ul className={styles.thumbs} aria-label={panels.figures.list}>
      {figures.map((view, index) => (
        <Thumb
          key={view.id}
          editor={editor}
          view={view}
          index={index}
          total={figures.length}
          isChosen={view.id === chosen}
          problems={problems.get(view.id) ?? []}
        />
      ))}
      <li>
        <button type="button" className={`${styles.thumb} ${styles.add}`} title={panels.figures.add} onClick={onAdd}>
          {panels.figures.addShort}
        </button>
      </li>
    </ul>
  );
}
