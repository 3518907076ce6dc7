import { checksAnswers } from './checks-twin.ts';
import { templateAnswers } from './template-twin.ts';
import { compareAnswers, type ReviewWorld } from './compare-twin.ts';
import { createArticle } from '../../shared/article/create-article.ts';
import { inOrder } from '../../shared/article/order.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Answers, Channel, DeskBridge, DeskEvent, DeskEvents, RequestInput } from '../../shared/ipc/contract.ts';
import type { PeopleOverview } from '../../shared/ipc/people-wire.ts';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';
import type { ArticleVersions, RecoveredArticle } from '../../shared/ipc/requests/version-requests.ts';
import type {
  AppStart,
  ArticleSummary,
  DeskInfo,
  KnownPerson,
  PhotoOutcome,
  SiteInfo,
  UnplacedText,
} from '../../shared/ipc/wire.ts';
import type { DeskHealth } from '../../shared/ipc/desk-health.ts';
import type { OutboxRow } from '../../shared/ipc/requests/outbox-requests.ts';
import { hostAnswers } from './host-twin.ts';
import { outboxAnswers } from './outbox-twin.ts';
import type { HostStanding } from '../../shared/ipc/requests/host-requests.ts';
import type { RecentDesk } from '../../shared/ipc/recent-desk.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { fail, ok } from '../../shared/result.ts';
import { peopleAnswers } from './people-twin.ts';
import { historyAnswers } from './history-twin.ts';
import { exchangeAnswers } from './exchange-twin.ts';
import { createCommentsTwin, type CommentsWorld } from './comments-twin.ts';
import { twinSite } from './portal-twin.ts';
import { siteAnswers, TWIN_NOW } from './site-twin.ts';
import { listAnswers } from './list-twin.ts';
import { createProposalsTwin, type ProposalsWorld } from './proposals-twin.ts';
import { versionAnswers } from './versions-twin.ts';
import { createWorkflowTwin, SAMPLE_CORRECTION, type WorkflowWorld } from './workflow-twin.ts';

/** What a twin starts with; everything has a plain default. */
export interface TwinWorld {
  readonly start: Partial<AppStart>;
  readonly articles: readonly Article[];
  readonly people: readonly KnownPerson[];
  readonly portal: Partial<Portal>;
  readonly mayEditSite: boolean;
  readonly host: HostStanding;
  readonly photos: readonly PhotoOutcome[];
  readonly unplaced: readonly UnplacedText[];
  readonly review: ReviewWorld;
  readonly recovered: readonly RecoveredArticle[];
  readonly templates: readonly Template[];
  readonly health: DeskHealth;
  readonly outbox: readonly OutboxRow[];
  readonly recent: readonly RecentDesk[];
  readonly versions: Partial<ArticleVersions>;
  readonly workflow: Partial<WorkflowWorld>;
  readonly comments: Partial<CommentsWorld>;
  readonly proposals: Partial<ProposalsWorld>;
  /** The text of every earlier version, whichever is asked for; without one there is none. */
  readonly versionText: Article;
  readonly staff: Partial<PeopleOverview>;
}

export interface BridgeTwin extends DeskBridge {
  /** Every request in the order it came. */
  readonly asked: readonly { readonly channel: Channel; readonly input: unknown }[];
  readonly tell: <E extends DeskEvent>(event: E, payload: DeskEvents[E]) => void;
  /** From now on the channel answers with this error; null: as usual again. */
  readonly refuse: (channel: Channel, error: AppError | null) => void;
  /** From now on the channel leaves its questions without an answer, until what this returns is called. */
  readonly hold: (channel: Channel) => () => void;
  /** An article as it was last saved. */
  readonly saved: (articleId: string) => Article | undefined;
}

export const TWIN_DESK: DeskInfo = {
  id: 'desk-1',
  name: 'Báo Sông Cầu',
  me: { personId: 'p1', name: 'Lê Thị Mai', penName: 'Mai Lê' },
  keyCustody: 'keyring',
  folderName: 'song-cau',
};

const NO_FINDINGS: DeskHealth = { findings: [], counts: {}, needsPerson: 0 };

type Handlers = { readonly [C in Channel]: (input: RequestInput<C>) => Answers[C] | AppError };

const isRefusal = (answer: unknown): answer is AppError =>
  typeof answer === 'object' && answer !== null && 'code' in answer && !('id' in answer);

/** Main's part of the contract in memory, for tests and for looking at the window without the program. */
export function createBridgeTwin(world: Partial<TwinWorld> = {}): BridgeTwin {
  const listeners = new Map<DeskEvent, Set<(payload: never) => void>>();
  const refused = new Map<Channel, AppError>();
  const held = new Map<Channel, Promise<void>>();
  const asked: { channel: Channel; input: unknown }[] = [];
  const memory = createMemory(world);
  const handlers = answersOf(memory, world);
  const answer = <C extends Channel>(channel: C, input: RequestInput<C>): Answers[C] | AppError =>
    refused.get(channel) ?? handlers[channel](input);
  return {
    asked,
    saved: (articleId) => memory.articles.get(articleId),
    tell(event, payload) {
      for (const listener of listeners.get(event) ?? []) (listener as (given: typeof payload) => void)(payload);
    },
    refuse: (channel, error) => void (error === null ? refused.delete(channel) : refused.set(channel, error)),
    hold(channel) {
      let release = (): void => {};
      held.set(channel, new Promise((resolve) => (release = resolve)));
      return release;
    },
    on(event, listener) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    async request(channel, input) {
      asked.push({ channel, input });
      await held.get(channel);
      const given = answer(channel, input);
      return isRefusal(given) ? fail(given) : ok(given);
    },
  };
}

interface Memory {
  readonly articles: Map<string, Article>;
  readonly published: Map<string, string>;
  readonly workflow: ReturnType<typeof createWorkflowTwin>;
  readonly comments: ReturnType<typeof createCommentsTwin>;
  readonly proposals: ReturnType<typeof createProposalsTwin>;
  readonly splitArticle: string | null;
  desk: DeskInfo | null;
  site: SiteInfo;
}

function createMemory(world: Partial<TwinWorld>): Memory {
  const articles = new Map((world.articles ?? []).map((article) => [article.id, article]));
  return {
    articles,
    published: new Map(),
    workflow: createWorkflowTwin(world.workflow),
    comments: createCommentsTwin(world.comments),
    proposals: createProposalsTwin(world.proposals, articles),
    splitArticle: world.review?.apart?.article ?? null,
    desk: world.start?.desk === undefined ? TWIN_DESK : world.start.desk,
    site: twinSite(world.portal, world.mayEditSite),
  };
}

const siteStateOf = (memory: Memory, article: Article) => {
  const onSite = memory.published.get(article.id);
  return onSite === undefined ? 'absent' : onSite === JSON.stringify(article) ? 'current' : 'outdated';
};

const summaryOf = (memory: Memory, article: Article): ArticleSummary => ({
  id: article.id,
  headline: article.headline,
  section: article.section,
  bylines: inOrder(article.bylines).map(([, byline]) => byline.name),
  updatedAt: TWIN_NOW,
  site: siteStateOf(memory, article),
  heads: memory.splitArticle === article.id ? 2 : 1,
  holder: null,
  talk: memory.comments.countsOf(article.id),
  proposals: memory.proposals.waiting(),
  missingPhoto: Object.values(article.figures).some((figure) => figure.photo === null),
  workflow: memory.workflow.summaryOf(article.id),
});

const siteInfoOf = (memory: Memory, article: Article): Answers['site:articleInfo'] => {
  const state = siteStateOf(memory, article);
  const time = state === 'absent' ? null : TWIN_NOW;
  const path = `bai/${article.id.toLowerCase()}.html`;
  return {
    state,
    path,
    url: time === null || memory.site.portal.url === null ? null : `${memory.site.portal.url}/${path}`,
    publishedAt: time,
    updatedAt: time,
  };
};

/** The next free article id; only its shape matters. */
const newId = (memory: Memory): string => `01J${String(memory.articles.size + 1).padStart(23, '0')}`;

function articleAnswers(memory: Memory, world: Partial<TwinWorld>) {
  const opened = (article: Article): Answers['article:open'] => ({
    article,
    saved: { kind: 'working-copy', savedAt: TWIN_NOW },
    site: siteInfoOf(memory, article),
    template: world.templates?.find(({ id }) => id === article.id)?.name ?? null,
  });
  const add = (article: Article): Article => {
    memory.articles.set(article.id, article);
    return article;
  };
  const missing = { code: 'not-found', what: 'article' } as const;
  const imported = (): Answers['article:importPage'] => ({
    articleId: add({ ...createArticle(newId(memory)), headline: 'Bài vừa nhập' }).id,
    unplaced: world.unplaced ?? [],
  });
  return {
    ...listAnswers(
      () => [...memory.articles.values()].map((article) => summaryOf(memory, article)),
      TWIN_DESK.me.personId,
    ),
    'article:create': () => opened(add(createArticle(newId(memory)))),
    'article:open': ({ articleId }) => {
      const article = memory.articles.get(articleId);
      return article === undefined ? missing : opened(article);
    },
    'article:saveWorkingCopy': ({ articleId, articleJson }) => {
      const article = parseArticle(JSON.parse(articleJson));
      if (!article.ok) return { code: 'invalid-input', fields: ['articleJson'] };
      memory.articles.set(articleId, article.value);
      return { kind: 'working-copy', savedAt: TWIN_NOW };
    },
    'article:keepRevision': () => ({ kind: 'revision', savedAt: TWIN_NOW, content: 'a'.repeat(64) }),
    'article:duplicate': ({ articleId }) => {
      const article = memory.articles.get(articleId);
      return article === undefined ? missing : opened(add({ ...article, id: newId(memory) }));
    },
    'template:begin': () => opened(add(createArticle(newId(memory)))),
    'article:importPage': imported,
    'article:importDropped': imported,
    'article:importPastedPage': imported,
  } satisfies Partial<Handlers>;
}

function answersOf(memory: Memory, world: Partial<TwinWorld>): Handlers {
  const enter = (name: string, personName: string, penName: string): DeskInfo => {
    memory.desk = { ...TWIN_DESK, name, me: { personId: 'p1', name: personName, penName } };
    return memory.desk;
  };
  return {
    ...articleAnswers(memory, world),
    ...siteAnswers(memory, (article) => siteInfoOf(memory, article)),
    ...compareAnswers(world.review ?? { revisions: [], apart: null }, world.versionText ?? null),
    ...hostAnswers(world.host),
    'photo:credentials': () => [],
    ...outboxAnswers(world.outbox ?? []),
    'app:start': () => ({
      version: '0.1.0',
      platform: 'linux',
      locale: 'vi',
      theme: 'light',
      notifications: true,
      deskProblem: null,
      recovered: [],
      lastArticle: null,
      ...world.start,
      desk: memory.desk,
    }),
    'app:setLocale': ({ locale }) => locale,
    'app:setTheme': ({ theme }) => theme,
    'app:setNotifications': ({ on }) => on,
    'app:openLink': () => null,
    'desk:create': ({ deskName, personName, penName }) => enter(deskName, personName, penName),
    ...peopleAnswers(world.staff ?? {}),
    'people:joinDesk': ({ personName, penName }) => enter('Tòa soạn cũ', personName, penName),
    'desk:people': () => world.people ?? [],
    ...historyAnswers(),
    ...exchangeAnswers(memory.articles, newId(memory)),
    'photo:pick': ({ many }) => (world.photos ?? []).slice(0, many ? undefined : 1),
    'photo:add': () => world.photos?.[0] ?? { code: 'internal' },
    'photo:exists': () => true,
    'hold:keep': () => null,
    'hold:takeOver': () => null,
    'hold:letGo': () => null,
    ...templateAnswers(world.templates ?? [], TWIN_NOW),
    ...versionAnswers(world, TWIN_NOW),
    'workflow:of': ({ articleId }) => memory.workflow.storyOf(articleId),
    'workflow:draftCorrection': () => SAMPLE_CORRECTION,
    'workflow:act': ({ articleId, action }) => memory.workflow.act(articleId, action),
    ...checksAnswers(memory),
    ...memory.comments.answers,
    ...memory.proposals.answers,
    'commission:set': ({ articleId, deadline, length }) => memory.workflow.commission(articleId, { deadline, length }),
    'window:remember': () => null,
    'window:readyToClose': () => null,
    'window:keepOpen': () => null,
    'window:brokeDown': () => null,
    'health:read': () => world.health ?? NO_FINDINGS,
    'health:checkWhole': () => world.health ?? NO_FINDINGS,
    'recent:list': () => world.recent ?? [],
    'recent:open': () => enter('Tòa soạn gần đây', 'Lê Thị Mai', 'Mai Lê'),
    'recent:forget': () => [],
    'sync:state': () => ({ standing: 'own', waiting: 0, since: TWIN_NOW }),
  };
}
