import type { ReactNode } from 'react';
import type { Byline, Figure, Related } from '../../shared/article/schema.ts';
import { FIELDS } from '../../shared/compare/compare-articles.ts';
import { FIGURE_FACTS, type ArticleJoin, type EntryJoin, type FigureJoin } from '../../shared/compare/join-articles.ts';
import type { Joined } from '../../shared/compare/join-value.ts';
import { useFormats, useWords } from '../app/stores.ts';
import { Thumb } from './compared-figure.tsx';
import { relatedText, useBylineText, useFieldText } from './compared-rows.tsx';
import { Choice, useOriginWords } from './join-choice.tsx';
import { JoinedText, Place } from './joined-body.tsx';
import styles from './review.module.css';

/** One value beside the page: as it was taken, or to be chosen. What nobody changed is not shown. */
export function ValuePlace<T>({
  joined,
  about,
  draw,
}: {
  readonly joined: Joined<T>;
  readonly about: string;
  readonly draw: (value: T) => ReactNode;
}) {
  const originWords = useOriginWords();
  if (joined.kind === 'choice') {
    return (
      <Place note={null}>
        <Choice choice={joined} about={about} draw={draw} />
      </Place>
    );
  }
  if (joined.from === 'unchanged') return null;
  return (
    <Place note={originWords(joined.from)}>
      <div className={styles.fact}>
        <span className={styles.factName}>{about}</span>
        <span>{draw(joined.value)}</span>
      </div>
    </Place>
  );
}

const isTouched = (joined: Joined<unknown>): boolean => joined.kind === 'choice' || joined.from !== 'unchanged';

/** A figure: its photo, words, credit and rights, as far as anybody changed them. */
function JoinedFigure({
  figure,
  versions,
}: {
  readonly figure: FigureJoin;
  readonly versions: ArticleJoin['versions'];
}) {
  const { compare } = useWords();
  const formats = useFormats();
  const known = versions.mine.figures[figure.id] ?? versions.theirs.figures[figure.id];
  if (
    known === undefined ||
    !(figure.caption.some(isTouched) || FIGURE_FACTS.some((name) => isTouched(figure.facts[name])))
  )
    return null;
  // A photo that only one has is not shown twice.
  const isOfBoth = versions.mine.figures[figure.id] !== undefined && versions.theirs.figures[figure.id] !== undefined;
  const facts = FIGURE_FACTS.filter((name) => isOfBoth || name !== 'photo');
  const draw = (name: (typeof FIGURE_FACTS)[number]) => (value: Figure[typeof name]) => {
    if (value === null || value === '') return compare.empty;
    if (typeof value === 'object') return <Thumb figure={{ ...known, photo: value }} />;
    return name === 'takenAt' ? formats.dateTime(value) : value;
  };
  return (
    <>
      <Place note={null}>
        <div className={styles.figure}>
          <Thumb figure={known} />
          <div className={styles.caption}>
            <JoinedText parts={figure.caption} about={`${compare.figure}, ${compare.facts.caption}`} />
          </div>
        </div>
      </Place>
      {facts.map((name) => (
        <ValuePlace<Figure[typeof name]>
          key={name}
          joined={figure.facts[name]}
          about={`${compare.figure}, ${compare.facts[name]}`}
          draw={draw(name)}
        />
      ))}
    </>
  );
}

function Entries<T>({
  entries,
  about,
  text,
}: {
  readonly entries: readonly EntryJoin<T>[];
  readonly about: string;
  readonly text: (entry: T) => string;
}) {
  const { joining } = useWords();
  return entries.map(({ id, entry }) => (
    <ValuePlace
      key={id}
      joined={entry}
      about={about}
      draw={(value: T | null) => (value === null ? joining.nothing : text(value))}
    />
  ));
}

function JoinedFields({ join }: { readonly join: ArticleJoin }) {
  const { compare } = useWords();
  const fieldText = useFieldText();
  return FIELDS.map((field) => (
    <ValuePlace<unknown>
      key={field}
      joined={join.fields[field]}
      about={compare.fields[field]}
      draw={(value) => fieldText(field, { ...join.versions.mine, [field]: value })}
    />
  ));
}

/** Figures, bylines, related links and fields of the join. */
export function JoinedRows({ join }: { readonly join: ArticleJoin }) {
  const { compare } = useWords();
  const bylineText = useBylineText();
  return (
    <>
      {join.figures.map((figure) => (
        <JoinedFigure key={figure.id} figure={figure} versions={join.versions} />
      ))}
      <Entries<Byline> entries={join.bylines} about={compare.byline} text={bylineText} />
      <Entries<Related> entries={join.related} about={compare.related} text={relatedText} />
      <JoinedFields join={join} />
    </>
  );
}
