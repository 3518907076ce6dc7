import type { Words } from '../vi/vi.ts';
import { englishCount as count } from '../format.ts';

export const desks: Words['desks'] = {
  title: 'Newsrooms on this machine',
  standing: { open: 'open now', here: 'available', missing: 'folder not found' },
  openedAt: (when: string) => `last opened ${when}`,
  open: 'Open',
  forget: 'Take off the list',
  forgetNote:
    'Taking a newsroom off the list touches no file. One whose folder is not found still opens if this machine keeps a copy of its own.',
  none: 'No other newsroom was opened on this machine.',
  joinDesk: 'Join a newsroom',
  joinNote: (name: string) =>
    `Choose the folder that the administrator of that newsroom has told you of. You join as “${name}”; six words are compared first. The newsroom that is open stays on the list.`,
  join: 'Choose its folder…',
  newDesk: 'New newsroom',
  newName: 'Name of the new newsroom',
  create: 'Choose a place and open…',
};

export const health: Words['health'] = {
  title: 'Desk health',
  fine: 'No damaged, missing or foreign file was found.',
  foot: (places: number) => `${count(places, 'finding', 'findings')} in desk health`,
  check: 'Check every file',
  checking: 'Checking every file…',
  checkNote: 'Compares every file with its name. On a large desk this takes a while; you can go on writing.',
  count: (places: number) => count(places, 'finding', 'findings'),
  more: (places: number) => `and ${count(places, 'more', 'more')}`,
  here: 'copy on this machine',
  open: (headline: string) => `Open the article: ${headline}`,
  kinds: {
    forged: {
      what: 'A record not signed by the person it names',
      safe: 'It has no effect; the article is as it was.',
      todo: 'Ask the administrator whether somebody changed files by hand or copied them from another newsroom.',
    },
    fork: {
      what: 'A machine went on from an old backup',
      safe: 'Both branches are kept; nothing was overwritten.',
      todo: 'Open the article, look at its versions and keep the right one.',
    },
    missing: {
      what: 'A record that another machine has seen is not here',
      safe: 'All other records hold. Whichever machine has it puts it back by itself.',
      todo: 'Open the program on the machine that wrote the article.',
    },
    gap: {
      what: "Part of a machine's records is missing",
      safe: 'What has arrived holds; the rest is usually on its way.',
      todo: 'Wait until syncing is done. If it stays, open the program on the other machine.',
    },
    damaged: {
      what: 'A file is cut off or altered',
      safe: 'It is not used. Whichever machine has the true one replaces it.',
      todo: 'Wait until copying is done, then check every file. If it stays, fetch it from a backup, or move it out of the folder.',
    },
    blocked: {
      what: 'Something else stands in the place of a file',
      safe: 'The file is not lost; all other files come and go as usual.',
      todo: "Move what stands there out of the newsroom's folder: the file then takes its place by itself.",
    },
    'content-missing': {
      what: "An article's text has not arrived",
      safe: 'Its record is here; the text shows when its file arrives.',
      todo: 'Wait for syncing, or open the program on the machine that wrote it.',
    },
    'too-large': {
      what: 'A file too large to be of a newsroom',
      safe: 'It is neither read nor deleted.',
      todo: 'Find out who put it there.',
    },
    unreadable: {
      what: 'A file that cannot be read',
      safe: 'All other files are used as usual.',
      todo: 'Check the permissions and the disk.',
    },
    'key-closed': {
      what: 'Signed with a device that was closed',
      safe: 'It has no effect; what was signed before the closing still holds.',
      todo: 'If the device was found again, the administrator lets it in at People and devices.',
    },
    'not-a-record': {
      what: "A file with a record's name that is none",
      safe: 'It is kept and ignored.',
      todo: 'Find out who put it there.',
    },
    'torn-working-copy': {
      what: 'The last save on this machine was cut off',
      safe: 'The save just before it was opened.',
      todo: 'Read the end of the article again.',
    },
    'two-versions': {
      what: 'An article with two versions written apart',
      safe: 'Both are kept.',
      todo: 'Open the article and choose or join.',
    },
    'unknown-device': {
      what: 'Articles from a device that is not on the list',
      safe: 'They are kept, but not trusted yet.',
      todo: 'The administrator lets the device in at People and devices, if it is one of yours.',
    },
    unread: {
      what: 'Records of a newer version of the program',
      safe: 'They are kept and passed on unchanged.',
      todo: 'Update the program on this machine.',
    },
    'conflict-copy': {
      what: 'A copy made by a sync tool or by hand',
      safe: 'It is not used and does no harm.',
      todo: 'It may be deleted by hand once you are sure.',
    },
    link: {
      what: "A shortcut inside the newsroom's folder",
      safe: 'It is not followed.',
      todo: 'It may be deleted by hand.',
    },
    'wrong-name': {
      what: "A foreign file in the newsroom's folder",
      safe: 'It is neither read nor deleted.',
      todo: 'Move it elsewhere if somebody left it there by mistake.',
    },
  },
};
