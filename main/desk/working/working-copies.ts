import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { parseArticle, type ArticleProblem } from '../../../shared/article/parse-article.ts';
import { ArticleIdSchema, type Article } from '../../../shared/article/schema.ts';
import { HashSchema, UtcInstantSchema } from '../../../shared/records/record-schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isTemporaryName, writeDurably, type DurableFs } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { isArticleName } from '../carrier/folder-layout.ts';
import { namesIn } from '../carrier/folder-listing.ts';
import { createNewestWins } from '../files/newest-wins.ts';
import { seal, unseal } from '../files/sealed-file.ts';

const HeaderSchema = v.object({
  v: v.literal(1),
  article: ArticleIdSchema,
  savedAt: UtcInstantSchema,
  /** The run of the program that wrote it. */
  session: v.string(),
  /** The revision record that this text was written on; null: none yet. */
  base: v.nullable(HashSchema),
  content: HashSchema,
});

/** What is known of a working copy without its text. `stamp` changes with every save. */
export interface CopyFacts {
  readonly stamp: string;
  readonly savedAt: string;
  readonly session: string;
  readonly base: string | null;
  readonly content: string;
}

export interface WorkingCopy extends CopyFacts {
  readonly article: Article;
}

/** A working copy to be saved; `content` is the article's content hash. */
export type CopyToSave = Omit<WorkingCopy, 'stamp'>;

/** `torn`: the newest save could not be read and an earlier one was taken. */
export interface ReadCopy {
  readonly copy: WorkingCopy;
  readonly torn: boolean;
}

export interface WorkingCopies {
  /** Durable when it answers; the save before it is still there until then, and after. */
  readonly save: (copy: CopyToSave) => Promise<Result<CopyFacts, AppError>>;
  /** The newest whole save; null when there is none at all. */
  readonly read: (articleId: string) => Promise<Result<ReadCopy | null, AppError>>;
  /** The newest save's stamp of every article that has one. */
  readonly stamps: () => Promise<Result<ReadonlyMap<string, string>, AppError>>;
  /** Puts aside, durably, a text that cannot be an article: nobody's words are thrown away because of a bug. */
  readonly keepRefused: (articleId: string, json: string) => Promise<Result<null, AppError>>;
  /** Resolves when every save given so far has been answered; of one article, or of all. */
  readonly settled: (articleId?: string) => Promise<void>;
}

const SAVE_NAME = /^save-([0-9]{6,12})\.json$/;
const saveName = (number: number): string => `save-${String(number).padStart(6, '0')}.json`;
const numberIn = (name: string): number | null => {
  const digits = SAVE_NAME.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

const asAppError = (problem: ArticleProblem): AppError =>
  problem.kind === 'newer-version' ? { code: 'newer-version', what: 'article' } : { code: 'damaged', what: 'article' };

function readSave(bytes: Uint8Array, articleId: string, stamp: string): Result<WorkingCopy, AppError> {
  const file = unseal(bytes);
  const header = v.safeParse(HeaderSchema, file?.header);
  if (file === null || !header.success || header.output.article !== articleId)
    return fail({ code: 'damaged', what: 'article' });
  const parsed = parseArticle(JSON.parse(file.body));
  if (!parsed.ok) return fail(asAppError(parsed.error));
  const { savedAt, session, base, content } = header.output;
  return ok({ stamp, savedAt, session, base, content, article: parsed.value });
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await namesIn(folder);
  return names
    .map((entry) => numberIn(entry.name))
    .filter((number) => number !== null)
    .toSorted((a, b) => b - a);
}

async function readNewest(folder: string, articleId: string): Promise<Result<ReadCopy | null, AppError>> {
  let torn = false;
  let why: AppError | null = null;
  for (const number of await numbersIn(folder)) {
    const bytes = await tryFiles(() => readFile(path.join(folder, saveName(number))));
    const copy = bytes.ok ? readSave(bytes.value, articleId, saveName(number)) : bytes;
    if (copy.ok) return ok({ copy: copy.value, torn });
    // A save of a newer program is not torn: falling back to an older text would hide what was written since.
    if (copy.error.code === 'newer-version') return copy;
    torn = true;
    why ??= copy.error;
  }
  return why === null ? ok(null) : fail(why);
}

/** A sweep of what earlier runs left half written; failures do not matter, readers ignore such files. */
async function sweep(folder: string): Promise<void> {
  for (const entry of await namesIn(folder))
    if (isTemporaryName(entry.name)) await removeQuietly(path.join(folder, entry.name));
}

async function removeQuietly(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
  }
}

/** The saves of one article: numbered files, of which the newest two stay. */
function createSaves(fs: DurableFs, folder: string) {
  let last: number | null = null;
  return createNewestWins(async ({ article, ...facts }: CopyToSave): Promise<Result<CopyFacts, AppError>> => {
    const written = await tryFiles(async () => {
      if (last === null) await sweep(folder);
      last ??= (await numbersIn(folder))[0] ?? 0;
      const number = last + 1;
      const header = { v: 1, article: article.id, ...facts };
      await writeDurably(fs, path.join(folder, saveName(number)), seal(header, JSON.stringify(article)));
      last = number;
      return number;
    });
    if (!written.ok) return written;
    for (const number of await numbersIn(folder))
      if (number < written.value - 1) await removeQuietly(path.join(folder, saveName(number)));
    return ok({ ...facts, stamp: saveName(written.value) });
  });
}

/** The text as it was at the last keystroke, for each article, on this machine only. */
export function createWorkingCopies(folder: string, fs: DurableFs): WorkingCopies {
  const saves = new Map<string, ReturnType<typeof createSaves>>();
  const savesOf = (articleId: string) => {
    const known = saves.get(articleId) ?? createSaves(fs, path.join(folder, articleId));
    saves.set(articleId, known);
    return known;
  };
  return {
    save: (copy) => savesOf(copy.article.id).give(copy),
    read: async (articleId) => {
      const read = await tryFiles(() => readNewest(path.join(folder, articleId), articleId));
      return read.ok ? read.value : read;
    },
    stamps: () =>
      tryFiles(async () => {
        const stamps = new Map<string, string>();
        for (const entry of await namesIn(folder)) {
          if (!entry.isDirectory() || !isArticleName(entry.name)) continue;
          const [newest] = await numbersIn(path.join(folder, entry.name));
          if (newest !== undefined) stamps.set(entry.name, saveName(newest));
        }
        return stamps;
      }),
    keepRefused: (articleId, json) =>
      tryFiles(async () => {
        await writeDurably(fs, path.join(folder, articleId, 'refused.json'), Buffer.from(json));
        return null;
      }),
    settled: async (articleId) => {
      const queues = articleId === undefined ? [...saves.values()] : [savesOf(articleId)];
      await Promise.all(queues.map((queue) => queue.idle()));
    },
  };
}
