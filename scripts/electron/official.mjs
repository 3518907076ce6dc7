import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { say } from '../run/say.mjs';
import { root, runNode } from '../run/tool.mjs';
import { RuntimeError } from './runtime-error.mjs';

/** @typedef {{ executable: string, folder: string, version: string, source: 'official' | 'override' | 'fallback' }} Runtime */

const packageFolder = path.join(root, 'node_modules/electron');

/** Electron's program inside an unpacked runtime folder. */
export const executableName = (() => {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
})();

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string} folder */
function versionIn(folder) {
  const file = path.join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

/**
 * The version that package.json pins, as installed; null before npm ci.
 * @returns {string | null}
 */
export function pinnedVersion() {
  const file = path.join(packageFolder, 'package.json');
  if (!existsSync(file)) return null;
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

/**
 * A runtime that a person points at, with the variable that Electron itself knows.
 * @returns {Runtime | null}
 */
export function findOverride() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return null;
  const executable = path.join(folder, executableName);
  if (!isProgram(executable)) {
    throw new RuntimeError(`ELECTRON_OVERRIDE_DIST_PATH=${folder} holds no program named ${executableName}`);
  }
  return { executable, folder, version: versionIn(folder) ?? 'unknown', source: 'override' };
}

/**
 * The runtime that Electron's own package downloaded, when it is the pinned version and complete.
 * @returns {Runtime | null}
 */
export function findOfficial() {
  const folder = path.join(packageFolder, 'dist');
  const executable = path.join(folder, executableName);
  const version = versionIn(folder);
  if (version === null || version !== pinnedVersion() || !existsSync(path.join(packageFolder, 'path.txt'))) return null;
  return isProgram(executable) ? { executable, folder, version, source: 'official' } : null;
}

/**
 * Lets Electron's own package download its runtime (it checks the SHA-256 it carries).
 * @returns {Runtime | null} null when the download host is out of reach; what happened has been said
 */
export function installOfficial() {
  const installer = path.join(packageFolder, 'install.js');
  if (!existsSync(installer)) throw new RuntimeError('node_modules/electron is missing: run npm ci first');
  const timeoutMs = Number(process.env['TOASOAN_ELECTRON_TIMEOUT_MS'] ?? 180_000);
  say(`Electron ${pinnedVersion()}: downloading the official runtime (at most ${timeoutMs / 1000} s)`);
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '' };
  const { output } = runNode(installer, [], { env, timeoutMs });
  const found = findOfficial();
  if (!found) say(`Electron: the official download did not work (${reasonIn(output)})`);
  return found;
}

/** @param {string} output */
function reasonIn(output) {
  const known = /ENOTFOUND \S+|ETIMEDOUT|ECONN[A-Z]+|fetch failed|[Cc]hecksum[^\n]*|HTTPError[^\n]*/.exec(output);
  return known?.[0] ?? output.trim().split('\n')[0] ?? 'no reason given';
}
