import type { AppError } from '../../../shared/app-error.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { ChecksAround } from '../../../shared/ipc/requests/check-requests.ts';
import type { CorrectionDraft, Offer, WorkflowStory } from '../../../shared/ipc/requests/workflow-requests.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import type { Portal } from '../../../shared/portal/schema.ts';
import type { ArticleState } from '../../../shared/records/fold.ts';
import { isOnePersonDesk } from '../../../shared/records/fold-workflow.ts';
import type { RecordBody } from '../../../shared/records/record-kinds.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isWorkflowAction, type ActionPayload } from '../../../shared/workflow/actions.ts';
import type { CommissionChange } from '../../../shared/workflow/commission.ts';
import type { Facts } from '../../../shared/workflow/guards.ts';
import { judgeAction } from '../../../shared/workflow/judge-action.ts';
import {
  OFFERED_ACTIONS,
  proposeAction,
  type ActionWish,
  type OfferedAction,
} from '../../../shared/workflow/propose-action.ts';
import { rankOf, rolesOf, type Role } from '../../../shared/workflow/roles.ts';
import { correctionOf, draftCorrection } from './correction.ts';
import { createOrdering, isOneLevel, noText, type PublicationOrder, type SeenWish } from './order-publication.ts';
import type { IsGone } from '../../../shared/checks/link-checks.ts';
import { createArticleChecks, type ArticleChecks, type CheckedText } from './article-checks.ts';
import { withRecords } from './article-index.ts';
import { namesIn } from '../people/names-in.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { CheckedArticle, Ledger } from '../ledger.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** The steps of articles, as the desk's rules let the person at this machine take them. */
export interface WorkflowDesk {
  readonly story: (articleId: string) => Outcome<WorkflowStory>;
  /** Keeps the saved words, then signs the step about exactly them; refused as `not-allowed`, `incomplete` or `embargo`, with nothing signed. */
  readonly act: (articleId: string, wish: SeenWish) => Outcome<WorkflowStory>;
  /**
   * The order to publish what stands there now; one that was given for exactly these words is not given again. At a desk of one person its signed
   * rule makes the approval part of the order.
   */
  readonly orderPublication: (articleId: string) => Outcome<PublicationOrder>;
  /** What stood there, what stands there now, and words for a correction. */
  readonly draftCorrection: (articleId: string) => Outcome<CorrectionDraft>;
  /** What the window needs to look an article over by itself. */
  readonly checksAround: (...wish: Parameters<ArticleChecks['around']>) => Outcome<ChecksAround>;
  /** Sets what the desk expects of an article; refused like a step. */
  readonly commission: (articleId: string, change: CommissionChange) => Outcome<null>;
  /** Remembers which content the window was given: only what was shown can be approved. */
  readonly wasShown: (articleId: string, content: string) => void;
}

interface Surroundings {
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly me: () => Me;
  readonly roster: () => Roster;
  readonly ownKeys: () => ReadonlySet<string>;
  readonly portal: () => Portal;
  readonly now: () => Date;
  readonly isGone: IsGone;
  readonly keep: (articleId: string) => Outcome<unknown>;
  readonly readContent: (articleId: string, content: string) => Outcome<Article>;
}

/** A time after every embargo: whether an article could be scheduled at all. */
const SOME_DAY = '9999-12-31T00:00:00.000Z';

/** What the roster lets the person here do: with a key that it knows, or at a desk where nobody else could be meant. */
function rolesHere({ roster, ownKeys, me }: Surroundings): ReadonlySet<Role> {
  const { keys } = roster();
  const isKnown = [...ownKeys()].some((kid) => keys[kid]?.person === me().personId && keys[kid].closed === null);
  return isKnown || isOnePersonDesk(roster()) ? rolesOf(roster(), me().personId) : new Set();
}

/** This device's key was closed, and it has no other that counts. */
function isClosedHere({ roster, ownKeys }: Surroundings): boolean {
  const keys = [...ownKeys()].flatMap((kid) => roster().keys[kid] ?? []);
  return keys.length > 0 && keys.every(({ closed }) => closed !== null);
}

/** Who may be given a review. */
const editorsIn = (roster: Roster): readonly string[] =>
  Object.keys(roster.people).filter((id) => rankOf(rolesOf(roster, id)) > 0);

interface Standing {
  readonly state: ArticleState;
  readonly head: { readonly record: string; readonly content: string };
  readonly article: Article;
  readonly roles: ReadonlySet<Role>;
  readonly facts: Facts;
  readonly checked: CheckedText;
  /** What readers are to be told was wrong in the published text; null: nothing new. */
  readonly correction: string | null;
}

/** At a desk of one person the approval is part of the press that schedules. */
const isApprovedWith = ({ state, article }: Standing, action: OfferedAction, roster: Roster): boolean =>
  action === 'schedule' &&
  isOneLevel(roster, article.section) &&
  state.workflow.approvals.length === 0 &&
  state.workflow.published === null;

const factsOf = (
  { correctionNote, embargo }: Article,
  { failed }: CheckedText,
  hasSeen: boolean,
  now: Date,
): Facts => ({
  isComplete: failed.length === 0,
  hasCorrectionNote: correctionNote.trim() !== '',
  hasSeen,
  embargo,
  now: now.toISOString(),
});

function createJudge(
  surroundings: Surroundings,
  checks: ArticleChecks,
  shown: ReadonlyMap<string, ReadonlySet<string>>,
) {
  const { me, roster, portal, now, readContent } = surroundings;

  async function standing(articleId: string, state: ArticleState, content: string | null): Outcome<Standing> {
    if (state.latest === null) return fail(noText);
    if (state.template !== null && state.template.content !== null) return fail({ code: 'is-template' });
    const article = await readContent(articleId, state.latest.content);
    if (!article.ok) return article;
    const hasSeen = content === state.latest.content && shown.get(articleId)?.has(content) === true;
    const checked = await checks.check(article.value, state);
    const facts = factsOf(article.value, checked, hasSeen, now());
    const { record } = state.latest;
    const head = { record, content: state.latest.content };
    const correction = await correctionOf(article.value, state.workflow, readContent);
    return ok({ state, head, correction, article: article.value, roles: rolesHere(surroundings), facts, checked });
  }

  function attempt({ state, head, correction, article, roles, facts, checked }: Standing, wish: ActionWish) {
    const body = proposeAction(wish, state.workflow, head, {
      portal: portal().id,
      section: article.section,
      checks: checked.report,
      correction,
    });
    const links = { dev: '', seq: 1, prev: null, at: facts.now, seen: {}, roster: roster().version };
    const payload = { v: 1, article: article.id, by: me().personId, ...links, ...body } as const;
    if (!isWorkflowAction(payload.kind)) throw new Error('a wish became another kind of record');
    const writers = state.writers ?? [];
    const verdict = judgeAction({
      flow: state.workflow,
      action: payload as ActionPayload,
      roles,
      rules: roster().rules,
      authors: writers.length === 0 ? null : new Set(writers),
      rolesOf: (personId) => rolesOf(roster(), personId),
      facts,
    });
    return { body, verdict };
  }

  /** The record of the wish, or what stands against it, in the words of the thing that is missing. */
  function decide(stand: Standing, wish: ActionWish): Result<RecordBody, AppError> {
    const { body, verdict } = attempt(stand, wish);
    if (verdict.allowed) return ok(body);
    const { facts, checked } = stand;
    if (verdict.reason === 'complete') return fail({ code: 'incomplete', missing: checked.failed });
    if (verdict.reason === 'embargoOver' && facts.embargo !== null)
      return fail({ code: 'embargo', until: facts.embargo });
    // What is missing is not a role: the device has none, whoever sits at it.
    if (verdict.reason === 'wrong-role' && isClosedHere(surroundings)) return fail({ code: 'device-closed' });
    return fail({ code: 'not-allowed', action: wish.action, reason: verdict.reason });
  }

  /** Every step with what stands against it, as if the reason were given and the text had been read. */
  function offers(stand: Standing): readonly Offer[] {
    const willing = { ...stand, facts: { ...stand.facts, hasSeen: true } };
    return OFFERED_ACTIONS.map((action): Offer => {
      if (stand.roles.size === 0) return { action, refusal: 'unknown-device' };
      const urgent = stand.state.workflow.state === 'review';
      const to = editorsIn(roster())[0] ?? null;
      const asked = isApprovedWith(stand, action, roster()) ? 'approve' : action;
      const wish = { action: asked, said: 'x', to, shown: 'whole', urgent, publishAt: SOME_DAY } as const;
      const { verdict } = attempt(willing, wish);
      return { action, refusal: verdict.allowed ? null : verdict.reason };
    });
  }

  return { standing, decide, offers };
}

export function createWorkflowDesk(surroundings: Surroundings): WorkflowDesk {
  const { ledger, shelf, me, roster, keep } = surroundings;
  const shown = new Map<string, Set<string>>();
  const { look } = ledger;
  const checks = createArticleChecks(surroundings);
  const judge = createJudge(surroundings, checks, shown);
  const wasShown = (articleId: string, content: string) =>
    void shown.set(articleId, new Set([...(shown.get(articleId) ?? []), content]));

  async function tell(checked: CheckedArticle): Outcome<WorkflowStory> {
    await shelf.change(checked.article, (entry) => withRecords(entry, checked));
    const { state, article: articleId } = checked;
    const stand = await judge.standing(articleId, state, null);
    const roles = rolesHere(surroundings);
    return ok({
      articleId,
      flow: state.workflow,
      history: state.history,
      comments: state.comments,
      removals: state.removals,
      isCorrection: stand.ok && stand.value.correction !== null,
      offers: stand.ok ? judge.offers(stand.value) : [],
      roles: [...roles],
      isOneLevel: rankOf(roles) > 0 && isOneLevel(roster(), stand.ok ? stand.value.article.section : null),
      returnReasons: roster().rules.returnReasons ?? [],
      editors: editorsIn(roster()),
      names: namesIn(roster(), me()),
    });
  }

  const sign = (articleId: string, wish: SeenWish): Outcome<CheckedArticle> =>
    ledger.append(articleId, me().personId, async (state) => {
      const stand = await judge.standing(articleId, state, wish.content);
      return stand.ok ? judge.decide(stand.value, wish) : stand;
    });

  const { approveAlone, orderPublication } = createOrdering({ ...surroundings, sign, look, wasShown });

  return {
    wasShown,
    commission: async (articleId, change) => {
      const kept = await keep(articleId);
      if (!kept.ok) return kept;
      const signed = await ledger.append(articleId, me().personId, async () =>
        ok({
          kind: 'commission',
          ...(change.deadline === undefined ? {} : { deadline: change.deadline }),
          ...(change.length === undefined ? {} : { length: change.length }),
        }),
      );
      if (!signed.ok) return signed;
      await shelf.change(articleId, (entry) => withRecords(entry, signed.value));
      return ok(null);
    },
    checksAround: async (wish) => ok(await checks.around(wish)),
    orderPublication,
    draftCorrection: (articleId) => draftCorrection(articleId, { ...surroundings, look }),
    story: async (articleId) => {
      if ((await shelf.get(articleId)) === null) return fail({ code: 'not-found', what: 'article' });
      const looked = await look(articleId);
      return looked.ok ? tell(looked.value) : looked;
    },
    act: async (articleId, wish) => {
      const kept = await keep(articleId);
      if (!kept.ok) return kept;
      const approved = wish.action === 'schedule' ? await approveAlone(articleId) : ok(null);
      if (!approved.ok) return approved;
      const signed = await sign(articleId, wish);
      return signed.ok ? tell(signed.value) : signed;
    },
  };
}
