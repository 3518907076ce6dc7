import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import type { ComparableRevision, ComparableRevisions } from '../../../shared/ipc/requests/compare-requests.ts';
import type { SavedRevision } from '../../../shared/ipc/wire.ts';
import { commonBase } from '../../../shared/records/common-base.ts';
import { latestPublication, type ArticleState, type Revision } from '../../../shared/records/fold.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { blobsOf } from './article-facts.ts';
import { emptyEntry, openingOf, withRecords } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import { readSentArticle, type ArticleTexts } from './article-texts.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { CheckedArticle, Ledger } from '../ledger.ts';
import { keptAs } from '../working/resolve-copy.ts';
import type { WorkingCopies } from '../working/working-copies.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** Which versions an article has, and the join of two that were written apart. */
export interface ArticleJoins {
  readonly revisions: (articleId: string) => Outcome<ComparableRevisions>;
  readonly join: (articleId: string, parents: readonly [string, string], articleJson: string) => Outcome<SavedRevision>;
}

interface Surroundings {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly texts: ArticleTexts;
  readonly shelf: ArticleShelf;
  readonly roster: () => Roster;
  readonly me: { readonly personId: string; readonly name: string };
  readonly portalId: string;
}

/** Heads that somebody vouches for, in causal order: a stranger's text takes part in no join. */
const vouchedHeads = (state: Pick<ArticleState, 'heads'>): readonly Revision[] =>
  state.heads.filter((head) => head.trust !== 'unknown');

export function createArticleJoins(surroundings: Surroundings): ArticleJoins {
  const { carrier, ledger, copies, texts, shelf, roster, me, portalId } = surroundings;

  const shown = ({ record, content, at, by, trust }: Revision): ComparableRevision => {
    const isMine = by === me.personId;
    const name = roster().people[by]?.name ?? (isMine ? me.name : null);
    // Whoever is not vouched for may write any name into a record.
    return { record, content, at, by: trust === 'unknown' ? null : name, isMine, trust };
  };

  /** The head that this machine's text stands on comes first, else the one that opens. */
  async function apart(checked: CheckedArticle): Promise<ComparableRevisions['apart']> {
    const { article: articleId, state } = checked;
    const heads = vouchedHeads(state);
    const opening = openingOf(withRecords((await shelf.get(articleId)) ?? emptyEntry(articleId), checked));
    const own = opening?.kind === 'copy' ? opening.base : opening?.revision.record;
    const mine = heads.find((head) => head.record === own) ?? state.latest;
    const theirs = heads.findLast((head) => head.record !== mine?.record);
    if (mine === null || theirs === undefined || mine.trust === 'unknown') return null;
    const common = commonBase(state.revisions, mine.record, theirs.record);
    return {
      mine: shown(mine),
      theirs: shown(theirs),
      base: common === null ? null : shown(common),
      others: heads.length - 2,
    };
  }

  return {
    revisions: async (articleId) => {
      const looked = await ledger.look(articleId);
      if (!looked.ok) return looked;
      const { state } = looked.value;
      return ok({
        revisions: state.revisions.toReversed().map(shown),
        published: latestPublication(state, portalId)?.content ?? null,
        apart: await apart(looked.value),
      });
    },
    join: async (articleId, parents, articleJson) => {
      const article = readSentArticle(articleId, articleJson);
      if (!article.ok) return article;
      await copies.settled(articleId);
      const joined = await ledger.append(articleId, me.personId, async (state) => {
        const heads = new Set(vouchedHeads(state).map((head) => head.record));
        const copy = (await shelf.get(articleId))?.copy ?? null;
        const isCopyKept = copy === null || keptAs(copy, state.revisions) !== null;
        if (parents[0] === parents[1] || !parents.every((parent) => heads.has(parent)) || !isCopyKept)
          return fail({ code: 'changed-meanwhile' });
        const content = await carrier.putContent(articleId, canonicalBytes(article.value));
        if (!content.ok) return content;
        const blobs = blobsOf(article.value);
        return ok({ kind: 'revision', content: content.value, parents: [...parents], blobs, note: '' });
      });
      if (!joined.ok) return joined;
      const kept = joined.value.state.revisions.findLast(
        (revision) => revision.parents.length === 2 && parents.every((parent) => revision.parents.includes(parent)),
      );
      if (kept === undefined) return fail({ code: 'internal' });
      const { facts, words } = await texts.facts(article.value, kept.content);
      await shelf.change(
        articleId,
        (entry) => ({ ...withRecords(entry, joined.value), facts }),
        () => words,
      );
      return ok({ kind: 'revision', savedAt: kept.at, content: kept.content });
    },
  };
}
