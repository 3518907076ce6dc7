import type { Standing } from '../../shared/ipc/list-queues.ts';
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
    case 'waiting':
      return words.workflow.saved[standing];
    default:
      return words.workflow.states[standing];
  }
}
