import { describe, expect, it } from 'vitest';
import { testNewsroom } from '../records/newsroom.testkit.ts';

const DEADLINE = '2026-03-02T07:00:00.000Z';

describe('[CO1] what the desk expects of an article', () => {
  it('is set by its writer until it is handed over, by editors at any time, by nobody else', () => {
    const desk = testNewsroom();
    desk.write('R', 'Một');
    const own = desk.sign('R', { kind: 'commission', deadline: DEADLINE, length: 800 });
    desk.submit('R');
    const late = desk.sign('R', { kind: 'commission', length: 9_000 });
    const editors = desk.sign('E', { kind: 'commission', length: 700 });
    const admins = desk.sign('A', { kind: 'commission', length: 1 });
    expect([own, late, editors, admins].map(desk.effectOf)).toEqual(['done', 'ownOrEditor', 'done', 'ownOrEditor']);
    expect(desk.state().workflow.commission).toEqual({ deadline: DEADLINE, length: 700 });
  });

  it('keeps both parts that two people set without knowing of each other, and null takes one away', () => {
    const desk = testNewsroom();
    desk.write('R', 'Một');
    desk.submit('R');
    desk.partNow();
    desk.sign('E', { kind: 'commission', deadline: DEADLINE });
    desk.sign('E2', { kind: 'commission', length: 500 });
    expect(desk.state().workflow.commission).toEqual({ deadline: DEADLINE, length: 500 });
    desk.meetAgain();
    desk.sign('E', { kind: 'commission', deadline: null });
    expect(desk.state().workflow.commission).toEqual({ deadline: null, length: 500 });
  });

  it('is no text: it voids no approval and moves nothing', () => {
    const desk = testNewsroom();
    desk.write('R', 'Một');
    desk.submit('R');
    desk.take('E');
    desk.approve('E');
    desk.sign('E', { kind: 'commission', deadline: DEADLINE, length: 800 });
    const { state, approvals, editedAfterApproval } = desk.state().workflow;
    expect([state, approvals.length, editedAfterApproval]).toEqual(['approved', 1, false]);
  });
});
