import type { ImportedPhoto } from '../../shared/ipc/wire.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { SUGGESTION_LIMITS } from './limits.ts';
import type { MetadataTags } from './metadata-tags.ts';
import { takenAtOf, takenAtOfIptc } from './taken-at.ts';

const first = (...texts: readonly string[]): string => texts.find((text) => text.trim() !== '') ?? '';

/**
 * What a photo says about itself, in the words of a figure. XMP is asked before IPTC (it has one encoding and no short fields) and EXIF last;
 * only the clock is EXIF's first, since editing programs rewrite the others.
 */
export function suggestFromMetadata({ xmp, iptc, exif }: MetadataTags): ImportedPhoto['suggested'] {
  const { caption, line, name } = SUGGESTION_LIMITS;
  return {
    caption: cleanText(first(xmp('description'), iptc('Caption/Abstract'), exif('ImageDescription')), caption),
    alt: cleanLine(xmp('AltTextAccessibility'), line),
    photographer: cleanLine(first(xmp('creator'), iptc('By-line'), exif('Artist')), name),
    source: cleanLine(first(xmp('Source'), iptc('Source'), xmp('Credit'), iptc('Credit')), name),
    rights: cleanLine(first(xmp('rights'), iptc('Copyright Notice'), exif('Copyright')), line),
    takenAt:
      takenAtOf(exif('DateTimeOriginal'), exif('OffsetTimeOriginal')) ??
      takenAtOf(xmp('DateTimeOriginal')) ??
      takenAtOf(xmp('DateCreated')) ??
      takenAtOfIptc(iptc('Date Created'), iptc('Time Created')),
  };
}
