import type { Words } from '../vi/vi.ts';

export const dropFolder: Words['dropFolder'] = {
  explain:
    'Articles that are ordered to be published are written with their photos to a folder that other programs (such as page layout) collect from. Each version is written once, also when it has been collected. For a withdrawn article a file that says so is added. The files follow the news industry’s standard ninjs 3.1; a withdrawal has the status “canceled”.',
  add: 'Choose the folder and add it',
  adding: 'Trying the folder…',
  folder: (name) => `Folder “${name}” on this machine`,
  noFolder: 'No folder was chosen on this machine, so its articles are put nowhere yet.',
  choose: 'Choose the folder',
  chooseAnother: 'Choose another folder',
  works: 'This folder can be written to.',
  notKept: 'Nothing was kept.',
  done: 'In the folder, read back',
  withdrawn: 'The withdrawal is in the folder, read back',
  steps: {
    look: 'See whether the folder has it',
    assets: 'Put the photos there',
    draft: 'Prepare the file (nobody can collect it yet)',
    publish: 'Put the article there',
    withdraw: 'Put the withdrawal there',
    'read-back': 'Read the file back',
  },
};
