import type { FigureCheck } from '../../shared/checks/check-names.ts';
import { checkFigures } from '../../shared/checks/figure-checks.ts';
import { useEffect } from 'react';
import { runsText } from '../../shared/article/runs.ts';
import { insertPhotos } from '../app/commands.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { ArticleEditor, FigureView } from '../editor/article-editor.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { FigureThumbs } from './figure-thumbs.tsx';
import { HistoryArea, HistoryField } from './history-field.tsx';
import { useCredentials } from './use-credentials.ts';
import styles from './panels.module.css';

interface FigureFormProps {
  readonly editor: ArticleEditor;
  readonly view: FigureView;
  readonly problems: readonly FigureCheck[];
}

function Fields({ editor, view: { id, figure }, problems }: FigureFormProps) {
  const { panels } = useWords();
  const words = panels.figures;
  const say = (...kinds: readonly FigureCheck[]): string | null => {
    const found = kinds.find((kind) => problems.includes(kind));
    return found === undefined ? null : panels.problems[found];
  };
  return (
    <>
      <HistoryArea
        editor={editor}
        id="figure-caption"
        label={words.caption}
        value={runsText(figure.caption)}
        change={(text) => editor.setCaptionText(id, text)}
        problem={say('figure-caption', 'figure-same-caption')}
      />
      <HistoryArea
        editor={editor}
        id="figure-alt"
        label={words.alt}
        value={figure.alt}
        placeholder={words.altHint}
        change={(alt) => editor.setFigure(id, { alt: alt.replaceAll(/\s*\n\s*/gu, ' ') })}
        problem={say('figure-alt', 'figure-alt-copied')}
        maxLength={2000}
      />
      <div className={controls.two}>
        <HistoryField
          editor={editor}
          id="figure-photographer"
          label={words.photographer}
          value={figure.photographer}
          change={(photographer) => editor.setFigure(id, { photographer })}
          problem={say('figure-credit')}
          maxLength={200}
        />
        <HistoryField
          editor={editor}
          id="figure-source"
          label={words.source}
          value={figure.source}
          change={(source) => editor.setFigure(id, { source })}
          maxLength={200}
        />
      </div>
      <HistoryField
        editor={editor}
        id="figure-rights"
        label={words.rights}
        value={figure.rights}
        change={(rights) => editor.setFigure(id, { rights })}
        maxLength={2000}
      />
    </>
  );
}

/** What the photo itself tells, and what of it never leaves. */
function FromThePhoto({ view: { figure }, problems }: Pick<FigureFormProps, 'view' | 'problems'>) {
  const { photos } = useStores();
  const formats = useFormats();
  const { panels } = useWords();
  const words = panels.figures;
  const known = figure.photo === null ? null : photos.recent(figure.photo.blob);
  const [credentials] = useCredentials(figure.photo === null ? [] : [figure.photo.blob]);
  const small = problems.find((check) => check === 'lead-low-resolution' || check === 'figure-low-resolution');
  return (
    <div className={styles.from}>
      {figure.photo === null ? null : (
        <p className={small === undefined ? undefined : styles.warn}>
          {words.size(figure.photo.width, figure.photo.height)}
          {small === undefined ? null : ` · ${panels.problems[small]}`}
        </p>
      )}
      {figure.takenAt === null ? null : <p>{words.takenAt(formats.date(figure.takenAt))}</p>}
      <p>{known?.hadLocation === true ? words.hadLocation : words.privacy}</p>
      {credentials === undefined ? null : (
        <p>
          {credentials.generator === null ? words.hasCredentials : words.hasCredentialsBy(credentials.generator)}{' '}
          {words.credentialsLost}
        </p>
      )}
    </div>
  );
}

function Actions({ editor, view: { id, figure } }: Pick<FigureFormProps, 'editor' | 'view'>) {
  const { photos, surface } = useStores();
  const { panels } = useWords();
  const words = panels.figures;
  const replace = async () => {
    const [photo] = await photos.pick(false);
    if (photo !== undefined) editor.replacePhoto(id, photo);
  };
  const remove = () => {
    editor.removeFigure(id);
    surface.showFigure(null);
  };
  return (
    <div className={controls.row}>
      <button
        type="button"
        id="figure-replace"
        className={`${controls.secondary} ${controls.small}`}
        onClick={() => void replace()}
      >
        {figure.photo === null ? words.choosePhoto : words.replace}
      </button>
      <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={remove}>
        {words.remove}
      </button>
    </div>
  );
}

/** All photos of the article in order, and the words of the chosen one: the same text as on the page. */
export function FiguresPanel({ editor }: { readonly editor: ArticleEditor }) {
  const stores = useStores();
  const { panels } = useWords();
  const figures = useSignalValue(editor.figures);
  const chosen = useSignalValue(stores.surface.figure);
  const { figure: atCaret } = useSignalValue(editor.selection);
  const { showFigure } = stores.surface;
  useEffect(() => {
    if (atCaret !== null) showFigure(atCaret);
  }, [atCaret, showFigure]);
  const levels = useSignalValue(stores.checks.levels);
  const view = figures.find((figure) => figure.id === chosen) ?? figures[0];
  const problems = new Map(
    [
      ...checkFigures(
        figures.map(({ id, figure }) => [id, figure]),
        figures.find(({ isLead }) => isLead)?.id ?? null,
      ),
    ].map(([id, found]) => [id, found.filter((check) => levels[check] !== 'off')]),
  );
  return (
    <>
      <FigureThumbs
        editor={editor}
        figures={figures}
        chosen={view?.id ?? null}
        problems={problems}
        onAdd={() => void insertPhotos(stores, editor)}
      />
      {view === undefined ? (
        <p className={styles.empty}>{panels.figures.empty}</p>
      ) : (
        <>
          <Fields key={view.id} editor={editor} view={view} problems={problems.get(view.id) ?? []} />
          <FromThePhoto view={view} problems={problems.get(view.id) ?? []} />
          <Actions editor={editor} view={view} />
        </>
      )}
    </>
  );
}
