import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAtStep, STANDINGS, standingOf, STEP_QUEUES } from '../../shared/ipc/list-queues.ts';
import {
  EVERYTHING,
  NO_FILTERS,
  type ListCounts,
  type ListFilters,
  type ListWish,
  type Queue,
} from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { compareVietnamese } from '../../shared/text/collate.ts';
import { sampleArticle } from './archive.arbitrary.ts';
import type { ArchivedArticle } from './archive-engine.ts';
import { createSqliteArchive } from './sqlite-archive.ts';

const STATES = ['draft', 'submitted', 'review', 'changes', 'approved', 'scheduled', 'published', 'spiked'] as const;
const SITES = ['absent', 'current', 'outdated'] as const;
const SECTIONS = ['s1', 's2', null] as const;
const PEOPLE = ['Mai Lê', 'Văn Sỹ'] as const;
const DEADLINES = ['2026-02-01T07:00:00.000Z', '2026-02-02T07:00:00.000Z', null] as const;
const DAYS = ['2026-02-01', '2026-02-02', '2026-02-03'] as const;

const put = fc.record({
  number: fc.integer({ min: 1, max: 12 }),
  isGone: fc.nat(4).map((roll) => roll === 0),
  state: fc.constantFrom(...STATES),
  owner: fc.constantFrom('p1', 'p2', null),
  site: fc.constantFrom(...SITES),
  deadline: fc.constantFrom(...DEADLINES),
  owes: fc.boolean(),
  isEdited: fc.boolean(),
  section: fc.constantFrom(...SECTIONS),
  name: fc.constantFrom(...PEOPLE),
  at: fc.integer({ min: 0, max: 71 }).map((hour) => new Date(Date.UTC(2026, 0, 31, 17 + hour)).toISOString()),
});
type Put = typeof put extends fc.Arbitrary<infer T> ? T : never;

const queue: fc.Arbitrary<Queue> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constantFrom(...STEP_QUEUES).map((step) => ({ kind: 'step', step }) as const),
  fc.constantFrom(...SITES).map((state) => ({ kind: 'site', state }) as const),
  fc.constantFrom(...SECTIONS).map((section) => ({ kind: 'section', section }) as const),
);
const maybe = <T>(of: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...of), { freq: 2, nil: null });
const filters: fc.Arbitrary<ListFilters> = fc.record({
  section: maybe(['s1', 's2']),
  person: maybe(PEOPLE),
  standing: maybe(STANDINGS),
  since: maybe(DAYS),
  until: maybe(DAYS),
  due: maybe(DAYS),
});

function articleOf({ number, state, owner, site, deadline, owes, isEdited, section, name, at }: Put): ArchivedArticle {
  const article = sampleArticle(number, { headline: `Đèo số ${number % 5}`, section, name, at });
  if (article.row === null) return article;
  const commission = { deadline, length: null };
  return {
    ...article,
    row: { ...article.row, site, workflow: { ...article.row.workflow, state, owner, owes, isEdited, commission } },
  };
}

function isIn(row: ArticleSummary, of: Queue, me: string): boolean {
  if (of.kind === 'step') return isAtStep(row, of.step, me);
  if (of.kind === 'site') return row.site === of.state;
  return of.kind === 'all' || (row.section === of.section && isAtStep(row, 'archive', me));
}

function countOf({ all, steps, site, sections }: ListCounts, of: Queue): number {
  if (of.kind === 'step') return steps[of.step];
  if (of.kind === 'site') return site[of.state];
  return of.kind === 'all' ? all : (new Map(sections).get(of.section) ?? 0);
}

/** A day of the newsroom begins seven hours before the day in UTC. */
const dayOf = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);

/** Nobody waits for what was approved. */
const dueOf = ({ workflow: { state, commission } }: ArticleSummary): string | null =>
  ['draft', 'changes', 'submitted', 'review'].includes(state) ? commission.deadline : null;

const passes = (row: ArticleSummary, { section, person, standing, since, until, due }: ListFilters): boolean =>
  (section === null || row.section === section) &&
  (person === null || row.bylines.includes(person)) &&
  (standing === null || standingOf(row) === standing) &&
  (since === null || dayOf(row.updatedAt) >= since) &&
  (until === null || dayOf(row.updatedAt) <= until) &&
  (due === null || (dueOf(row) !== null && dayOf(dueOf(row) ?? '') <= due));

function inOrder(rows: readonly ArticleSummary[], sort: ListWish['sort']): readonly string[] {
  const isBefore = (a: ArticleSummary, b: ArticleSummary): boolean =>
    a.updatedAt === b.updatedAt ? a.id > b.id : a.updatedAt > b.updatedAt;
  const due = (row: ArticleSummary): number => Date.parse(dueOf(row) ?? '9999-01-01T00:00:00.000Z');
  const newestFirst = (a: ArticleSummary, b: ArticleSummary): number => (isBefore(a, b) ? -1 : 1);
  return rows
    .toSorted((a, b) => {
      if (sort === 'headline') return compareVietnamese(a.headline, b.headline) || (a.id < b.id ? -1 : 1);
      return (sort === 'deadline' ? due(a) - due(b) : 0) || newestFirst(a, b);
    })
    .map(({ id }) => id);
}

it('[A8] [CO4] whatever arrives, every queue, filter, order and page is what a plain look at all rows says, and is counted so', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-list-'));
  const file = path.join(folder, 'a.db');
  const wishes = fc.array(
    fc.record({
      queue,
      filters,
      sort: fc.constantFrom('updated', 'headline', 'deadline'),
      pageRows: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 4, maxLength: 8 },
  );
  const batches = fc.array(fc.array(put, { maxLength: 6 }), { maxLength: 4 });
  try {
    fc.assert(
      fc.property(batches, wishes, fc.constantFrom('p1', 'p2'), (arrivals, asked, me) => {
        const engine = createSqliteArchive();
        const now = new Map<string, ArticleSummary>();
        engine.open({ file, basis: { roster: 'r', ownKeys: [], me: 'p1' } }, true);
        for (const batch of arrivals) {
          const articles = [
            ...new Map(batch.filter(({ isGone }) => !isGone).map((each) => [each.number, articleOf(each)])).values(),
          ];
          const stay = new Set(articles.map(({ article }) => article));
          const removed = batch.map((each) => articleOf(each).article).filter((article) => !stay.has(article));
          engine.put({ articles, removed, cursors: [], isWhole: true });
          for (const article of removed) now.delete(article);
          for (const { article, row } of articles) if (row !== null) now.set(article, row);
        }
        // Somebody else sits here from now on; nothing is built anew for it.
        const opened = engine.open({ file, basis: { roster: 'r', ownKeys: [], me } }, false);
        expect(opened).toEqual({ isNew: false, isWhole: arrivals.length > 0, size: now.size });
        const rows = [...now.values()];
        const counts = engine.counts();
        for (const { pageRows, ...more } of asked) {
          const wish = { ...EVERYTHING, ...more };
          const expected = inOrder(
            rows.filter((row) => isIn(row, wish.queue, me) && passes(row, wish.filters)),
            wish.sort,
          );
          const listed: string[] = [];
          for (let offset = 0; offset <= expected.length; offset += pageRows) {
            const page = engine.list({ ...wish, offset, limit: pageRows }, null);
            expect(page.total).toBe(expected.length);
            listed.push(...page.rows.map(({ summary }) => summary.id));
          }
          expect(listed).toEqual(expected);
          const whole = engine.list({ ...wish, filters: NO_FILTERS }, null).total;
          expect(countOf(counts, wish.queue)).toBe(whole);
        }
        engine.close();
      }),
      { numRuns: 25 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
