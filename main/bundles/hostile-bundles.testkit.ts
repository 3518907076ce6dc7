import { createHash } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { BundleRefusal } from '../../shared/app-error.ts';
import { openZip, readWhole } from './open-zip.ts';
import { BUNDLE_LIMITS, nameOfPart } from './bundle-layout.ts';
import { rawZip, type RawEntry } from './raw-zip.testkit.ts';

/** An archive that means harm, and what may be said about it. */
export interface HostileBundle {
  readonly name: string;
  readonly bytes: () => Buffer;
  readonly refusals: readonly BundleRefusal[];
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (words: string): Buffer => Buffer.from(words);

/** A whole bundle's entries, to be spoiled one way or another. */
export async function entriesOf(file: string): Promise<readonly RawEntry[]> {
  const zip = await openZip(file, BUNDLE_LIMITS);
  const entries: RawEntry[] = [];
  for (const entry of zip.entries) entries.push({ name: nameOfPart(entry.part), bytes: await readWhole(entry) });
  zip.close();
  return entries;
}

const extra = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.byteLength, 2);
  return Buffer.concat([head, data]);
};

/** Names that lead out of the folder, or that two programs read differently. */
const BAD_NAMES: readonly (readonly [string, string | Uint8Array])[] = [
  ['..', '../desk.json'],
  ['.. in the middle', 'articles/../../desk.json'],
  ['..\\', '..\\desk.json'],
  ['absolute', '/etc/cron.d/toasoan'],
  ['a drive', 'C:/Windows/desk.json'],
  ['a drive with a backslash', 'C:\\Windows\\desk.json'],
  ['a share', '\\\\server\\share\\desk.json'],
  ['backslashes', 'blobs\\00\\x.jpg'],
  ['a stream of a file', 'desk.json:hidden'],
  ['NUL', 'desk.json\u0000.txt'],
  ['a control character', 'desk\u0007.json'],
  ['an empty name', ''],
  ['.', './desk.json'],
  ['a double slash', 'blobs//x.jpg'],
  ['not UTF-8', Uint8Array.of(0x64, 0xff, 0xfe, 0x2e, 0x6a)],
  ['a letter that looks like another', 'dеsk.json'],
  ['turned around', 'desk\u202enosj.exe'],
  ['another case', 'DESK.JSON'],
];

const FOREIGN_NAMES = ['setup.exe', 'articles/', 'blobs/00/readme.txt', '.tmp-1-a', 'roster/0001.jws', 'desk.json.bak'];

const attack = (name: string, refusals: readonly BundleRefusal[], bytes: () => Buffer): HostileBundle => ({
  name,
  refusals,
  bytes,
});

/** What the attacks are made with: a whole bundle and ways to spoil it. */
function toolsFor(whole: readonly RawEntry[], article: string) {
  const at = (part: string): number => whole.findIndex(({ name }) => String(name).includes(part));
  return {
    whole,
    record: at('/r/'),
    content: at('/c/'),
    photo: at('blobs/'),
    other: `${article.slice(0, 25)}${article.endsWith('0') ? '1' : '0'}`,
    change: (index: number, by: Partial<RawEntry>): readonly RawEntry[] =>
      whole.map((entry, place) => (place === index ? { ...entry, ...by } : entry)),
    add: (...more: readonly RawEntry[]): Buffer => rawZip([...whole, ...more]),
    recordName: (hash: string, of = article): string => `articles/${of.slice(0, 4)}/${of}/r/${hash}.jws`,
    file: (): Buffer => rawZip(whole),
  };
}

type Tools = ReturnType<typeof toolsFor>;

const junk = text('không phải chữ ký');
const blobName = (bytes: Uint8Array): string => `blobs/${sha(bytes).slice(0, 2)}/${sha(bytes)}.jpg`;
const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 1024 * 1024);
const unhashed = (entry: RawEntry | undefined): Buffer => Buffer.concat([entry?.bytes ?? junk, text('x')]);
const flipped = (entry: RawEntry | undefined): Buffer => {
  const bytes = Buffer.from(entry?.bytes ?? junk);
  bytes[bytes.byteLength >> 1] = (bytes[bytes.byteLength >> 1] ?? 0) ^ 1;
  return bytes;
};

/** Names and kinds of files. */
function badNames({ whole, photo, change, add }: Tools): readonly HostileBundle[] {
  return [
    ...BAD_NAMES.map(([name, bad]) =>
      attack(`name: ${name}`, ['unsafe-name'], () => add({ name: bad, bytes: text('x') })),
    ),
    ...FOREIGN_NAMES.map((name) =>
      attack(`a foreign file: ${name}`, ['foreign-file'], () => add({ name, bytes: text('x') })),
    ),
    attack('a name behind the name', ['unsafe-name'], () =>
      add({ name: 'desk.json', bytes: text('x'), extra: extra(0x7075, text('\u0001aaaa../desk.json')) }),
    ),
    attack('one name twice', ['unsafe-name'], () => add(...whole.slice(0, 1))),
    attack('a symbolic link', ['link'], () => rawZip(change(photo, { mode: 0o120777 }))),
    attack('a device', ['link'], () => rawZip(change(photo, { mode: 0o060644 }))),
    attack('a folder by its mode', ['link'], () => rawZip(change(photo, { mode: 0o040755 }))),
    attack('another name in front of the bytes', ['damaged'], () =>
      rawZip(change(photo, { localName: 'blobs/../../x.jpg' })),
    ),
  ];
}

/** Bytes that are not what they are called. */
function wrongBytes({
  whole,
  photo,
  record,
  content,
  other,
  change,
  add,
  recordName,
}: Tools): readonly HostileBundle[] {
  return [
    attack('encrypted', ['encrypted'], () => rawZip(change(photo, { flags: 1 }))),
    attack('strongly encrypted', ['encrypted'], () => rawZip(change(photo, { flags: 0x41 }))),
    attack('an unknown packing', ['damaged'], () => rawZip(change(photo, { method: 99 }))),
    attack('a wrong sum', ['damaged'], () => rawZip(change(photo, { crc: 1 }))),
    attack('a photo of another hash', ['damaged'], () => rawZip(change(photo, { bytes: unhashed(whole[photo]) }))),
    attack('one bit of a photo', ['damaged'], () => rawZip(change(photo, { bytes: flipped(whole[photo]) }))),
    attack('one bit of a record', ['damaged'], () => rawZip(change(record, { bytes: flipped(whole[record]) }))),
    attack('a text of another hash', ['damaged'], () => rawZip(change(content, { bytes: gzipSync(junk) }))),
    attack('a text that is no gzip', ['damaged'], () => rawZip(change(content, { bytes: junk }))),
    attack('a record without a signature', ['not-signed'], () => add({ name: recordName(sha(junk)), bytes: junk })),
    attack('a record in another article’s place', ['mixed'], () =>
      add({ name: recordName(sha(junk), other), bytes: junk }),
    ),
    attack('a record of another article', ['mixed', 'not-signed', 'damaged'], () => {
      const bytes = whole[record]?.bytes ?? junk;
      return add({ name: recordName(sha(bytes), other), bytes });
    }),
    attack('no label', ['not-a-bundle'], () => rawZip(whole.slice(1))),
    attack('no desk', ['incomplete'], () => rawZip(whole.filter(({ name }) => name !== 'desk.json'))),
    attack('no record', ['incomplete'], () => rawZip(whole.filter(({ name }) => !String(name).includes('/r/')))),
    attack('a label that is no JSON', ['damaged'], () => rawZip(change(0, { bytes: junk }))),
  ];
}

/** Small things that become large. */
function bombs({ content, change, add }: Tools): readonly HostileBundle[] {
  return [
    attack('a bomb of deflate', ['too-large'], () => {
      const bomb = zeros(60);
      return add({ name: blobName(bomb), bytes: bomb, deflate: true });
    }),
    attack('a bomb that calls itself small', ['too-large', 'damaged'], () => {
      const bomb = zeros(60);
      return add({ name: blobName(bomb), bytes: bomb, packed: deflateRawSync(bomb), size: 1000 });
    }),
    attack('a bomb inside the text’s gzip', ['too-large'], () =>
      rawZip(change(content, { bytes: gzipSync(zeros(80)) })),
    ),
    attack('gzip inside gzip', ['damaged'], () => rawZip(change(content, { bytes: gzipSync(gzipSync(junk)) }))),
    attack('a photo beyond any photo', ['too-large'], () => {
      const bytes = text('x');
      return add({ name: blobName(bytes), bytes, size: 0x7fffffff, packedSize: 0x7fffffff });
    }),
    attack('a label of many megabytes', ['too-large'], () => rawZip(change(0, { bytes: zeros(1) }))),
  ];
}

/** Archives whose own table lies, or is not whole. */
function wrongTables({ whole, photo, add, recordName, file }: Tools): readonly HostileBundle[] {
  return [
    attack('100,000 entries', ['too-large'], () => {
      const one = text('x');
      const many = Array.from({ length: 65_000 }, (_, number): RawEntry => ({
        name: recordName(sha(text(`${number}`))),
        bytes: one,
      }));
      return rawZip([...whole, ...many]);
    }),
    attack('more entries than there are', ['damaged', 'cut-off', 'unsafe-name'], () =>
      rawZip(whole, { count: whole.length + 5 }),
    ),
    attack('entries that lie over each other', ['damaged', 'unsafe-name'], () =>
      rawZip([...whole, { ...(whole[photo] ?? { name: '', bytes: junk }), name: blobName(junk), at: photo }]),
    ),
    attack('an entry inside another', ['damaged'], () => {
      const inner = rawZip([{ name: blobName(junk), bytes: junk }]);
      return add({ name: blobName(inner), bytes: inner }, { name: blobName(junk), bytes: junk, at: whole.length });
    }),
    attack('zip64 with a size from another world', ['too-large', 'damaged'], () => {
      const huge = Buffer.alloc(16, 0xff);
      return add({
        name: blobName(junk),
        bytes: junk,
        size: 0xffffffff,
        packedSize: 0xffffffff,
        extra: extra(1, huge),
      });
    }),
    attack('zip64 without its sizes', ['damaged', 'too-large'], () =>
      add({
        name: blobName(junk),
        bytes: junk,
        size: 0xffffffff,
        packedSize: 0xffffffff,
        extra: extra(1, Buffer.alloc(0)),
      }),
    ),
    attack('extra fields that run over', ['damaged'], () =>
      add({ name: blobName(junk), bytes: junk, extra: Buffer.from([1, 0, 0xff, 0xff, 0]) }),
    ),
    attack('cut off in the middle', ['cut-off'], () => file().subarray(0, file().byteLength >> 1)),
    attack('cut off at its last byte', ['cut-off', 'damaged'], () => file().subarray(0, -1)),
    attack('cut off in its table', ['cut-off', 'damaged'], () => file().subarray(0, -60)),
    attack('a beginning taken away', ['not-a-bundle', 'damaged'], () => file().subarray(10)),
    attack('bytes put in front', ['not-a-bundle', 'damaged'], () => Buffer.concat([text('MZ\u0000\u0000'), file()])),
    attack('bytes put behind', ['damaged', 'cut-off'], () => Buffer.concat([file(), zeros(1)])),
    attack('another kind of file', ['not-a-bundle'], () => Buffer.from(whole[photo]?.bytes ?? junk)),
    attack('an empty file', ['not-a-bundle'], () => Buffer.alloc(0)),
    attack('an empty archive', ['not-a-bundle'], () => rawZip([])),
  ];
}

/** Each way in which an archive is known to be turned against who opens it. */
export function hostileBundles(whole: readonly RawEntry[], article: string): readonly HostileBundle[] {
  const tools = toolsFor(whole, article);
  return [badNames, wrongBytes, bombs, wrongTables].flatMap((group) => group(tools));
}
