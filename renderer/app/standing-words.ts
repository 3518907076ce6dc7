import type { Standing } from '../../shared/ipc/list-queues.ts';
import type { Formats } from '../i18n/format.ts';
import type { Words } from '../i18n/vi/vi.ts';
import type { OnSiteWords } from './on-site-words.ts';

/** What is proven of an article, in words; that it is on the site only where the page was read back. */
export function standingWords(standing: Standing, words: Words, onSite: OnSiteWords): string {
  switch (standing) {
    case 'current':
      return onSite.inRow;
    case 'outdated':
      return words.site.outdated;
    case 'edited':
    case 'leaving':
    case 'waiting':
      return words.workflow.saved[standing];
    default:
      return words.workflow.states[standing];
  }
}

/** When a scheduled article is to appear: the hour today, else with its day; or since when it is overdue. */
export function scheduledWords(publishAt: string, now: Date, { lifecycle }: Words, formats: Formats): string {
  const isToday = formats.date(publishAt) === formats.date(now.toISOString());
  const time = isToday ? formats.when(publishAt, now) : formats.dateTime(publishAt);
  return Date.parse(publishAt) <= now.getTime() ? lifecycle.schedule.overdue(time) : lifecycle.schedule.inRow(time);
}
