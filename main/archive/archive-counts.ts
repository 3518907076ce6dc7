import type { ListCounts } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import type { Table } from './sqlite-table.ts';

/** What is counted: everything that makes a queue. */
export const tallyKey = ({ site, section }: ArticleSummary): string => JSON.stringify([site, section]);

/** How many articles stand where, from what was counted with every change. */
export function readCounts(table: Table): ListCounts {
  const site = { absent: 0, current: 0, outdated: 0 };
  const sections = new Map<string | null, number>();
  let all = 0;
  for (const { key, count } of table.all<{ readonly key: string; readonly count: number }>(
    'SELECT key, count FROM tally WHERE count > 0',
  )) {
    const [state, section] = JSON.parse(key) as [ArticleSummary['site'], string | null];
    all += count;
    site[state] += count;
    sections.set(section, (sections.get(section) ?? 0) + count);
  }
  return { all, site, sections: [...sections] };
}
