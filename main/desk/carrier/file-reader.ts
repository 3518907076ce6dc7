import { emptyEntry, shownContent, withRecords, type IndexEntry } from '../articles/article-index.ts';
import type { ArticleTexts } from '../articles/article-texts.ts';
import type { Carrier } from './carrier.ts';
import type { Ledger } from '../ledger.ts';
import type { CopyFacts, WorkingCopies } from '../working/working-copies.ts';

/** Reads single articles from their files. */
export function createFileReader({
  carrier,
  ledger,
  copies,
  texts,
}: {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly texts: ArticleTexts;
}) {
  const torn = new Set<string>();

  async function copyOf(articleId: string): Promise<CopyFacts | null> {
    const read = await copies.read(articleId);
    if (!read.ok || read.value?.torn === true) torn.add(articleId);
    if (!read.ok || read.value === null) return null;
    const { stamp, savedAt, session, base, content } = read.value.copy;
    return { stamp, savedAt, session, base, content };
  }

  /** The facts of the text that opens; null: known already, or not here. */
  async function factsOf(entry: IndexEntry) {
    const of = shownContent(entry);
    if (of === null || (entry.facts?.of === of && !entry.facts.missingPhoto)) return null;
    const shown = await texts.shown(entry);
    return shown.ok ? texts.facts(shown.value.article, of) : null;
  }

  return {
    torn: () => torn,
    copyOf,
    factsOf,
    /** An article as its files tell it; null: there are none. */
    readArticle: async (article: string) => {
      const [arrival, copy] = await Promise.all([carrier.listArticle(article), copyOf(article)]);
      const hasRecords = arrival.ok && arrival.value.records.length + arrival.value.strays.length > 0;
      if (copy === null && !hasRecords) return null;
      const blank = { ...emptyEntry(article), copy };
      const entry = hasRecords ? withRecords(blank, await ledger.check(arrival.value)) : blank;
      const read = await factsOf(entry);
      return { entry: { ...entry, facts: read?.facts ?? null }, words: read?.words ?? null };
    },
  };
}

export type FileReader = ReturnType<typeof createFileReader>;
