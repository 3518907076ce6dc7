import { isAtStep, STEP_QUEUES, type QueuedArticle } from '../../shared/ipc/list-queues.ts';
import type { ListCounts } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { Table } from './sqlite-table.ts';

type Counted = QueuedArticle & Pick<ArticleSummary, 'section'>;

/** What is counted: everything that makes a queue, of anybody. */
export const tallyKey = ({ site, section, workflow: { state, owner, owes } }: Counted): string =>
  JSON.stringify([site, section, state, owner, owes]);

function readKey(key: string): Counted {
  type Key = [Counted['site'], string | null, Counted['workflow']['state'], string | null, boolean];
  const [site, section, state, owner, owes] = JSON.parse(key) as Key;
  return { site, section, workflow: { state, owner, owes } };
}

/** How many articles stand where, for the person `me`, from what was counted with every change. */
export function readCounts(table: Table, me: string): ListCounts {
  const site = { absent: 0, current: 0, outdated: 0 };
  const steps = { mine: 0, review: 0, approved: 0, published: 0, archive: 0, trash: 0 };
  const sections = new Map<string | null, number>();
  let all = 0;
  for (const { key, count } of table.all<{ readonly key: string; readonly count: number }>(
    'SELECT key, count FROM tally WHERE count > 0',
  )) {
    const counted = readKey(key);
    all += count;
    site[counted.site] += count;
    for (const step of STEP_QUEUES) if (isAtStep(counted, step, me)) steps[step] += count;
    if (isAtStep(counted, 'archive', me)) sections.set(counted.section, (sections.get(counted.section) ?? 0) + count);
  }
  return { all, steps, site, sections: [...sections] };
}
