import { expect, test } from 'vitest';
import { SERVER_FAULTS } from '../e2e/portals/portal-faults.ts';
import { FAULTS, isExactlyOnce, openGround, runCases, STEPS, threeDesks } from './outbox/fault-matrix.ts';

const notOnce = (outcomes: readonly Parameters<typeof isExactlyOnce>[0][]) =>
  outcomes.filter((outcome) => !isExactlyOnce(outcome));

test('[O20] every fault at every step: exactly one public article, never two, none lost', async () => {
  const cases = FAULTS.flatMap((fault) => STEPS.map((step) => ({ fault, step, crashAt: 0 })));
  const outcomes = await runCases(cases, 6);
  expect([outcomes.length, notOnce(outcomes)]).toEqual([FAULTS.length * STEPS.length, []]);
}, 120_000);

test('[O21] the same with the program stopped on the way and started again', async () => {
  const cases = FAULTS.flatMap((fault, index) => {
    const step = STEPS[index % STEPS.length] ?? 'create';
    return [1 + (index % 6), 1 + ((index + 3) % 6)].map((crashAt) => ({ fault, step, crashAt }));
  });
  const outcomes = await runCases(cases, 6);
  expect([outcomes.length, notOnce(outcomes)]).toEqual([FAULTS.length * 2, []]);
}, 120_000);

test('[O22] three desks at once agree on one post', async () => {
  const ground = await openGround();
  try {
    const outcomes = [];
    for (const [index, fault] of SERVER_FAULTS.entries()) outcomes.push(await threeDesks(ground, index + 1, fault));
    expect(notOnce(outcomes)).toEqual([]);
  } finally {
    await ground.close();
  }
}, 120_000);
