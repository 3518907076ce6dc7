import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A short text that changes when a source file is edited, added or removed. Looks at names, sizes and times only, so it
 * costs milliseconds; tests are left out because nothing built contains them.
 * @param {string} root
 * @param {readonly string[]} sources files and folders, relative to root; missing ones count as such
 */
export function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => listFiles(root, source))) hash.update(`${file}\n`);
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} relative
 * @returns {string[]}
 */
function listFiles(root, relative) {
  const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!stat) return [`${relative} missing`];
  if (!stat.isDirectory()) return [`${relative} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(path.join(root, relative))
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => listFiles(root, path.join(relative, name)));
}
