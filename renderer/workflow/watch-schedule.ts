import { errorWords } from '../i18n/error-words.ts';
import { formatsOf } from '../i18n/format.ts';
import type { Stores } from '../app/stores.ts';

/** Says what became of a scheduled article at its time. */
export const watchSchedule = ({ bridge, notices, articles, session }: Stores): (() => void) =>
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
