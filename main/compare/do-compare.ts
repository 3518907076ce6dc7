import { compareArticles } from '../../shared/compare/compare-articles.ts';
import { joinArticles } from '../../shared/compare/join-articles.ts';
import type { CompareTask } from './comparer.ts';

/** The work of the thread. */
export const doCompare = (task: CompareTask) =>
  task.kind === 'compare' ? compareArticles(task.before, task.after) : joinArticles(task);
