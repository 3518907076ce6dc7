import type { Words } from '../vi/vi.ts';
import { englishCount, formatsOf } from '../format.ts';

const n = formatsOf('en').number;

export const comments: Words['comments'] = {
  loading: 'Reading the comments…',
  begin: 'New comment',
  about: 'About',
  useSelected: 'Use the words selected in the article',
  wholeArticle: 'The whole article',
  block: 'A paragraph',
  field: 'A field',
  fields: {
    headline: 'Headline',
    kicker: 'Kicker',
    lead: 'Lead',
    bylines: 'Bylines',
    related: 'Related stories',
    section: 'Section',
    tags: 'Tags',
  },
  quote: (words: string) => `“${words}”`,
  text: 'Comment',
  hint: (key: string) =>
    `Type @ to mention somebody. Ctrl+Enter sends. Select words in the article and press ${key} to comment on them.`,
  people: 'People to mention',
  send: 'Send',
  sent: 'The comment is recorded.',
  openCount: (count: number) =>
    count === 0 ? 'No open comments' : englishCount(count, 'open comment', 'open comments'),
  showSettled: (count: number) => `Show ${englishCount(count, 'settled comment', 'settled comments')} too`,
  thread: (about: string) => `Comments on ${about}`,
  goThere: 'Go to this place in the article',
  gone: 'This is not in the article any more. The comment is kept.',
  rewritten: 'The words here were rewritten since the comment was made.',
  somebody: 'Somebody who is not in this newsroom yet',
  forMe: 'mentions you',
  answer: 'Reply',
  answerLabel: 'Reply',
  settle: 'Settled',
  reopen: 'Open again',
  settled: 'Marked as settled.',
  reopened: 'Opened again.',
  settledBy: (name: string) => `${name} marked this as settled.`,
  inList: (count: number) => englishCount(count, 'comment', 'comments'),
  inTab: (count: number) => `${n(count)} open`,
  mentioned: (headline: string) => `You were mentioned in “${headline}”. Open its Comments panel to read it.`,
  none: 'This article has no open comments.',
};
