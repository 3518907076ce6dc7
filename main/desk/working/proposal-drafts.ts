import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { HashSchema, UtcInstantSchema } from '../../../shared/records/record-schema.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readSentArticle } from '../articles/article-texts.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { createOneAtATime } from '../files/one-at-a-time.ts';
import { seal, unseal } from '../files/sealed-file.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** A suggestion that is being written: of this machine only. `base` is the revision that it was begun on. */
export interface ProposalDraft {
  readonly base: string;
  readonly savedAt: string;
  readonly article: Article;
}

/** Suggestions that were begun and not sent: one for each article; they survive the end of the program and never touch the working copy. */
export interface ProposalDrafts {
  readonly read: (articleId: string) => Promise<ProposalDraft | null>;
  /** Durable before it answers. */
  readonly save: (articleId: string, draft: ProposalDraft) => Outcome<null>;
  readonly remove: (articleId: string) => Outcome<null>;
}

const HeaderSchema = v.object({ v: v.literal(1), base: HashSchema, savedAt: UtcInstantSchema });

export function createProposalDrafts(folder: string, fs: DurableFs): ProposalDrafts {
  const turns = createOneAtATime();
  const fileOf = (articleId: string): string => path.join(folder, `${articleId}.json`);
  return {
    read: async (articleId) => {
      try {
        const file = unseal(await readFile(fileOf(articleId)));
        const header = v.safeParse(HeaderSchema, file?.header);
        const article = file === null ? null : readSentArticle(articleId, file.body);
        if (!header.success || article?.ok !== true) return null;
        const { base, savedAt } = header.output;
        return { base, savedAt, article: article.value };
      } catch (cause) {
        if (errnoOf(cause) === null) throw cause;
        return null;
      }
    },
    save: (articleId, { base, savedAt, article }) =>
      turns.run(articleId, async () => {
        const bytes = seal({ v: 1, base, savedAt }, JSON.stringify(article));
        const written = await tryFiles(() => writeDurably(fs, fileOf(articleId), bytes));
        return written.ok ? ok(null) : written;
      }),
    remove: (articleId) =>
      turns.run(articleId, async () => {
        const removed = await tryFiles(() => fs.remove(fileOf(articleId)));
        return removed.ok ? ok(null) : removed;
      }),
  };
}
