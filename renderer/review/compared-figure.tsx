import type { Figure } from '../../shared/article/schema.ts';
import type { FigureChange } from '../../shared/compare/compare-articles.ts';
import { isSameText } from '../../shared/compare/compare-text.ts';
import { FIGURE_FACTS } from '../../shared/compare/join-articles.ts';
import { isSameValue } from '../../shared/compare/same-value.ts';
import { useFormats, useWords } from '../app/stores.ts';
import { BeforeAfter, Change } from './change-frame.tsx';
import { ComparedText, PlainText, type ShownSide } from './compared-text.tsx';
import styles from './review.module.css';

/** The photo in small; its words say what it shows. */
export function Thumb({ figure }: { readonly figure: Figure | null }) {
  const { compare } = useWords();
  if (figure?.photo === null || figure === null) return <span className={styles.noPhoto}>{compare.noPhoto}</span>;
  return <img className={styles.thumb} src={`media://blob/${figure.photo.blob}?w=320`} alt={figure.alt} />;
}

/** A figure as it stands in one version. */
export function PlainFigure({ figure }: { readonly figure: Figure | null }) {
  return (
    <figure className={styles.figure}>
      <Thumb figure={figure} />
      <figcaption>
        <PlainText runs={figure?.caption ?? []} />
      </figcaption>
    </figure>
  );
}

function Fact({
  name,
  figure,
  side,
}: {
  readonly name: (typeof FIGURE_FACTS)[number];
  readonly figure: FigureChange;
  readonly side: ShownSide;
}) {
  const { compare } = useWords();
  const formats = useFormats();
  const { before, after } = figure;
  if (isSameValue(before?.[name], after?.[name])) return null;
  const value = (one: Figure | null) => {
    if (name === 'photo') return <Thumb figure={one} />;
    const text = one?.[name] ?? '';
    if (text === '') return compare.empty;
    return name === 'takenAt' ? formats.dateTime(text) : text;
  };
  return <BeforeAfter name={compare.facts[name]} before={value(before)} after={value(after)} side={side} />;
}

/** A figure that both versions have: its caption by words, its photo, credit and rights as before and after. */
export function ComparedFigure({ change }: { readonly change: FigureChange }) {
  const { compare } = useWords();
  const isReplaced = change.before?.photo?.blob !== change.after?.photo?.blob;
  return (
    <Change
      change={{ part: 'figure', id: change.id }}
      about={compare.figure}
      what={isReplaced ? compare.replaced : compare.changed}
      draw={(side) => (
        <div className={styles.figure}>
          {isReplaced ? null : <Thumb figure={change.after} />}
          {FIGURE_FACTS.map((name) => (
            <Fact key={name} name={name} figure={change} side={side} />
          ))}
          <p className={styles.caption}>
            {isSameText(change.caption) ? null : <span className={styles.factName}>{compare.facts.caption}</span>}{' '}
            <ComparedText pieces={change.caption} side={side} />
          </p>
        </div>
      )}
    />
  );
}
