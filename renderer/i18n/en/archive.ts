import { englishCount } from '../format.ts';
import type { Words } from '../vi/vi.ts';

export const archive: Words['archive'] = {
  atLeast: (count) => `At least ${englishCount(count, 'article', 'articles')}`,
  apart: 'No article has these words together. These have all of them.',
  everywhere: 'Search the whole archive',
  building: 'The index is being built again: the list is not complete yet; the articles themselves are all there.',
  progress: 'Building the index',
  taken: (done, total) => `${done} of ${total} articles`,
  filters: 'Filter',
  active: 'Filtered by',
  without: (what) => `Stop filtering: ${what}`,
  clearFilters: 'Clear the filters alone',
  cross: '×',
  any: 'All',
  section: 'Section',
  goneSection: 'a removed section',
  standing: 'Status',
  person: 'Writer or photographer',
  personHint: 'Type a name',
  since: 'Changed since',
  until: 'Changed until',
  due: 'Deadline until',
  dueDay: (day) => `due by ${day}`,
  sinceDay: (day) => `since ${day}`,
  untilDay: (day) => `until ${day}`,
};
