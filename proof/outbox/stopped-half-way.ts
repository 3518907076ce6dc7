import path from 'node:path';
import { startReferencePortal, type ReferencePortal } from '../../e2e/portals/reference-portal.ts';
import { contractBytes, contractPost } from '../../main/portals/contract-post.testkit.ts';
import type { SendRequest } from '../../main/portals/http/send-request.ts';
import { portalFailure } from '../../main/portals/portal-error.ts';
import type { Withdrawal } from '../../main/portals/portal.ts';
import type { OutboxFolder } from '../../main/publishing/outbox/outbox-folder.ts';
import type { Outbox } from '../../main/publishing/outbox/outbox.ts';
import {
  lineTo,
  mailingOf,
  newRecords,
  openOutboxAt,
  PORTAL,
  settledWithin,
  TOKEN,
  type SharedRecords,
} from './outbox-desk.ts';

/** A published article is corrected or withdrawn, and the program is stopped on the way: as kill -9 does, nothing of it reaches anything afterwards. */

export type Change = 'correction' | Withdrawal['how'];

/** The program can be stopped before each step, and after it, before its answer is known. */
function createLife(stopAt: number) {
  let steps = 0;
  let end = (): void => undefined;
  const ended = new Promise<true>((resolve) => (end = () => resolve(true)));
  const isOver = (): boolean => steps >= stopAt;
  const cross = (): void => {
    steps += 1;
    if (!isOver()) return;
    end();
    throw new Error('the program was stopped');
  };
  return {
    ended,
    isOver,
    async through<T>(work: () => Promise<T>): Promise<T> {
      cross();
      const done = await work();
      cross();
      return done;
    },
  };
}

type Life = ReturnType<typeof createLife>;

const mortalFolder =
  (life: Life) =>
  (inner: OutboxFolder): OutboxFolder => ({
    ...inner,
    create: (...made) => life.through(() => inner.create(...made)),
    append: (...event) => life.through(() => inner.append(...event)),
  });

const mortalLine =
  (life: Life) =>
  (send: SendRequest): SendRequest =>
  async (...request) => {
    try {
      return await life.through(() => send(...request));
    } catch {
      return portalFailure('unknown', 'reset');
    }
  };

async function begin(change: Change, outbox: Outbox, records: SharedRecords): Promise<void> {
  const post = contractPost(1, change === 'correction' ? NEW : OLD);
  if (change === 'correction') {
    const queued = await outbox.enqueue(mailingOf(post, records, contractBytes));
    if (!queued.ok) throw new Error(queued.error.code);
    return;
  }
  records.ordered.delete(post.key);
  const { key, content, headline, publishedAt, updatedAt } = post;
  const withdrawal: Withdrawal = change === 'removed' ? { how: 'removed' } : { how: change, notice: 'Đã gỡ bài.' };
  const left = { portal: PORTAL, key, content, approval: null, headline, publishedAt, updatedAt, withdrawal };
  const queued = await outbox.withdraw(left);
  if (!queued.ok) throw new Error(queued.error.code);
}

const [OLD, NEW] = ['Tít đã đăng', 'Tít đã sửa'];

/** What a reader meets under the article's address. */
function shownBy({ articles }: ReferencePortal): 'old' | 'new' | 'gone' | 'torn' {
  const found = [...articles.values()];
  const [only] = found;
  if (found.length !== 1 || only === undefined) return 'torn';
  if (only.isRemoved || only.words['status'] === 'withdrawn') return 'gone';
  const title = only.words['status'] === 'published' ? only.words['title'] : null;
  return title === OLD ? 'old' : title === NEW ? 'new' : 'torn';
}

/** What came of one stop. `isOver`: the program was done before it could be stopped there. */
export interface HalfWay {
  readonly isOver: boolean;
  readonly whenStopped: ReturnType<typeof shownBy>;
  readonly atLast: ReturnType<typeof shownBy>;
  readonly creations: number;
  readonly receipts: number;
  readonly removals: number;
}

/** Publishes an article, begins the change in a program that is stopped at its step `stopAt`, and starts it again. */
export async function stopHalfWay(change: Change, stopAt: number, home: string): Promise<HalfWay> {
  const server = await startReferencePortal(TOKEN);
  const records = newRecords();
  const folder = path.join(home, `${change}-${stopAt}`);
  try {
    const first = await openOutboxAt(folder, lineTo(server.address), records);
    const published = await first.enqueue(mailingOf(contractPost(1, OLD), records, contractBytes));
    if (!published.ok || !(await settledWithin(first, 30_000))) throw new Error('the article was not published');
    await first.close();
    const creations = server.created().length;

    const life = createLife(stopAt);
    const stopped = await openOutboxAt(folder, lineTo(server.address, mortalLine(life)), records, mortalFolder(life));
    await begin(change, stopped, records).catch((thrown: unknown) => {
      if (!life.isOver()) throw thrown;
    });
    await Promise.race([life.ended, settledWithin(stopped, 30_000)]);
    await stopped.close();
    const whenStopped = shownBy(server);

    const again = await openOutboxAt(folder, lineTo(server.address), records);
    // The desk's records say what is to be; at each start it is ordered again.
    await begin(change, again, records);
    if (!(await settledWithin(again, 30_000))) throw new Error(`${change}, stopped at ${stopAt}: never done`);
    await again.close();
    const { receipts, removals } = records;
    return {
      isOver: !life.isOver(),
      whenStopped,
      atLast: shownBy(server),
      creations: server.created().length - creations,
      receipts: receipts.length,
      removals: removals.length,
    };
  } finally {
    await server.close();
  }
}
