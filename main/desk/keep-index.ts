import type { ArticleShelf } from './article-shelf.ts';
import { writeIndex, type IndexBasis } from './article-index.ts';
import type { DeskLoader } from './desk-loading.ts';
import type { DurableFs } from './durable-file.ts';

/** How often an index that fell behind is written while the program runs; it can always be built again. */
const INDEX_EVERY_MS = 60_000;

/** Writes the index now and then and at the end, only when something changed since. */
export function keepIndex(desk: {
  readonly parts: { readonly fs: DurableFs; readonly local: string };
  readonly shelf: ArticleShelf;
  readonly loader: DeskLoader;
  readonly basis: () => IndexBasis;
}) {
  const { parts, shelf, loader, basis } = desk;
  let written = -1;
  const write = async (): Promise<void> => {
    const cursor = loader.cursor();
    const changes = shelf.changes();
    if (cursor === null || changes === written) return;
    const kept = await writeIndex(parts.fs, parts.local, basis(), { cursor, entries: shelf.entries() });
    if (kept.ok) written = changes;
  };
  const timer = setInterval(() => void write(), INDEX_EVERY_MS).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await write();
    },
  };
}
