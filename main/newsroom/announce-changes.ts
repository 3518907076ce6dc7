import type { Desk } from '../desk/desk.ts';
import type { Announce } from '../ipc/handlers.ts';

type Watched = Pick<Desk, 'info' | 'archive' | 'onArticleChanged' | 'onArchiveChanged'>;

/** Tells the window what changed in the list, and when somebody names the person here. Returns the way to stop. */
export function announceChanges(desk: Watched, announce: Announce): () => void {
  const stops = [
    desk.onArchiveChanged((state) => announce('archive:changed', state)),
    desk.onArticleChanged((summary, before) => {
      announce('article:changed', summary);
      const me = desk.info().me.personId;
      const isNews = summary.talk.mentioned.includes(me) && before?.talk.mentioned.includes(me) !== true;
      // While the index is built anew, everything is new to it, and nothing to the person.
      if (isNews && desk.archive().isComplete)
        announce('comments:mentioned', { articleId: summary.id, headline: summary.headline });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
