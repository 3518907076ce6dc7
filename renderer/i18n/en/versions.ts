import type { Words } from '../vi/vi.ts';
import { englishCount } from '../format.ts';

export const versions: Words['versions'] = {
  history: 'Who did what: history of the article…',
  loading: 'Looking for versions…',
  shared: 'The desk’s revisions',
  sharedExplain: 'Everyone on the desk can read these. A revision that was kept is never lost or changed.',
  sharedAway: 'The desk’s folder cannot be read now. Its revisions show again when it can be reached.',
  noneShared: 'No revision yet. Ctrl+S keeps one; so does closing the article.',
  unknownPerson: 'Someone who is not on the desk',
  trust: {
    roster: 'signature verified',
    own: 'signed on this machine',
    unknown: 'nobody vouches for this signature',
  },
  own: 'Saves on this machine',
  ownExplain: (kept) =>
    `Only this machine has them, for 30 days: ${englishCount(kept, 'save', 'saves')}; the nearer, the more are shown.`,
  noneOwn: 'No save on this machine yet.',
  today: 'Today',
  isRevision: 'Also one of the desk’s revisions',
  damaged: (count) =>
    `${englishCount(count, 'stretch of saves is', 'stretches of saves are')} damaged and cannot be read in full. The article and its revisions are not affected.`,
  missed: (count) =>
    `${englishCount(count, 'save', 'saves')} could not be added to this list (disk full or busy). The article itself was saved.`,
  titleOf: {
    revision: (at) => `Revision of ${at}`,
    save: (at) => `The article at ${at}, saved on this machine`,
    present: (at) => `The article as it is, saved at ${at}`,
  },
  name: 'Name of this version',
  nameHint: 'For example: before the cut',
  keepNamed: 'Keep under this name',
  named: (name) => `Kept the version “${name}”.`,
  compare: 'Compare with now',
  restore: 'Restore',
  restoreSafe: 'The present text is kept as a revision first, so nothing is lost; Ctrl+Z brings it back.',
  restored: (at) => `The text of ${at} is restored. The text before it is a revision in the list.`,
};
