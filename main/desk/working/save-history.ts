import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { makeFolderDurably, type DurableFs, type NewFile } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { chunkName, chunksIn, type Chunk } from './history-chunks.ts';
import { CHUNK_MAGIC, decodeChunk, encodeFrame, textOfFrame } from './history-frames.ts';
import { pruneHistory, type HistoryBounds } from './history-pruning.ts';
import { createOneAtATime } from '../files/one-at-a-time.ts';
import { sha256Hex } from '../files/sha256.ts';

/** A save that the history holds. Its id names it on this machine; ids rise with time, whatever the clock said. */
export interface KeptSave {
  readonly id: string;
  readonly savedAt: string;
  readonly content: string;
  /** How long the text was, in bytes. */
  readonly bytes: number;
}

/** `damaged`: chunks of which some saves can no longer be read; `missed`: saves of this run that could not be written into the history. */
export interface SaveList {
  /** Oldest first. */
  readonly saves: readonly KeptSave[];
  readonly damaged: number;
  readonly missed: number;
}

/** A save whose text is already durable in the working copy. */
export interface SaveToKeep {
  readonly article: Article;
  readonly content: string;
  readonly savedAt: string;
}

/**
 * Every save of the last weeks, on this machine only. It follows the working copies and is never in their way: nobody waits for it, a full disk or a
 * damaged file costs history, never a save.
 */
export interface SaveHistory {
  readonly keep: (save: SaveToKeep) => void;
  readonly list: (articleId: string) => Promise<Result<SaveList, AppError>>;
  /** The exact article of a save, compared with its content hash. */
  readonly read: (articleId: string, id: string) => Promise<Result<Article, AppError>>;
  /** Forgets what is too old or too much. */
  readonly prune: (now: Date) => Promise<void>;
  /** Everything kept so far is written and on the disk. */
  readonly close: () => Promise<void>;
}

/** Saves that one chunk holds at most, and its time: a damaged byte costs one chunk, and a chunk is forgotten as a whole. */
const CHUNK_SAVES = 50;
const CHUNK_MS = 60 * 60_000;

/** Articles whose chunk is held open for the next save. */
const OPEN_CHUNKS = 8;

/** Saves of one article that wait while the disk is slow; further ones are missed rather than pile up in memory. */
const WAITING_SAVES = 64;

interface OpenChunk {
  readonly file: NewFile;
  readonly startedAt: number;
  saves: number;
  text: Uint8Array;
  content: string;
}

const idOf = (chunk: Chunk, frame: number): string => `${chunk.number}-${frame}`;
const timeOf = (at: number): string => new Date(at).toISOString();

async function readChunk(folder: string, chunk: Chunk) {
  return decodeChunk(await readFile(path.join(folder, chunk.name)));
}

/** The content of the newest save that can be read; null: none. */
async function newestContent(folder: string, chunks: readonly Chunk[]): Promise<string | null> {
  const newest = chunks.at(-1);
  return newest === undefined ? null : ((await readChunk(folder, newest)).frames.at(-1)?.content ?? null);
}

/** Writes one article's saves, each behind the one before. A chunk that failed, or that another run began, is never written to again. */
function createChunkWriter(fs: DurableFs, folder: string) {
  let open: OpenChunk | null = null;
  let known: string | null = null;

  async function end(): Promise<void> {
    const ended = open;
    open = null;
    if (ended === null) return;
    try {
      await ended.file.sync();
    } finally {
      await ended.file.close();
    }
  }

  async function begin(save: SaveToKeep, text: Uint8Array, at: number): Promise<void> {
    await end();
    const chunks = await chunksIn(folder);
    known ??= await newestContent(folder, chunks);
    if (known === save.content) return;
    await makeFolderDurably(fs, folder);
    const name = chunkName((chunks.at(-1)?.number ?? 0) + 1, at);
    const file = await fs.createFile(path.join(folder, name));
    try {
      await file.write(Buffer.concat([CHUNK_MAGIC, await encodeFrame({ text, content: save.content, at }, null)]));
    } catch (cause) {
      await file.close();
      await fs.remove(path.join(folder, name));
      throw cause;
    }
    open = { file, startedAt: at, saves: 1, text, content: save.content };
  }

  async function write(save: SaveToKeep): Promise<void> {
    if (known === save.content) return;
    const text = canonicalBytes(save.article);
    const at = Date.parse(save.savedAt);
    const isFull = open !== null && (open.saves >= CHUNK_SAVES || Math.abs(at - open.startedAt) > CHUNK_MS);
    if (open === null || isFull) await begin(save, text, at);
    else {
      await open.file.write(await encodeFrame({ text, content: save.content, at }, open.text));
      open.saves += 1;
      open.text = text;
      open.content = save.content;
    }
    known = save.content;
  }

  return {
    write: async (save: SaveToKeep): Promise<boolean> => {
      try {
        await write(save);
        return true;
      } catch (cause) {
        if (errnoOf(cause) === null) throw cause;
        await tryFiles(end);
        return false;
      }
    },
    isOpen: () => open !== null,
    end: async (): Promise<void> => void (await tryFiles(end)),
  };
}

async function listSaves(folder: string): Promise<Omit<SaveList, 'missed'>> {
  const saves: KeptSave[] = [];
  let damaged = 0;
  for (const chunk of await chunksIn(folder)) {
    const { frames, isWhole } = await readChunk(folder, chunk);
    if (!isWhole) damaged += 1;
    for (const [frame, { at, content, bytes }] of frames.entries())
      saves.push({ id: idOf(chunk, frame), savedAt: timeOf(at), content, bytes });
  }
  return { saves, damaged };
}

const gone: AppError = { code: 'not-found', what: 'revision' };
const damaged: AppError = { code: 'damaged', what: 'article' };

async function readSave(folder: string, articleId: string, id: string): Promise<Result<Article, AppError>> {
  const [number, index] = id.split('-').map(Number);
  const chunk = (await chunksIn(folder)).find((known) => known.number === number);
  if (chunk === undefined || index === undefined) return fail(gone);
  const { frames } = await readChunk(folder, chunk);
  const frame = frames[index];
  if (frame === undefined) return fail(gone);
  const text = await textOfFrame(frames, index);
  if (sha256Hex(text) !== frame.content) return fail(damaged);
  const parsed = parseArticle(JSON.parse(Buffer.from(text).toString('utf8')));
  if (parsed.ok) return parsed.value.id === articleId ? parsed : fail(damaged);
  return fail(parsed.error.kind === 'newer-version' ? { code: 'newer-version', what: 'article' } : damaged);
}

export function createSaveHistory(folder: string, fs: DurableFs, bounds: HistoryBounds): SaveHistory {
  const folderOf = (articleId: string): string => path.join(folder, articleId);
  const writers = new Map<string, ReturnType<typeof createChunkWriter>>();
  const waiting = new Map<string, number>();
  const missed = new Map<string, number>();
  const turns = createOneAtATime();

  const count = (counts: Map<string, number>, articleId: string, by: number): void =>
    void counts.set(articleId, (counts.get(articleId) ?? 0) + by);

  function writerOf(articleId: string): ReturnType<typeof createChunkWriter> {
    const writer = writers.get(articleId) ?? createChunkWriter(fs, folderOf(articleId));
    // The one used last stands last.
    writers.delete(articleId);
    writers.set(articleId, writer);
    const open = [...writers.values()].filter((one) => one.isOpen());
    if (open.length > OPEN_CHUNKS) closeLater([...writers].find(([, one]) => one.isOpen())?.[0]);
    return writer;
  }
  const closeLater = (articleId: string | undefined): void => {
    if (articleId !== undefined) void turns.run(articleId, async () => writers.get(articleId)?.end());
  };
  async function write(save: SaveToKeep): Promise<void> {
    const { id } = save.article;
    // The save is answered first.
    await nextTurn();
    const isWritten = await writerOf(id).write(save);
    count(waiting, id, -1);
    if (!isWritten) count(missed, id, 1);
  }

  return {
    keep: (save) => {
      const { id } = save.article;
      if ((waiting.get(id) ?? 0) >= WAITING_SAVES) return count(missed, id, 1);
      count(waiting, id, 1);
      void turns.run(id, () => write(save));
    },
    list: (articleId) =>
      turns.run(articleId, () =>
        tryFiles(async () => ({ ...(await listSaves(folderOf(articleId))), missed: missed.get(articleId) ?? 0 })),
      ),
    read: (articleId, id) =>
      turns.run(articleId, async () => {
        const read = await tryFiles(() => readSave(folderOf(articleId), articleId, id));
        return read.ok ? read.value : read;
      }),
    prune: async (now) => {
      const isOpen = (articleId: string): boolean => writers.get(articleId)?.isOpen() ?? false;
      await tryFiles(() => pruneHistory(folder, bounds, now, isOpen));
    },
    close: async () => {
      await turns.idle();
      for (const articleId of writers.keys()) closeLater(articleId);
      await turns.idle();
    },
  };
}
