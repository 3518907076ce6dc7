import { readdir } from 'node:fs/promises';
import path from 'node:path';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A desk's name as a folder's: what any system's files may not be called is left out. */
export function folderNameOf(deskName: string): string {
  const name = deskName
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 60)
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  return name === '' || RESERVED.test(name) ? 'toa-soan' : name;
}

/** Where in the chosen place a new desk goes: the place itself when it is empty, else a folder of the desk's name in it. */
export async function folderForDesk(place: string, deskName: string): Promise<string> {
  const names = await readdir(place);
  const isEmpty = names.every((name) => name.startsWith('.') || name === 'desktop.ini' || name === 'Thumbs.db');
  return isEmpty ? place : path.join(place, folderNameOf(deskName));
}
