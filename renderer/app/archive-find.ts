import { useEffect, useState } from 'react';
import type { FoundArticle } from '../../shared/ipc/list-wish.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores } from './stores.ts';

const REST_MS = 120;

const newestFirst = (a: FoundArticle, b: FoundArticle): number => (a.summary.updatedAt < b.summary.updatedAt ? 1 : -1);

/** What the whole archive finds, asked while typing rests; until it answers, what the window knows of it by the headlines. */
export function useArchiveFind(query: string, most: number): readonly FoundArticle[] {
  const { bridge, known } = useStores();
  const rows = useSignalValue(known.rows);
  const [found, setFound] = useState<{ readonly query: string; readonly rows: readonly FoundArticle[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void bridge.request('list:find', { query, except: null }).then((answer) => {
        if (isCurrent && answer.ok) setFound({ query, rows: answer.value });
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, query]);
  if (found?.query === query) return found.rows.slice(0, most);
  const parts = foldText(query).split(/\s+/u).filter(Boolean);
  return [...rows.values()]
    .filter((summary) => summary !== null)
    .filter(({ headline }) => parts.every((part) => foldText(headline).includes(part)))
    .map((summary): FoundArticle => ({ summary, inHeadline: [], snippet: null }))
    .toSorted(newestFirst)
    .slice(0, most);
}
