import { runsText } from '../../shared/article/runs.ts';
import { blockText } from '../../shared/compare/compare-blocks.ts';
import type { JoinedBlock } from '../../shared/compare/join-blocks.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { goToOpenChoice } from './change-walk.ts';
import { PlainFigure } from './compared-figure.tsx';
import { Choice } from './join-choice.tsx';
import { JoinedBody, JoinFiguresContext, Place, TextPlace } from './joined-body.tsx';
import { JoinedRows, ValuePlace } from './joined-rows.tsx';
import type { ShownJoin } from './joining.ts';
import { finishJoin } from './show-review.ts';
import styles from './review.module.css';

function Head({ shown }: { readonly shown: ShownJoin }) {
  const stores = useStores();
  const { joining } = useWords();
  const left = useSignalValue(stores.joining.reading)?.open.length ?? 0;
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h1>{joining.title}</h1>
        <button type="button" className={controls.secondary} onClick={() => stores.surface.show('article')}>
          {joining.later}
        </button>
        <button type="button" className={controls.primary} disabled={left > 0} onClick={() => void finishJoin(stores)}>
          {joining.finish}
        </button>
      </div>
      <div className={styles.headLine}>
        <p className={styles.summary}>{shown.apart.base === null ? joining.noBase : joining.explain}</p>
        <span className={styles.count} role="status">
          {joining.openLeft(left)}
        </span>
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          disabled={left === 0}
          onClick={goToOpenChoice}
        >
          {joining.nextOpen}
        </button>
      </div>
    </header>
  );
}

/** The first words of a place, to tell one order from another. */
function placeText(place: JoinedBlock): string {
  switch (place.kind) {
    case 'block':
      return blockText(place.block);
    case 'text':
      return runsText(place.parts.flatMap((part) => (part.kind === 'choice' ? part.mine : part.value)));
    case 'removed':
      return '';
    case 'lines':
      return blockText(place.shape);
    case 'choice':
      return [...place.mine, ...place.theirs].map(blockText).join(' ');
  }
}

function OrderOf({ places }: { readonly places: readonly JoinedBlock[] }) {
  return (
    <ol className={styles.order}>
      {places.map((place, index) => (place.kind === 'removed' ? null : <li key={index}>{placeText(place)}</li>))}
    </ol>
  );
}

function OfVersions({ shown }: { readonly shown: ShownJoin }) {
  const stores = useStores();
  const { compare, joining } = useWords();
  const decisions = useSignalValue(stores.joining.decisions);
  const { join } = shown;
  const { mine, theirs } = join.versions;
  const figures = Object.entries({ ...theirs.figures, ...mine.figures }).map(([id, figure]) => ({
    id,
    before: null,
    after: figure,
    caption: [],
    isChanged: false,
  }));
  const { body } = join;
  const places = body.kind === 'settled' ? body.value : decisions.get('order') === 'theirs' ? body.theirs : body.mine;
  const leadFigure = (id: string | null) =>
    id === null ? joining.nothing : <PlainFigure figure={mine.figures[id] ?? theirs.figures[id] ?? null} />;
  return (
    <section className={styles.view} aria-label={joining.title}>
      <Head shown={shown} />
      {/* A text that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.reading} data-review="" aria-label={joining.reading} tabIndex={0}>
        <JoinFiguresContext value={figures}>
          <ValuePlace joined={join.kicker} about={compare.kicker} draw={(value) => value || compare.empty} />
          <ValuePlace joined={join.headline} about={compare.headline} draw={(value) => value || compare.empty} />
          <ValuePlace joined={join.leadFigure} about={compare.leadFigure} draw={leadFigure} />
          <TextPlace kind="lead" about={compare.lead} parts={join.lead} />
          {body.kind === 'choice' ? (
            <Place note={null}>
              <Choice choice={body} about={joining.order} draw={(order) => <OrderOf places={order} />} />
            </Place>
          ) : null}
          <JoinedBody places={places} />
          <JoinedRows join={join} />
        </JoinFiguresContext>
      </section>
    </section>
  );
}

/** Two versions that were written apart, joined as far as only one side changed each place; the rest a person chooses. */
export function JoinView() {
  const { articles, joining } = useStores();
  const open = useSignalValue(articles.current);
  const shown = useSignalValue(joining.shown);
  const { joining: words } = useWords();
  if (open === null || shown === null || shown.articleId !== open.id) return <p role="status">{words.alone}</p>;
  return <OfVersions shown={shown} />;
}
