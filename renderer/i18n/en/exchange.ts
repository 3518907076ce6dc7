import { formatsOf } from '../format.ts';
import type { Words } from '../vi/vi.ts';

const n = formatsOf('en').number;
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

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
  leftOut: (files: number) =>
    `Besides the articles there were ${plural(files, 'other file', 'other files')}, not taken in. Drop photos on the article by themselves.`,
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
