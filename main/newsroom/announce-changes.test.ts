import { expect, test, vi } from 'vitest';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { sampleArticle } from '../archive/archive.arbitrary.ts';
import type { Desk } from '../desk/desk.ts';
import type { Announce } from '../ipc/handlers.ts';
import { announceChanges } from './announce-changes.ts';

test('[T22] a person is told once that somebody names them, and not when the index only learns of it', () => {
  const { row } = sampleArticle(1, { headline: 'Chợ phiên' });
  if (row === null) throw new Error('no row');
  const naming = (...mentioned: string[]): ArticleSummary => ({ ...row, talk: { open: 1, said: 1, mentioned } });
  let isComplete = true;
  let change: Parameters<Desk['onArticleChanged']>[0] = () => {};
  const announce = vi.fn<Announce>();
  const stop = announceChanges(
    {
      info: () => ({ me: { personId: 'p1' } }) as ReturnType<Desk['info']>,
      archive: () => ({ isComplete, done: 0, total: null }),
      onArchiveChanged: () => () => {},
      onArticleChanged: (listener) => {
        change = listener;
        return () => void (change = () => {});
      },
    },
    announce,
  );
  const told = () => announce.mock.calls.filter(([event]) => event === 'comments:mentioned').length;
  change(naming('p2'), row);
  expect(told()).toBe(0);
  change(naming('p1'), naming('p2'));
  change({ ...naming('p1'), headline: 'Chợ đêm' }, naming('p1'));
  expect(told()).toBe(1);
  change(naming('p1'), null);
  expect(told()).toBe(2);
  isComplete = false;
  change(naming('p1'), null);
  stop();
  change(naming('p1'), row);
  expect([told(), announce.mock.calls.filter(([event]) => event === 'article:changed').length]).toEqual([2, 5]);
});
