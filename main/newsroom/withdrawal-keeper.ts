import { EVERYTHING } from '../../shared/ipc/list-wish.ts';
import type { WithdrawalTold } from '../../shared/ipc/requests/workflow-requests.ts';
import { rankOf } from '../../shared/workflow/roles.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log/log-file.ts';
import type { MailRoom } from './mail-room.ts';
import {
  AGAIN_AFTER_MS,
  createOrderKeeper,
  LOOK_EVERY_MS,
  type Attempt,
  type OrderKeeper,
  type Waiting,
} from './order-keeper.ts';
import type { SiteRoom } from './site-room.ts';

interface KeeperParts {
  readonly desk: Pick<Desk, 'list' | 'onArchiveChanged' | 'onArticleChanged' | 'rows' | 'workflow'>;
  readonly site: Pick<SiteRoom, 'withdraw'>;
  readonly mail: Pick<MailRoom, 'withdraw'>;
  readonly onTold: (told: WithdrawalTold) => void;
  readonly clock: () => Date;
  readonly log: Log;
}

/** A withdrawal has no time of its own: it is due. */
const AT_ONCE = '1970-01-01T00:00:00.000Z';

/** First it is written down that it leaves the portals; then it leaves the site. Stopped between the two, the next start begins anew. */
async function attempt(
  { summary }: Waiting,
  { desk, site, mail, clock }: KeeperParts,
  linkedFrom: Map<string, readonly string[]>,
): Promise<Attempt> {
  const now = clock().getTime();
  const story = await desk.workflow.story(summary.id);
  if (!story.ok || story.value.flow.state !== 'withdrawn') return { kind: 'gone' };
  const later: Attempt = { kind: 'later', notBefore: now + AGAIN_AFTER_MS };
  if (rankOf(new Set(story.value.roles)) === 0) return later;
  const queued = await mail.withdraw(summary.id);
  if (!queued.ok) return { kind: 'failed', error: queued.error };
  const withdrawn = await site.withdraw(summary.id);
  if (withdrawn.ok) {
    linkedFrom.set(summary.id, withdrawn.value.linkedFrom);
    return { kind: 'done' };
  }
  const { error } = withdrawn;
  // The site that has it is written by another machine.
  if (error.code === 'not-found') return later;
  return error.code === 'site-busy' ? { kind: 'later', notBefore: now + LOOK_EVERY_MS } : { kind: 'failed', error };
}

/** Takes withdrawn articles off the site and the portals, and says which other articles led to them. */
export function createWithdrawalKeeper(parts: KeeperParts): OrderKeeper {
  const { desk, onTold, clock, log } = parts;
  const linkedFrom = new Map<string, readonly string[]>();
  return createOrderKeeper({
    desk,
    among: { filters: { ...EVERYTHING.filters, standing: 'leaving' } },
    waitsFrom: ({ site, workflow: { state } }) => (state === 'withdrawn' && site !== 'absent' ? AT_ONCE : null),
    prepare: async () => {},
    attempt: (waiting) => attempt(waiting, parts, linkedFrom),
    tell({ summary: { id, headline } }, error) {
      void desk.rows(linkedFrom.get(id) ?? []).then((rows) => {
        const linking = rows.ok ? rows.value.map((row) => ({ articleId: row.id, headline: row.headline })) : [];
        onTold({ articleId: id, headline, linkedFrom: linking, error });
      });
      linkedFrom.delete(id);
    },
    clock,
    log,
  });
}
