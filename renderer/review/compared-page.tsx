import type { ReactNode } from 'react';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import { isSameText, type TextPiece } from '../../shared/compare/compare-text.ts';
import { useWords } from '../app/stores.ts';
import { BeforeAfter, Change, Unchanged } from './change-frame.tsx';
import { ComparedBlocks } from './compared-blocks.tsx';
import { ComparedFigure, PlainFigure, Thumb } from './compared-figure.tsx';
import { ComparedRows } from './compared-rows.tsx';
import { ComparedText, type ShownSide } from './compared-text.tsx';
import styles from './review.module.css';

function Line({
  part,
  pieces,
}: {
  readonly part: 'kicker' | 'headline' | 'lead';
  readonly pieces: readonly TextPiece[];
}) {
  const { compare } = useWords();
  const draw = (side: ShownSide): ReactNode => (
    <p className={styles.text} data-kind={part}>
      <ComparedText pieces={pieces} side={side} />
    </p>
  );
  if (pieces.length === 0) return null;
  if (isSameText(pieces)) return <Unchanged draw={draw} />;
  return <Change change={{ part }} about={compare[part]} what={compare.changed} draw={draw} />;
}

function LeadFigure({ comparison: { leadFigure, figures } }: { readonly comparison: ArticleComparison }) {
  const { compare } = useWords();
  const find = (id: string | null) => figures.find((figure) => figure.id === id) ?? null;
  const [before, after] = [find(leadFigure.before), find(leadFigure.after)];
  const isSamePlace = leadFigure.before === leadFigure.after;
  const isChanged = after?.isChanged === true && after.before !== null;
  return (
    <>
      {isSamePlace ? null : (
        <Change
          change={{ part: 'leadFigure' }}
          about={compare.leadFigure}
          what={before === null ? compare.added : after === null ? compare.removed : compare.replaced}
          draw={(side) => (
            <BeforeAfter
              name={compare.leadFigure}
              before={before === null ? compare.none : <Thumb figure={before.before} />}
              after={after === null ? compare.none : <Thumb figure={after.after} />}
              side={side}
            />
          )}
        />
      )}
      {isChanged ? <ComparedFigure change={after} /> : null}
      {after !== null && isSamePlace && !isChanged ? (
        <Unchanged draw={() => <PlainFigure figure={after.after} />} />
      ) : null}
    </>
  );
}

/** Two versions as one reads them, with every difference in its place. */
export function ComparedPage({ comparison }: { readonly comparison: ArticleComparison }) {
  return (
    <>
      <Line part="kicker" pieces={comparison.kicker} />
      <Line part="headline" pieces={comparison.headline} />
      <LeadFigure comparison={comparison} />
      <Line part="lead" pieces={comparison.lead} />
      <ComparedBlocks blocks={comparison.blocks} figures={comparison.figures} />
      <ComparedRows comparison={comparison} />
    </>
  );
}
