import { expect, test } from 'vitest';
import type { SyncStanding } from '../../shared/ipc/desk-sync.ts';
import { ok } from '../../shared/result.ts';
import { arrivalHalf } from './desk-arrivals.ts';
import type { DeskLoader } from './desk-loading.ts';
import type { Exchange } from './exchange/exchange.ts';

test('[C6] a desk that is still coming in is taken in round after round; one that is only looked through again is not', async () => {
  let standing: SyncStanding = 'checking';
  let articles: readonly string[] = ['01J0000000000000000000TEST'];
  const exchange = {
    round: async () => ({ articles, versions: false }),
    state: () => ({ standing, waiting: 0, since: '' }),
  } as unknown as Exchange;
  const loader = { takeRecords: async () => ok(null) } as unknown as DeskLoader;
  const arrivals = arrivalHalf(exchange, loader, async () => ok(null));
  const seen: boolean[] = [arrivals.isTakingIn()];
  const look = async (): Promise<void> => {
    await arrivals.refresh();
    seen.push(arrivals.isTakingIn());
  };
  await look();
  articles = [];
  await look();
  articles = ['01J0000000000000000000TEST'];
  standing = 'even';
  await look();
  expect(seen).toEqual([false, true, false, false]);
});
