import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { giveUp, say, secondsSince } from '../run/say.mjs';
import { root } from '../run/tool.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, peer?: boolean, link?: boolean }> }} Lock */

/**
 * The packages that the lock file asks for and the installed tree lacks or has in another version. Optional ones (for
 * other platforms) do not count.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes at the very end of an installation
 * @returns {string[]} places in the tree
 */
export function stalePackages(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([place, { optional = false }]) => place !== '' && !optional)
    .filter(([place, { version }]) => installed.packages[place]?.version !== version)
    .map(([place]) => place);
}

/** @param {string} file */
function readLock(file) {
  /** @type {Lock} */
  const lock = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { packages: {} };
  return lock;
}

/** Runs npm ci when node_modules is not what the lock file says. Built-ins only: node_modules may not be there yet. */
export function ensurePackages() {
  const folder = path.join(root, 'node_modules');
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const stale = stalePackages(wanted, readLock(path.join(folder, '.package-lock.json')));
  if (stale.length === 0) return;
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    giveUp(`node_modules is a link to a tree with other packages (${stale.slice(0, 3).join(', ')}): run npm ci there`);
  }
  const start = Date.now();
  say(`packages: ${existsSync(folder) ? 'the lock file changed' : 'none here yet'}, running npm ci (about a minute)`);
  const npm = process.env['npm_execpath'];
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ['npm', options];
  const shell = !npm && process.platform === 'win32';
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (result.status !== 0) giveUp('packages: npm ci failed (see above); is the package registry reachable?');
  say(`packages: installed (${secondsSince(start)})`);
}
