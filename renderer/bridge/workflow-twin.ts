import type { Offer, WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { WorkflowSummary } from '../../shared/ipc/wire.ts';
import {
  applyCommission,
  NO_COMMISSION,
  type Commission,
  type CommissionChange,
} from '../../shared/workflow/commission.ts';
import { NO_FLOW, type Approval, type Flow, type WorkflowState } from '../../shared/workflow/flow.ts';
import { OFFERED_ACTIONS, type OfferedAction } from '../../shared/workflow/propose-action.ts';

/** What main would draft from a figure that was wrong. */
export const SAMPLE_CORRECTION = {
  passages: [{ wrong: 'Sản lượng 12 tỷ đồng.', right: 'Sản lượng 21 tỷ đồng.' }],
  text: 'Thông tin cải chính, xin lỗi: 21 tỷ đồng.',
};

/** What a twin's desk is like: who is asking, what they may do in each state, and where its articles stand. */
export interface WorkflowWorld {
  readonly isOneLevel: boolean;
  readonly may: Readonly<Partial<Record<WorkflowState, readonly OfferedAction[]>>>;
  readonly states: Readonly<Record<string, WorkflowState>>;
  readonly returnReasons: readonly string[];
  /** What else the records of every article come to. */
  readonly flow: Readonly<Partial<Flow>>;
  readonly reason: { readonly by: string; readonly text: string };
}

const LEADS_TO: Readonly<Record<OfferedAction, WorkflowState>> = {
  submit: 'submitted',
  recall: 'draft',
  take: 'review',
  release: 'submitted',
  reassign: 'review',
  requestChanges: 'changes',
  approve: 'approved',
  revoke: 'review',
  schedule: 'scheduled',
  unschedule: 'approved',
  publish: 'published',
  withdraw: 'withdrawn',
  restore: 'review',
  spike: 'spiked',
  unspike: 'draft',
};

const STEP = { record: 'c'.repeat(64), dev: 'd'.repeat(43), at: '2026-03-02T02:00:00.000Z' } as const;

export const APPROVAL: Approval = {
  ...STEP,
  by: 'p2',
  content: 'a'.repeat(64),
  portal: 'main',
  section: null,
  rank: 1,
  shown: 'whole',
};

/** The steps of articles in memory: every action that is asked for leads where it usually leads. */
export function createWorkflowTwin(world: Partial<WorkflowWorld> = {}) {
  const { isOneLevel = true, may = {}, reason = null } = world;
  const states = new Map(Object.entries(world.states ?? {}));
  const commissions = new Map<string, Commission>();
  const stateOf = (articleId: string): WorkflowState => states.get(articleId) ?? 'draft';

  function offersIn(state: WorkflowState): readonly Offer[] {
    const allowed = may[state] ?? (isOneLevel ? ['publish', 'submit', 'spike'] : ['submit']);
    return OFFERED_ACTIONS.map((action) => ({ action, refusal: allowed.includes(action) ? null : 'wrong-role' }));
  }
  function storyOf(articleId: string): WorkflowStory {
    const state = stateOf(articleId);
    const approvals = state === 'approved' ? [APPROVAL] : [];
    const last = reason === null ? null : { ...STEP, ...reason };
    return {
      articleId,
      flow: {
        ...NO_FLOW,
        state,
        owner: 'p1',
        approvals,
        reason: last,
        ...world.flow,
        commission: commissions.get(articleId) ?? NO_COMMISSION,
      },
      history: [],
      comments: [],
      removals: [],
      isCorrection: false,
      offers: offersIn(state),
      roles: ['editor'],
      isOneLevel,
      returnReasons: world.returnReasons ?? [],
      editors: ['p1', 'p2'],
      names: { p1: 'Lê Thị Mai', p2: 'Trần Văn Hải' },
    };
  }
  return {
    storyOf,
    commission: (articleId: string, change: CommissionChange): null => {
      const flow = { ...NO_FLOW, commission: commissions.get(articleId) ?? NO_COMMISSION };
      commissions.set(articleId, applyCommission(flow, change).commission);
      return null;
    },
    act: (articleId: string, action: OfferedAction): WorkflowStory => {
      states.set(articleId, LEADS_TO[action]);
      return storyOf(articleId);
    },
    summaryOf: (articleId: string): WorkflowSummary => ({
      state: stateOf(articleId),
      owner: 'p1',
      reviewer: null,
      submittedAt: null,
      publishAt: null,
      isApproved: stateOf(articleId) === 'approved',
      isEdited: false,
      owes: false,
      commission: commissions.get(articleId) ?? NO_COMMISSION,
    }),
  };
}
