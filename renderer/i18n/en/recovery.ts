import type { Words } from '../vi/vi.ts';
import { englishCount } from '../format.ts';

export const recovery: Words['recovery'] = {
  title: 'Articles just recovered',
  explain: (count) =>
    `${englishCount(count, 'article', 'articles')} to know about after an unexpected stop or a damaged save. Each says up to which words it is there; nothing has to be done now.`,
  found: 'Recovered from the save on this machine.',
  foundUntil: (at) =>
    `Recovered up to what was saved at ${at}. Words typed within about two seconds after that may be missing.`,
  tornUntil: (at) => `The last save cannot be read; the article is as it was at ${at}.`,
  tornAlone: 'The save on this machine cannot be read.',
  tornNewer: (at) => `There is a newer text, of ${at}.`,
  look: 'Look',
  lookNewer: 'Look at the newer text',
  open: 'Open',
  isOpen: 'open',
  dismiss: 'Put the list away',
};
