import { formatsOf } from '../format.ts';
import { COMMAND_WORDS } from '../../../shared/ipc/command-words.ts';
import type { RefusedKind } from '../../exchange/dropped-kind.ts';
import type { Words } from '../vi/vi.ts';

const n = formatsOf('en').number;
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

const named = (names: readonly string[]): string =>
  names.length > 1 ? `“${names[0] ?? ''}” and ${plural(names.length - 1, 'other', 'others')}` : `“${names[0] ?? ''}”`;

const dropped: Readonly<Record<RefusedKind, string>> = {
  folder: 'a folder, not taken. Open it and drop the files inside.',
  word: 'a Word or similar document, not taken. Open it, copy the text and paste it into the article: headings, bold, italics and links are kept.',
  pdf: 'a PDF file, not taken. Open it, copy the text and paste it into the article.',
  page: `a page or a text, not taken. To make a new article of it use “${COMMAND_WORDS.en['article.import']}”; or open it, copy the text and paste it into the article.`,
  archive: 'a compressed file, not taken. Unpack it and drop the files inside.',
  other: 'neither a photo nor an article file, not taken.',
};

export const exchange: Words['exchange'] = {
  refused: {
    'not-a-bundle': 'This is not an article file of Tòa Soạn.',
    'cut-off': 'The article file is cut off; perhaps it was not downloaded to its end. Download or copy it again.',
    'unsafe-name':
      'The file contains a name that is not safe: it could be written outside its folder, or be read as two files. Ask the sender.',
    'foreign-file':
      'The file contains something that does not belong to an article. Ask the sender to make it again with “Send the article as a file”.',
    link: 'The file contains a link to another place on the machine. Ask the sender.',
    'too-large': 'Unpacked, the file would be larger than any article. It may be meant to do harm; ask the sender.',
    encrypted: 'The file has a password and cannot be read. Ask the sender to make it again without one.',
    damaged:
      'The article file is damaged: its contents do not match their own checksums. Ask the sender to send it again.',
    'not-signed': 'The file contains a record without a valid signature. Ask the sender to make it again.',
    mixed: 'The file contains records of another article. Ask the sender to make it again.',
    incomplete: 'The file lacks what is needed to open the article. Ask the sender to make it again.',
  },
  nothingWritten: 'Nothing was taken into the newsroom.',
  title: 'Article file',
  checking: (file) => `Checking “${file}”…`,
  receiving: (file) => `Copying “${file}”…`,
  takingIn: 'Taking it into the newsroom…',
  saving: 'Writing the article file…',
  progress: 'Progress',
  stop: 'Stop',
  saved: (file, records, photos) =>
    `Wrote “${file}” and read it back: ${plural(records, 'record', 'records')}, ${plural(photos, 'original photo', 'original photos')} (with all that the camera wrote into them).`,
  savedMissing: (missing) =>
    `${plural(missing, 'text or photo', 'texts or photos')} of the article are not on this machine and so not in the file.`,
  exporting: 'Exporting the article…',
  exported: (file, photos) =>
    photos === 0
      ? `Wrote “${file}”.`
      : `Wrote “${file}”. Photos in it no longer say where they were taken or with which camera.`,
  exportedMissing: (photos) =>
    `${plural(photos, 'photo is', 'photos are')} not on this machine or damaged, and so not in the file.`,
  joined: (records) =>
    `Took ${plural(records, 'new record', 'new records')} into this article. Nothing was overwritten.`,
  nothingNew: 'The newsroom already has everything in this file. Nothing has changed.',
  drop: {
    refused: (groups) =>
      [
        ...[...groups].map(([kind, names]) => `${named(names)}: ${dropped[kind]}`),
        'What can be dropped on the window: article files (.baiviet), ninjs articles (.json), and photos, on the page of the article that is being written.',
      ].join(' '),
    photosLeft: (photos) =>
      `${plural(photos, 'file was', 'files were')} not taken: photos are taken only when dropped by themselves on the page of the article that is being written.`,
  },
  copied: 'Taken in as a new article of this newsroom.',
  foreign: {
    title: 'An article of another newsroom',
    explain: (desk) =>
      `This file comes from a newsroom that calls itself “${desk}”. This newsroom does not know the people who signed there, and cannot confirm who wrote or approved it.`,
    headline: 'Headline',
    untitled: 'No headline yet',
    signedAt: 'Signed',
    byTheirClock: (time) => `${time} (GMT +7, by the sender’s clock)`,
    signers: 'Signed by, as the sender’s roster has it',
    signer: (name, count) => `${name} (${plural(count, 'revision', 'revisions')})`,
    nobody: 'somebody not in the roster',
    photos: 'Photos in the file',
    count: (count) => n(count),
    missingPhotos: (count) =>
      `${plural(count, 'photo is', 'photos are')} missing: their places stay, and you can choose them again later.`,
    heads: (count) => `The sender has ${n(count)} texts that were not joined; only the newest is copied.`,
    consequence:
      'If you take it, its words and photos are copied into a new article, as a draft of yours that nobody has approved. The sender’s article does not change.',
    take: 'Take in as a new article',
    decline: 'Do not take it',
  },
};
