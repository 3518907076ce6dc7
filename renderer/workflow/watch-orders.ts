import { errorWords } from '../i18n/error-words.ts';
import { formatsOf } from '../i18n/format.ts';
import type { Stores } from '../app/stores.ts';

/** Says what became of a scheduled article at its time. */
const watchSchedule = ({ bridge, notices, articles, session }: Stores): (() => void) =>
  bridge.on('schedule:due', ({ articleId, headline, publishAt, isLate, error }) => {
    const formats = formatsOf(session.locale.peek());
    const time = formats.dateTime(publishAt);
    notices.showInfo((words) => {
      const { done, late, failed, edited } = words.lifecycle.schedule;
      const named = headline === '' ? words.list.untitled : headline;
      if (error === null) return isLate ? late(named, time) : done(named, time);
      const isEdited = error.code === 'not-allowed' && error.reason === 'approvedExactly';
      return failed(named, time, isEdited ? edited : errorWords(error, words, formats));
    });
    const open = articles.current.peek();
    if (open?.id === articleId) void open.refreshSite();
  });

/** Says that an article is off the site, with those that led to it, or why it is not yet. */
const watchWithdrawals = ({ bridge, notices, articles, session, workflow }: Stores): (() => void) =>
  bridge.on('withdrawal:told', (told) => {
    const { articleId, headline, error } = told;
    const open = articles.current.peek();
    if (open?.id === articleId) void open.refreshSite();
    if (error === null) return workflow.showWithdrawn(told);
    const formats = formatsOf(session.locale.peek());
    notices.showInfo(
      (words) =>
        words.lifecycle.withdrawal.failed(
          headline === '' ? words.list.untitled : headline,
          errorWords(error, words, formats),
        ),
      'step',
    );
  });

/** Orders that are carried out while nobody waits for them. Returns the way to stop. */
export function watchOrders(stores: Stores): () => void {
  const stops = [watchSchedule(stores), watchWithdrawals(stores)];
  return () => {
    for (const stop of stops) stop();
  };
}
