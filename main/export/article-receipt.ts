import type { AppError } from '../../shared/app-error.ts';
import type { ArticleHistory, ArticleReceipt, RefusedFile } from '../../shared/receipt/article-history.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { readRosterChain } from '../desk/people/roster-book.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** What both the screen and the receipt are made of. */
async function read(desk: Desk, articleId: string) {
  const opened = await desk.openArticle(articleId);
  if (!opened.ok) return opened;
  const story = await desk.workflow.story(articleId);
  if (!story.ok) return story;
  const { carrier, file } = desk.carried;
  const versions = await carrier.listVersions('roster');
  if (!versions.ok) return versions;
  const chain = await readRosterChain(versions.value, file);
  if (!chain.ok) return chain;
  const refused = (await desk.problems()).flatMap((problem): RefusedFile[] =>
    problem.kind === 'rejected' && problem.article === articleId
      ? [{ record: problem.hash, reason: problem.reason }]
      : [],
  );
  const { headline } = opened.value.article;
  return ok({ headline, story: story.value, chain: chain.value.chain, versions: versions.value, refused });
}

/** An article's history with its people and devices by name. */
export async function articleHistory(desk: Desk, articleId: string): Outcome<ArticleHistory> {
  const found = await read(desk, articleId);
  if (!found.ok) return found;
  const { headline, story, chain, refused } = found.value;
  const keys = chain.at(-1)?.roster.keys ?? {};
  // That somebody has an article open is renewed every few minutes: it says nothing about the article.
  const steps = story.history.filter(({ kind }) => kind !== 'hold');
  const told = steps.map(({ record, kind, at, trust, effect, said, by, dev }) => ({
    record,
    kind,
    at,
    trust,
    effect,
    said,
    person: story.names[by] ?? by,
    device: keys[dev]?.label ?? '',
  }));
  return ok({ articleId, headline, deskName: desk.info().name, lines: told, refused });
}

/** Everything that the history rests on, as it was signed. */
export async function articleReceipt(desk: Desk, articleId: string, now: Date): Outcome<ArticleReceipt> {
  const found = await read(desk, articleId);
  if (!found.ok) return found;
  const { headline, story, chain, versions, refused } = found.value;
  const { carrier, file } = desk.carried;
  const arrival = await carrier.listArticle(articleId);
  if (!arrival.ok) return arrival;
  const jwsOf = new Map(versions.map(({ hash, jws }) => [hash, jws]));
  const { state, approvals, published } = story.flow;
  return ok({
    v: 1,
    receipt: 'toasoan-article',
    desk: { id: file.id, name: desk.info().name, root: file.root },
    article: articleId,
    headline,
    madeAt: now.toISOString(),
    rosters: chain.map(({ hash }) => ({ hash, jws: jwsOf.get(hash) ?? '' })),
    records: arrival.value.records.map(({ hash, jws }) => ({ hash, jws })),
    concluded: {
      state,
      approvals: approvals.map(({ record }) => record),
      published: published === null ? null : { record: published.record, content: published.content },
      history: story.history.map(({ record, kind, by, dev, at, trust, effect }) => ({
        record,
        kind,
        by,
        dev,
        at,
        trust,
        effect,
      })),
      refused,
    },
  });
}
