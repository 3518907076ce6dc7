import type { Stores } from '../app/stores.ts';

/** Says it when somebody names this person while the window is open; what was there before stands in the list. */
export const watchMentions = ({ bridge, notices }: Pick<Stores, 'bridge' | 'notices'>): (() => void) =>
  bridge.on('comments:mentioned', ({ headline }) =>
    notices.showInfo((words) => words.comments.mentioned(headline || words.list.untitled)),
  );
