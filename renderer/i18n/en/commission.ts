import type { Words } from '../vi/vi.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('en').number;

export const commission: Words['commission'] = {
  title: 'Commission',
  explain:
    'No part of the text: changing it voids no approval. Editors set it; the writer can until the article is submitted.',
  deadline: 'Deadline (GMT+7)',
  length: 'Commissioned length (syllables)',
  lengthHint: 'For example 800',
  lengthBad: 'A whole number from 1 to 100,000.',
  saved: 'Deadline and length are kept.',
  sort: 'By deadline',
  due: (when) => `Due ${when}`,
  overdue: (when) => `Overdue since ${when}`,
  of: (length) => `${n(length)} asked for`,
  over: (count) => `${n(count)} too many`,
  left: (count) => `${n(count)} to go`,
  exactly: 'as long as asked for',
};
