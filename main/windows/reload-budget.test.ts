import { expect, it } from 'vitest';
import { createReloadBudget } from './reload-budget.ts';

it('[H23] a page that keeps crashing is reloaded three times a minute, then the person is asked', () => {
  let now = 0;
  const mayReload = createReloadBudget(() => now);
  const first = [mayReload(), mayReload(), mayReload(), mayReload()];
  now = 61_000;
  expect([first, mayReload()]).toEqual([[true, true, true, false], true]);
});
