import type { Answers, RequestInput } from '../../shared/ipc/contract.ts';
import { isAtStep, standingOf, STEP_QUEUES } from '../../shared/ipc/list-queues.ts';
import type { FoundArticle, Queue } from '../../shared/ipc/list-wish.ts';
import type { ArticleSummary } from '../../shared/ipc/wire.ts';
import { compareVietnamese } from '../../shared/text/collate.ts';
import { foldText } from '../../shared/text/fold.ts';

const toFound = (summary: ArticleSummary): FoundArticle => ({ summary, inHeadline: [], snippet: null });

function isIn(summary: ArticleSummary, queue: RequestInput<'list:page'>['queue'], me: string): boolean {
  switch (queue.kind) {
    case 'all':
      return true;
    case 'step':
      return isAtStep(summary, queue.step, me);
    case 'site':
      return summary.site === queue.state;
    case 'section':
      return summary.section === queue.section && isAtStep(summary, 'archive', me);
  }
}

const newestFirst = (a: ArticleSummary, b: ArticleSummary): number =>
  a.updatedAt === b.updatedAt ? (a.id < b.id ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1;

const says = (summary: ArticleSummary, query: string): boolean =>
  foldText([summary.headline, ...summary.bylines].join('\n')).includes(foldText(query.trim()));

/** The archive's part of a twin: the same questions, asked of a handful of rows. */
export function listAnswers(rows: () => readonly ArticleSummary[], me: string) {
  const count = (queue: Queue): number => rows().filter((summary) => isIn(summary, queue, me)).length;
  return {
    'list:page': (wish: RequestInput<'list:page'>): Answers['list:page'] => {
      const { section, person, standing } = wish.filters;
      const found = rows()
        .filter((summary) => isIn(summary, wish.queue, me) && says(summary, wish.query))
        .filter((summary) => section === null || summary.section === section)
        .filter((summary) => person === null || summary.bylines.includes(person))
        .filter((summary) => standing === null || standingOf(summary) === standing)
        .toSorted(wish.sort === 'headline' ? (a, b) => compareVietnamese(a.headline, b.headline) : newestFirst);
      return {
        rows: found.slice(wish.offset, wish.offset + wish.limit).map(toFound),
        total: found.length,
        isCut: false,
        matched: 'phrase',
        isComplete: true,
      };
    },
    'list:counts': (): Answers['list:counts'] => {
      const sections = new Set(rows().map(({ section }) => section));
      const counted = Object.fromEntries(STEP_QUEUES.map((step) => [step, count({ kind: 'step', step })]));
      return {
        all: rows().length,
        steps: counted as Answers['list:counts']['steps'],
        site: {
          absent: count({ kind: 'site', state: 'absent' }),
          current: count({ kind: 'site', state: 'current' }),
          outdated: count({ kind: 'site', state: 'outdated' }),
        },
        sections: [...sections].map((section) => [section, count({ kind: 'section', section })] as const),
      };
    },
    'list:rows': ({ articleIds }: RequestInput<'list:rows'>) => ({
      rows: rows().filter(({ id }) => articleIds.includes(id)),
      isComplete: true,
    }),
    'list:find': ({ query, except }: RequestInput<'list:find'>) =>
      rows()
        .filter((summary) => summary.id !== except && says(summary, query))
        .toSorted(newestFirst)
        .map(toFound),
  };
}
