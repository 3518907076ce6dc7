import path from 'node:path';
import type { Me } from '../../shared/ipc/wire.ts';
import { createArticleJoins } from './articles/article-joins.ts';
import type { ArticleShelf } from './articles/article-shelf.ts';
import { createArticleTexts } from './articles/article-texts.ts';
import { createArticleWork } from './articles/article-work.ts';
import { createProposalDesk } from './articles/proposal-desk.ts';
import { createCommentDesk } from './articles/comment-desk.ts';
import { PHOTO_ENDINGS, type Carrier } from './carrier/carrier.ts';
import type { Desk, DeskSurroundings, SiteStanding } from './desk.ts';
import type { DurableFs } from './files/durable-file.ts';
import type { DeskLoader } from './desk-loading.ts';
import { PORTAL_ID } from './first-portal.ts';
import { createHolding } from './articles/holding.ts';
import type { Ledger } from './ledger.ts';
import type { RosterBook } from './people/roster-book.ts';
import type { SaveHistory } from './working/save-history.ts';
import { createTemplates } from './articles/templates.ts';
import { createVersionBook } from './articles/version-book.ts';
import { createProposalDrafts } from './working/proposal-drafts.ts';
import { createCommentDrafts } from './working/comment-drafts.ts';
import type { WorkingCopies } from './working/working-copies.ts';

type ArticleHalf = Pick<
  Desk,
  | 'createArticle'
  | 'addArticle'
  | 'openArticle'
  | 'duplicateArticle'
  | 'saveWorkingCopy'
  | 'keepRevision'
  | 'readContent'
  | 'versions'
  | 'joins'
  | 'holding'
  | 'comments'
  | 'proposals'
  | 'templates'
  | 'blobs'
>;

/** The part of a desk that is about articles and their texts. */
export function articleHalf(engine: {
  readonly parts: DeskSurroundings & {
    readonly carrier: Carrier;
    readonly me: Me;
    readonly roster: RosterBook;
    readonly local: string;
    readonly fs: DurableFs;
  };
  readonly session: string;
  readonly ledger: Ledger;
  readonly copies: WorkingCopies;
  readonly history: SaveHistory;
  readonly shelf: ArticleShelf;
  readonly loader: DeskLoader;
  readonly siteInfo: (articleId: string) => Promise<SiteStanding>;
}): ArticleHalf {
  const { parts, ledger, copies, history, shelf, loader, session, siteInfo } = engine;
  const { carrier, me, now, newId } = parts;
  const roster = () => parts.roster.current().roster;
  const texts = createArticleTexts(carrier, copies);
  const shared = { carrier, ledger, history, texts, shelf, me, newId, now, roster };
  const work = createArticleWork({ ...shared, copies, session, siteInfo, personId: me.personId });
  return {
    createArticle: work.create,
    addArticle: work.add,
    openArticle: async (articleId) => {
      // The index may be of yesterday, the article is never; what cannot be reached now opens as it is known here.
      await loader.takeArticle(articleId);
      return work.open(articleId);
    },
    duplicateArticle: work.duplicate,
    saveWorkingCopy: work.save,
    keepRevision: work.keep,
    readContent: texts.content,
    versions: createVersionBook(shared),
    joins: createArticleJoins({ ...shared, copies, portalId: PORTAL_ID }),
    templates: createTemplates({ ...shared, work }),
    holding: createHolding(shared),
    proposals: createProposalDesk({
      ...shared,
      drafts: createProposalDrafts(path.join(parts.local, 'proposals'), parts.fs),
    }),
    comments: createCommentDesk({
      ...shared,
      keep: work.keep,
      drafts: createCommentDrafts(path.join(parts.local, 'comments'), parts.fs),
    }),
    blobs: {
      put: (bytes, mediaType) => carrier.putBlob(bytes, PHOTO_ENDINGS[mediaType]),
      read: carrier.readBlob,
      has: carrier.hasBlob,
    },
  };
}
