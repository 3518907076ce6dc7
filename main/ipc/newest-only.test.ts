import { expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import { createNewestOnly } from './newest-only.ts';

it('[A9] asks one question at a time; of those that wait only the newest is asked, the others are told so', async () => {
  const { ask } = createNewestOnly();
  const asked: number[] = [];
  const ends: (() => void)[] = [];
  const question = (n: number) =>
    ask(async () => {
      asked.push(n);
      await new Promise<void>((resolve) => void ends.push(resolve));
      return ok(n);
    });
  const answers = [1, 2, 3, 4].map(question);
  await Promise.resolve();
  const next = async () => {
    await new Promise(setImmediate);
    ends.shift()?.();
  };
  await next();
  await next();
  const cancelled = { ok: false, error: { code: 'cancelled' } };
  expect(await Promise.all(answers)).toEqual([cancelled, cancelled, cancelled, ok(4)]);
  expect(asked).toEqual([4]);
});

it('[A9] a question that fails does not stop those after it', async () => {
  const { ask } = createNewestOnly();
  await expect(ask(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(await ask(async () => ok(2))).toEqual(ok(2));
});
