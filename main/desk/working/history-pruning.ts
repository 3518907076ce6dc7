import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { tryFiles } from '../files/file-errors.ts';
import { isArticleName } from '../carrier/folder-layout.ts';
import { namesIn } from '../carrier/folder-listing.ts';
import { chunksIn, type Chunk } from './history-chunks.ts';

/** How long saves are kept, and how many bytes they may take together. */
export interface HistoryBounds {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

export const HISTORY_BOUNDS: HistoryBounds = { maxAgeMs: 30 * 86_400_000, maxBytes: 512 * 1024 * 1024 };

interface FoundChunk extends Chunk {
  readonly file: string;
  readonly bytes: number;
}

async function findChunks(folder: string, isOpen: (articleId: string) => boolean): Promise<readonly FoundChunk[]> {
  const found: FoundChunk[] = [];
  for (const { name: article } of (await namesIn(folder)).filter((entry) => entry.isDirectory())) {
    if (!isArticleName(article)) continue;
    const chunks = await chunksIn(path.join(folder, article));
    // The chunk that is being written is the last.
    for (const chunk of isOpen(article) ? chunks.slice(0, -1) : chunks) {
      const file = path.join(folder, article, chunk.name);
      const known = await tryFiles(() => stat(file));
      if (known.ok) found.push({ ...chunk, file, bytes: known.value.size });
    }
  }
  return found;
}

/**
 * Which chunks go: those begun too long ago, and then the oldest until the rest is small enough. Where the clock says that everything here is too
 * old, it may just as well be wrong: then nothing goes for its age.
 */
function tooMuch(
  chunks: readonly FoundChunk[],
  { maxAgeMs, maxBytes }: HistoryBounds,
  now: number,
): readonly FoundChunk[] {
  const isOld = ({ startedAt }: FoundChunk): boolean => now - startedAt > maxAgeMs;
  const old = chunks.every(isOld) ? [] : chunks.filter(isOld);
  const kept = (old.length === 0 ? [...chunks] : chunks.filter((chunk) => !isOld(chunk))).toSorted(
    (a, b) => a.startedAt - b.startedAt,
  );
  let bytes = kept.reduce((sum, chunk) => sum + chunk.bytes, 0);
  const beyond: FoundChunk[] = [];
  for (const chunk of kept) {
    if (bytes <= maxBytes) break;
    bytes -= chunk.bytes;
    beyond.push(chunk);
  }
  return [...old, ...beyond];
}

/** Removes what the bounds do not allow; never the chunk of an article that is being written. */
export async function pruneHistory(
  folder: string,
  bounds: HistoryBounds,
  now: Date,
  isOpen: (articleId: string) => boolean,
): Promise<void> {
  const chunks = await findChunks(folder, isOpen);
  for (const { file } of tooMuch(chunks, bounds, now.getTime())) await tryFiles(() => rm(file, { force: true }));
}
