import type { Words } from '../vi/vi.ts';
import { englishCount as count } from '../format.ts';

export const sync: Words['sync'] = {
  standing: {
    own: () => 'The newsroom is in a folder of this machine',
    checking: () => 'Comparing with the shared folder',
    even: (clock) => `All sent to the shared folder ${clock}`,
    sending: () => 'Sending to the shared folder',
    blocked: () => 'Something stands in the place of a file that waits: see desk health',
    unreachable: (clock) => `The shared folder has not been found since ${clock}. Everything is kept on this machine.`,
    'read-only': (clock) => `The shared folder has refused writing since ${clock}. Everything is kept on this machine.`,
    'share-full': (clock) => `The shared folder has been full since ${clock}. Everything is kept on this machine.`,
    'other-desk': () =>
      'Another newsroom stands in this place. Nothing is written to it; everything is kept on this machine.',
    'here-full': () =>
      'This machine is full and cannot take in new articles from the shared folder. Please free some space.',
  },
  waiting: (files: number) => `${count(files, 'file', 'files')} waiting to be sent`,
};

export const newer: Words['newer'] = {
  stranger: 'a machine unknown to the newsroom',
  arrived: (by: string, at: string) => `There is a newer version from ${by}, ${at}. The open page has not changed.`,
  open: 'Open the newer version',
  bothKept: 'This article was changed here and on another machine. Both versions are kept; the page still shows yours.',
};
