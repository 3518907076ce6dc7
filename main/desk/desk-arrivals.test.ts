import { expect, test } from 'vitest';
import type { SyncStanding } from '../../shared/ipc/desk-sync.ts';
import { ok } from '../../shared/result.ts';
import type { IndexEntry } from './articles/article-index.ts';
import { arrivalHalf, createNewerTeller } from './desk-arrivals.ts';
import type { DeskLoader } from './desk-loading.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { CheckedArticle } from './ledger.ts';

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

test('[C8] [R60] a text that was written beside the one that opened is not called a newer one of it', () => {
  const revision = (record: string) => ({ record, content: record, at: '2026-03-02T02:38:00.000Z' });
  const entry = (records: readonly string[], heads: readonly string[]) =>
    ({ copy: null, revisions: records.map(revision), heads, latest: records.at(-1) }) as unknown as IndexEntry;
  const checked = {
    article: 'A',
    state: { revisions: [{ record: 'b', dev: 'other', by: 'p2', at: '2026-03-02T02:38:00.000Z' }] },
  } as unknown as CheckedArticle;
  const teller = createNewerTeller(
    () => ({ people: {} }) as unknown as ReturnType<Parameters<typeof createNewerTeller>[0]>,
    () => new Set(),
  );
  const told: string[] = [];
  teller.listen(({ articleId }) => told.push(articleId));
  teller.onTaken(entry(['a'], ['a']), entry(['a', 'b'], ['a', 'b']), checked);
  expect(told).toEqual([]);
  teller.onTaken(entry(['a'], ['a']), entry(['a', 'b'], ['b']), checked);
  expect(told).toEqual(['A']);
});
