import { createArticle } from '../../shared/article/create-article.ts';
import { LIMITS, type Block, type Byline, type Figure, type Related } from '../../shared/article/schema.ts';
import type { UnplacedText } from '../../shared/ipc/wire.ts';
import type { PageToImport, UnderstoodText } from './imported-article.ts';

const NO_FIGURE: Figure = {
  photo: null,
  caption: [],
  alt: '',
  photographer: '',
  source: '',
  rights: '',
  takenAt: null,
};

/** Collects an article piece by piece. */
export function createAssembly({ newId, newEntryId }: Pick<PageToImport, 'newId' | 'newEntryId'>) {
  const article = { ...createArticle(newId()) };
  const body: Block[] = [];
  const figures = new Map<string, Figure>();
  const bylines = new Map<string, Byline>();
  const related = new Map<string, Related>();
  const unplaced: UnplacedText[] = [];
  const understood: UnderstoodText[] = [];
  const figureOf = new Map<number, string>();
  const moments: string[] = [];
  const addresses = new Set<string>();

  const leave = (reason: UnplacedText['reason'], text: string): void => {
    if (text.trim() !== '') unplaced.push({ reason, text: text.trim() });
  };
  const understand = (as: UnderstoodText['as'], text: string): void => {
    if (/[\p{L}\p{N}]/u.test(text)) understood.push({ as, text: text.trim() });
  };
  const isFull = (map: ReadonlyMap<string, unknown>): boolean => map.size >= LIMITS.entries;

  const addFigure = (index: number, lead: boolean): string | null => {
    if (isFull(figures) || body.length >= LIMITS.blocks) return null;
    const id = newEntryId();
    figures.set(id, NO_FIGURE);
    figureOf.set(index, id);
    if (lead && article.leadFigure === null) article.leadFigure = id;
    else body.push({ kind: 'figure', id: newEntryId(), figure: id });
    return id;
  };

  const setFigure = (id: string, change: Partial<Figure>): void => {
    figures.set(id, { ...(figures.get(id) ?? NO_FIGURE), ...change });
  };

  return {
    article,
    body,
    figures,
    bylines,
    related,
    unplaced,
    understood,
    figureOf,
    moments,
    addresses,
    leave,
    understand,
    isFull,
    addFigure,
    setFigure,
    newEntryId,
  };
}

export type Assembly = ReturnType<typeof createAssembly>;
