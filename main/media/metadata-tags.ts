import { DOMParser } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import { decodeUnnamed } from '../encoding/single-byte-text.ts';

type Expanded = ExifReader.ExpandedTags;

/** A photo's metadata by the names of their standards; every answer is text as it stands in the file, the empty text where there is none. */
export interface MetadataTags {
  readonly xmp: (name: string) => string;
  readonly iptc: (name: string) => string;
  readonly exif: (name: string) => string;
  readonly hasLocation: boolean;
}

const NO_TAGS: MetadataTags = { xmp: () => '', iptc: () => '', exif: () => '', hasLocation: false };

interface Item {
  readonly value: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asItem = (value: unknown): Item | null =>
  isRecord(value)
    ? { value: value['value'], attributes: isRecord(value['attributes']) ? value['attributes'] : {} }
    : null;

const languageRank = (item: Item): number => {
  const language = item.attributes['lang'];
  if (typeof language !== 'string') return 1;
  return /^vi\b/i.test(language) ? 0 : language === 'x-default' ? 1 : 2;
};

/** One value, a list of names, or one text in several languages: the Vietnamese of these first. */
function xmpText(tag: unknown): string {
  const item = asItem(tag);
  if (item === null) return '';
  if (typeof item.value === 'string') return item.value;
  if (!Array.isArray(item.value)) return '';
  const items = item.value.map(asItem).filter((entry) => entry !== null && typeof entry.value === 'string') as Item[];
  const inLanguages = items.filter((entry) => typeof entry.attributes['lang'] === 'string');
  const chosen =
    inLanguages.length > 0 ? inLanguages.toSorted((a, b) => languageRank(a) - languageRank(b)).slice(0, 1) : items;
  return chosen.map((entry) => String(entry.value)).join(', ');
}

const isByte = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 255;

/** IPTC values are raw bytes; the record may name UTF-8 (`ESC % G`), most that name nothing are UTF-8 or the writer's own code page. */
const bytesText = (value: unknown): string =>
  Array.isArray(value) && value.every(isByte) ? decodeUnnamed(Uint8Array.from(value)) : '';

function iptcText(tag: unknown): string {
  const tags: readonly unknown[] = Array.isArray(tag) ? tag : [tag];
  return tags
    .map((entry) => (isRecord(entry) ? bytesText(entry['value']) : ''))
    .filter((text) => text !== '')
    .join(', ');
}

/** EXIF text is "ASCII" of whatever code page: one letter per byte here, so it is decoded like IPTC. */
function exifText(tag: unknown): string {
  if (!isRecord(tag)) return '';
  const value = tag['value'];
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('; ') : value;
  if (typeof text !== 'string') return '';
  return /[\u0100-\uffff]/.test(text) ? text : decodeUnnamed(Buffer.from(text, 'latin1'));
}

const own = (group: unknown, name: string): unknown =>
  isRecord(group) && Object.hasOwn(group, name) ? group[name] : undefined;

const namesPlace = (group: unknown): boolean =>
  isRecord(group) &&
  Object.keys(group).some((name) => /^GPS(Latitude|Longitude|DestLatitude|Altitude|Coordinates)/.test(name));

/** The first problem ends the parse; ExifReader then goes on without XMP. */
const strictParser = () =>
  new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  });

function load(file: Uint8Array): Expanded | null {
  try {
    return ExifReader.load(Buffer.from(file), { expanded: true, domParser: strictParser() });
  } catch {
    return null;
  }
}

/** Reads the metadata that `metadataBlocks` kept. Damaged or hostile metadata is as good as none. */
export function readTags(file: Uint8Array | null): MetadataTags {
  const tags = file === null ? null : load(file);
  if (tags === null) return NO_TAGS;
  return {
    xmp: (name) => xmpText(own(tags.xmp, name)),
    iptc: (name) => iptcText(own(tags.iptc, name)),
    exif: (name) => exifText(own(tags.exif, name)),
    hasLocation: tags.gps !== undefined || namesPlace(tags.exif) || namesPlace(tags.xmp),
  };
}
