import { describe, expect, it } from 'vitest';
import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import { createWorkflowTwin, type WorkflowWorld } from '../bridge/workflow-twin.ts';
import { NO_FLOW } from '../../shared/workflow/flow.ts';
import { nextStep, offersOf } from './next-step.ts';

const ARTICLE = '01J00000000000000000000001';

const storyOf = (world: Partial<WorkflowWorld>): WorkflowStory =>
  createWorkflowTwin({ isOneLevel: false, ...world }).storyOf(ARTICLE);

describe('the one primary action', () => {
  it('[W50] follows the state and what this person may do', () => {
    const editor = { submitted: ['take'], review: ['approve', 'requestChanges'], approved: ['publish'] } as const;
    const at = (state: keyof typeof editor | 'draft' | 'spiked', may = {}) =>
      nextStep(storyOf({ states: { [ARTICLE]: state }, may }), 'absent');
    expect({
      writer: at('draft'),
      'writer waits': at('submitted', { submitted: ['recall'] }),
      taking: at('submitted', editor),
      approving: at('review', editor),
      'approving is somebody else’s': at('review', { review: [] }),
      publishing: at('approved', editor),
      trash: at('spiked', { spiked: ['unspike'] }),
    }).toEqual({
      writer: { kind: 'act', action: 'submit', refusal: null },
      'writer waits': { kind: 'wait', for: 'submitted' },
      taking: { kind: 'act', action: 'take', refusal: null },
      approving: { kind: 'act', action: 'approve', refusal: null },
      'approving is somebody else’s': { kind: 'wait', for: 'review' },
      publishing: { kind: 'publish' },
      trash: { kind: 'act', action: 'unspike', refusal: null },
    });
  });

  it('[W51] is one press at a desk of one person, and approval again where published words were changed', () => {
    const alone = storyOf({ isOneLevel: true });
    expect(nextStep(alone, 'absent')).toEqual({ kind: 'publish' });
    expect(nextStep({ ...alone, flow: NO_FLOW, offers: [] }, 'absent')).toEqual({ kind: 'publish' });
    const changed = storyOf({ states: { [ARTICLE]: 'published' }, may: { published: ['approve'] } });
    expect([nextStep(changed, 'outdated'), nextStep(changed, 'current')]).toEqual([
      { kind: 'act', action: 'approve', refusal: null },
      { kind: 'publish' },
    ]);
  });

  it('[W53] a text that no revision holds yet can be thrown away by whoever has a role here', () => {
    const fresh = { ...storyOf({}), flow: NO_FLOW, offers: [] };
    const actions = (story: WorkflowStory) => offersOf(story).map(({ action }) => action);
    expect(actions(fresh)).toEqual(['spike']);
    expect(actions({ ...fresh, isOneLevel: true })).toEqual(['schedule', 'spike']);
    expect(actions({ ...fresh, roles: [] })).toEqual([]);
    // A text that has not arrived yet has no steps either, and is no new one.
    expect(actions({ ...fresh, flow: { ...NO_FLOW, state: 'review' } })).toEqual([]);
  });
});
