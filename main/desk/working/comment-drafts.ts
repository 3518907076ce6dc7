import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { CommentDraftSchema, type CommentDraft } from '../../../shared/ipc/requests/comment-requests.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeDurably, type DurableFs } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { createOneAtATime } from '../files/one-at-a-time.ts';
import { seal, unseal } from '../files/sealed-file.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** Comments that were begun and not sent, of this machine only: they survive the end of the program. */
export interface CommentDrafts {
  readonly of: (articleId: string) => Promise<readonly CommentDraft[]>;
  /** Durable before it answers. One draft for a talk; an empty text puts it away. */
  readonly save: (articleId: string, draft: CommentDraft) => Outcome<null>;
}

const DraftsSchema = v.pipe(v.array(CommentDraftSchema), v.maxLength(1_000), v.readonly());

export function createCommentDrafts(folder: string, fs: DurableFs): CommentDrafts {
  const turns = createOneAtATime();
  const fileOf = (articleId: string): string => path.join(folder, `${articleId}.json`);

  async function read(articleId: string): Promise<readonly CommentDraft[]> {
    try {
      const file = unseal(await readFile(fileOf(articleId)));
      const drafts = v.safeParse(DraftsSchema, file?.header);
      return drafts.success ? drafts.output : [];
    } catch (cause) {
      if (errnoOf(cause) === null) throw cause;
      return [];
    }
  }
  async function saveNow(articleId: string, draft: CommentDraft): Outcome<null> {
    const known = await read(articleId);
    const others = known.filter(({ thread }) => thread !== draft.thread);
    const drafts = draft.text.trim() === '' ? others : [...others, draft];
    if (drafts.length === 0 && known.length === 0) return ok(null);
    const file = fileOf(articleId);
    const written = await tryFiles(() =>
      drafts.length === 0 ? fs.remove(file) : writeDurably(fs, file, seal(drafts, '')),
    );
    return written.ok ? ok(null) : written;
  }
  return { of: read, save: (articleId, draft) => turns.run(articleId, () => saveNow(articleId, draft)) };
}
