import { useEffect, useState } from 'react';
import type { FoundArticle } from '../../shared/ipc/list-wish.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores } from './stores.ts';

const REST_MS = 120;

interface ArchiveAnswer {
  /** The answer to this very question; null: none yet, or it failed. */
  readonly rows: readonly FoundArticle[] | null;
  readonly isAsking: boolean;
}

/** What the archive answers to what is typed, asked for while typing rests; null asks nothing. */
export function useArchiveAnswer(query: string | null, except: string | null): ArchiveAnswer {
  const { bridge } = useStores();
  const [found, setFound] = useState<Pick<ArchiveAnswer, 'rows'> & { readonly query: string | null }>({
    query: null,
    rows: null,
  });
  useEffect(() => {
    if (query === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void bridge.request('list:find', { query, except }).then((answer) => {
        if (isCurrent) setFound({ query, rows: answer.ok ? answer.value : null });
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, query, except]);
  const isAnswered = found.query === query;
  return { rows: isAnswered ? found.rows : null, isAsking: !isAnswered };
}

const newestFirst = (a: FoundArticle, b: FoundArticle): number => (a.summary.updatedAt < b.summary.updatedAt ? 1 : -1);

/** What the whole archive finds; until it answers, what the window knows of it by the headlines. */
export function useArchiveFind(
  query: string,
  most: number,
): ArchiveAnswer & { readonly shown: readonly FoundArticle[] } {
  const { known } = useStores();
  const knownRows = useSignalValue(known.rows);
  const answer = useArchiveAnswer(query, null);
  if (answer.rows !== null) return { ...answer, shown: answer.rows.slice(0, most) };
  const parts = foldText(query).split(/\s+/u).filter(Boolean);
  const shown = [...knownRows.values()]
    .filter((summary) => summary !== null)
    .filter(({ headline }) => parts.every((part) => foldText(headline).includes(part)))
    .map((summary): FoundArticle => ({ summary, inHeadline: [], snippet: null }))
    .toSorted(newestFirst)
    .slice(0, most);
  return { ...answer, shown };
}
