import type { AppError } from '../../../shared/app-error.ts';
import { publicArticle } from '../../../shared/article/public-article.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { wrongAndRight } from '../../../shared/compare/wrong-and-right.ts';
import type { CorrectionDraft } from '../../../shared/ipc/requests/workflow-requests.ts';
import { correctionText } from '../../../shared/portal/notices.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Flow } from '../../../shared/workflow/flow.ts';
import type { CheckedArticle } from '../ledger.ts';

type ReadContent = (articleId: string, content: string) => Promise<Result<Article, AppError>>;

/** As long as a record's reason may be. */
const MOST = 2_000;

/** What readers are told in this text about the published one, and were not told there; null: nothing. */
export async function correctionOf(
  { id, correctionNote }: Article,
  { published }: Pick<Flow, 'published'>,
  readContent: ReadContent,
): Promise<string | null> {
  const note = correctionNote.replaceAll(/\s+/gu, ' ').trim();
  if (note === '' || published === null) return null;
  const before = await readContent(id, published.content);
  return before.ok && before.value.correctionNote === correctionNote ? null : note.slice(0, MOST);
}

interface DraftParts {
  readonly keep: (articleId: string) => Promise<Result<unknown, AppError>>;
  readonly look: (articleId: string) => Promise<Result<Pick<CheckedArticle, 'state'>, AppError>>;
  readonly portal: () => Portal;
  readonly readContent: ReadContent;
}

/** What was published and what stands there now, side by side, with a proposal for the public words. */
export async function draftCorrection(
  articleId: string,
  { keep, look, portal, readContent }: DraftParts,
): Promise<Result<CorrectionDraft, AppError>> {
  const kept = await keep(articleId);
  const looked = kept.ok ? await look(articleId) : kept;
  if (!looked.ok) return looked;
  const { latest, workflow } = looked.value.state;
  const { published } = workflow;
  if (latest === null || published === null) return fail({ code: 'not-found', what: 'revision' });
  const before = await readContent(articleId, published.content);
  if (!before.ok) return before;
  const now = await readContent(articleId, latest.content);
  if (!now.ok) return now;
  const passages = wrongAndRight(publicArticle(before.value), publicArticle(now.value));
  return ok({ passages, text: correctionText(portal(), published.at, passages) });
}
