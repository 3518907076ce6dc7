import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createArticleIds } from './article-ids.ts';
import { openTable, type Table } from './sqlite-table.ts';

/** A table whose rows that are read are counted. */
function countedTable(): {
  readonly table: Table;
  readonly add: (id: number) => void;
  readonly rowsRead: () => number;
} {
  const table = openTable(':memory:');
  table.exec('CREATE TABLE articles (id INTEGER PRIMARY KEY)');
  let read = 0;
  const all: Table['all'] = <Row>(sql: string, values?: Parameters<Table['all']>[1]) => {
    const rows = table.all<Row>(sql, values);
    read += rows.length;
    return rows;
  };
  return {
    table: { ...table, all },
    add: (id) => table.run('INSERT INTO articles VALUES (?)', [id]),
    rowsRead: () => read,
  };
}

const START = Date.parse('2026-11-25T08:00:00.000Z');
const moment = (ms: number): string => new Date(START + ms).toISOString();

describe('ids by time', () => {
  it('no two are alike, and where moments are not crowded newer is larger', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 400 }), (moments) => {
        const { table, add } = countedTable();
        const idOf = createArticleIds(table);
        const given = moments.map((ms) => {
          const id = idOf(moment(ms));
          add(id);
          return id;
        });
        expect(new Set(given).size).toBe(moments.length);
        for (const [index, ms] of moments.entries()) {
          const own = Math.floor(((START + ms) / 1000) * 64);
          const before = moments.slice(0, index).filter((other) => Math.abs(other - ms) < 6_000).length;
          expect((given[index] ?? 0) - own).toBeGreaterThanOrEqual(0);
          expect((given[index] ?? 0) - own).toBeLessThanOrEqual(before);
        }
        table.close();
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['all at one moment', () => 0],
    ['a thousand a second, as an import writes them', (number: number) => number],
    ['the same, newest first', (number: number) => 4_000 - number],
    ['one a minute, newest first', (number: number) => (4_000 - number) * 60_000],
  ])('thousands of articles, %s, cost what they are many', (_, ms) => {
    const { table, add, rowsRead } = countedTable();
    const idOf = createArticleIds(table);
    for (let number = 0; number < 4_000; number += 1) add(idOf(moment(ms(number))));
    expect(rowsRead()).toBeLessThan(4 * 4_000);
    table.close();
  });

  it('ids that were taken before the program started are gone through once', () => {
    const { table, add, rowsRead } = countedTable();
    const first = Math.floor((START / 1000) * 64);
    for (let id = first; id < first + 5_000; id += 1) add(id);
    const idOf = createArticleIds(table);
    for (let number = 0; number < 500; number += 1) add(idOf(moment(number)));
    expect(rowsRead()).toBeLessThan(4 * 5_500);
    table.close();
  });
});
