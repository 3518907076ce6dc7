import type { Photo } from '../../shared/article/schema.ts';
import { cleanLine } from './clean-text.ts';
import { SUGGESTION_LIMITS } from './limits.ts';

const EXTENSION: Readonly<Record<Photo['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** The last name of a path of any system, clean and short enough for a figure; a nameless photo is named after what it is. */
export function photoFileName(fileName: string, mediaType: Photo['mediaType']): string {
  const last =
    cleanLine(fileName, 4 * SUGGESTION_LIMITS.fileName)
      .split(/[\\/]/)
      .at(-1)
      ?.trim() ?? '';
  if (last === '' || /^\.+$/.test(last)) return `anh.${EXTENSION[mediaType]}`;
  if (last.length <= SUGGESTION_LIMITS.fileName) return last;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(last)?.[0] ?? '';
  return cleanLine(last, SUGGESTION_LIMITS.fileName - extension.length) + extension;
}
