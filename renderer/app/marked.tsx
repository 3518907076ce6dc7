import { Fragment } from 'react';
import type { Snippet } from '../../shared/ipc/list-wish.ts';

/** A text with its hits marked. */
export function Marked({ text, hits }: Snippet) {
  const endBefore = (index: number): number => hits[index - 1]?.[1] ?? 0;
  return (
    <>
      {hits.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(endBefore(index), start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(endBefore(hits.length))}
    </>
  );
}
