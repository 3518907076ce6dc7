import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/tool.mjs';

const release = path.join(root, 'release');

/**
 * The program of the unpacked app that electron-builder leaves in release/ on this system; null when there is none.
 * @returns {string | null}
 */
export function findPackagedApp() {
  const programs = {
    linux: 'toasoan',
    win32: 'ToaSoan.exe',
    darwin: 'ToaSoan.app/Contents/MacOS/ToaSoan',
  };
  const program = Object.entries(programs).find(([platform]) => platform === process.platform)?.[1];
  if (program === undefined || !existsSync(release)) return null;
  const folders = readdirSync(release).filter((name) => /unpacked$|^mac/.test(name));
  return folders.map((name) => path.join(release, name, program)).find((file) => existsSync(file)) ?? null;
}
