import type { Words } from '../vi/vi.ts';

export const firstRun: Words['firstRun'] = {
  title: 'Open your newsroom',
  lede: 'Three questions, under a minute. Everything stays on this machine.',
  deskQuestion: '1. Where do the articles live?',
  desk: { 'new-folder': 'A new folder', existing: 'An existing newsroom folder', sample: 'Try it with a sample' },
  deskNote: {
    'new-folder': 'You choose where the folder goes in the next step.',
    existing: 'From another machine, a share or a backup.',
    sample: 'A small newsroom with articles and a site; delete it at any time.',
  },
  sampleName: 'Sample newsroom',
  deskName: 'Name of the newsroom',
  meQuestion: '2. Who are you?',
  personName: 'Full name',
  penName: 'Pen name',
  penNameHint: 'leave empty to sign with your name',
  siteQuestion: '3. Where is the site written?',
  site: { default: 'The site folder inside the newsroom', choose: 'Choose another folder…' },
  siteExisting: 'As the existing newsroom says.',
  start: 'Open the newsroom',
  starting: 'Opening…',
  required: 'This is needed.',
  problems: {
    missing: 'The last newsroom folder is not there. The drive may be unplugged, or the folder was moved.',
    damaged: 'The last newsroom folder cannot be read. Nothing was overwritten; open a copy.',
    'newer-version': 'The last newsroom was written by a newer Tòa Soạn. Update the program and open it again.',
    'desk-replaced':
      'The folder of last time now holds another newsroom. Nothing was opened. Ask the administrator; if it is a new newsroom, join it and compare the six words.',
    'read-only': 'The last newsroom folder is read-only. Check the permission to write and open it again.',
  },
};
