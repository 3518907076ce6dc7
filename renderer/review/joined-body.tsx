import { use, createContext, type ReactNode } from 'react';
import type { Block, Run } from '../../shared/article/schema.ts';
import { listLines } from '../../shared/compare/list-lines.ts';
import type { ArticleComparison } from '../../shared/compare/compare-articles.ts';
import type { JoinedBlock } from '../../shared/compare/join-blocks.ts';
import type { TextJoin } from '../../shared/compare/join-text.ts';
import { useWords } from '../app/stores.ts';
import { PlainBlock } from './compared-blocks.tsx';
import { PlainText } from './compared-text.tsx';
import { Choice, useOriginWords, useSideNames } from './join-choice.tsx';
import styles from './review.module.css';

/** The figures that blocks of either version may show. */
export const JoinFiguresContext = createContext<ArticleComparison['figures']>([]);

/** A place of the join with a word beside it that says whose it is. */
export function Place({ note, children }: { readonly note: string | null; readonly children: ReactNode }) {
  return (
    <div className={styles.row} data-layout="inline">
      <div className={styles.cell}>{children}</div>
      <div className={styles.margin}>{note === null ? null : <span className={styles.what}>{note}</span>}</div>
    </div>
  );
}

const hasWords = (runs: readonly Run[]): boolean => runs.length > 0;

/** A joined text: what was taken is marked with who wrote it, a choice stands where its words belong. */
export function JoinedText({ parts, about }: { readonly parts: TextJoin; readonly about: string }) {
  const { joining } = useWords();
  const originWords = useOriginWords();
  return parts.map((part, index) => {
    if (part.kind === 'choice') {
      return (
        <Choice
          key={index}
          choice={part}
          about={about}
          draw={(runs: readonly Run[]) => (hasWords(runs) ? <PlainText runs={runs} /> : joining.nothing)}
        />
      );
    }
    if (part.from === 'unchanged' || part.from === 'both') return <PlainText key={index} runs={part.value} />;
    return (
      <span key={index} className={styles.taken} data-from={part.from} title={originWords(part.from) ?? undefined}>
        <PlainText runs={part.value} />
      </span>
    );
  });
}

/** Who wrote in a text, when anybody did. */
function useTextNote() {
  const originWords = useOriginWords();
  return (parts: TextJoin): string | null => {
    const origins = new Set(parts.flatMap((part) => (part.kind === 'settled' ? [part.from] : [])));
    const said = (['mine', 'theirs', 'both'] as const).flatMap((from) =>
      origins.has(from) ? (originWords(from) ?? []) : [],
    );
    return said.length === 0 ? null : said.join('; ');
  };
}

/** A text of the page that may be joined by words. */
export function TextPlace({
  kind,
  about,
  parts,
}: {
  readonly kind: string;
  readonly about: string;
  readonly parts: TextJoin;
}) {
  const note = useTextNote();
  if (parts.length === 0) return null;
  return (
    <Place note={note(parts)}>
      <div className={styles.text} data-kind={kind}>
        <JoinedText parts={parts} about={about} />
      </div>
    </Place>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const figures = use(JoinFiguresContext);
  const { joining } = useWords();
  if (blocks.length === 0) return joining.nothing;
  return blocks.map((block) => <PlainBlock key={block.id} block={block} figures={figures} />);
}

function Lines({ place }: { readonly place: Extract<JoinedBlock, { kind: 'lines' }> }) {
  const { compare } = useWords();
  const depths = place.shape.kind === 'list' ? listLines(place.shape).map(({ depth }) => depth) : [];
  return (
    <ul className={styles.list}>
      {place.lines.map((parts, index) => (
        <li key={index} style={{ marginInlineStart: `${String((depths[index] ?? 0) * 1.5)}em` }}>
          <JoinedText parts={parts} about={compare.block} />
        </li>
      ))}
    </ul>
  );
}

function JoinedPlace({ place }: { readonly place: JoinedBlock }) {
  const { compare, joining } = useWords();
  const names = useSideNames();
  const originWords = useOriginWords();
  switch (place.kind) {
    case 'block':
      return (
        <Place note={originWords(place.from)}>
          <Blocks blocks={[place.block]} />
        </Place>
      );
    case 'removed':
      return (
        <Place note={joining.removedBy(names[place.from])}>
          <del className={styles.removed}>
            <Blocks blocks={[place.block]} />
          </del>
        </Place>
      );
    case 'text':
      return (
        <>
          {place.type.kind === 'choice' ? (
            <Place note={null}>
              <Choice choice={place.type} about={compare.block} draw={(kind) => compare.kinds[kind]} />
            </Place>
          ) : null}
          <TextPlace
            kind={place.type.kind === 'choice' ? place.type.mine : place.type.value}
            about={compare.block}
            parts={place.parts}
          />
        </>
      );
    case 'lines':
      return (
        <Place note={null}>
          <Lines place={place} />
        </Place>
      );
    case 'choice':
      return (
        <Place note={null}>
          <Choice choice={place} about={compare.block} draw={(blocks) => <Blocks blocks={blocks} />} />
        </Place>
      );
  }
}

/** The joined body, place by place. */
export function JoinedBody({ places }: { readonly places: readonly JoinedBlock[] }) {
  return places.map((place, index) => <JoinedPlace key={index} place={place} />);
}
