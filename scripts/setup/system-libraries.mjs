import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { giveUp, say, secondsSince } from '../run/say.mjs';

/**
 * Debian and Ubuntu packages. A list inside the list: names of one thing in different releases, newest first.
 * @typedef {string | readonly string[]} Library
 */

/** @type {readonly Library[]} What Electron and the keyring library need to start. */
const forTheApp = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3',
  ['libasound2t64', 'libasound2'],
  'libgbm1',
  ['libcups2t64', 'libcups2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libxkbcommon0',
  'libxss1',
  'libsecret-1-0',
];

/** @type {readonly Library[]} A screen, a bus and a keyring of the tests' own, a real Vietnamese input method, a font. */
const forTheTests = [
  'xvfb',
  'xauth',
  'dbus',
  'gnome-keyring',
  'ibus',
  'ibus-gtk3',
  'ibus-unikey',
  'xdotool',
  'fonts-dejavu-core',
  'procps',
];

/** @typedef {'app' | 'tests'} Purpose */

/** @param {Purpose} purpose */
const librariesFor = (purpose) => (purpose === 'tests' ? [...forTheApp, ...forTheTests] : forTheApp);

/** @param {Library} library */
const namesOf = (library) => (typeof library === 'string' ? [library] : library);

/**
 * The libraries of which no name is installed.
 * @param {readonly Library[]} libraries
 * @param {string} listing lines of `name status`, as dpkg-query prints them
 */
export function missingLibraries(libraries, listing) {
  const lines = listing.split('\n').filter((line) => line.endsWith(' installed'));
  const installed = new Set(lines.map((line) => line.split(' ')[0]));
  return libraries.filter((library) => !namesOf(library).some((name) => installed.has(name)));
}

/** @param {readonly Library[]} libraries */
function findMissing(libraries) {
  const format = ['-W', '-f', '${Package} ${db:Status-Status}\\n'];
  const { stdout } = spawnSync('dpkg-query', [...format, ...libraries.flatMap(namesOf)], { encoding: 'utf8' });
  return missingLibraries(libraries, stdout ?? '');
}

/**
 * The name under which this release of Debian or Ubuntu has a library.
 * @param {Library} library
 */
function nameHere(library) {
  const names = namesOf(library);
  const { stdout } = spawnSync('apt-cache', ['policy', ...names], { encoding: 'utf8' });
  const offered = names.find((name) =>
    new RegExp(`^${name.replace(/[.+]/g, '\\$&')}:\\n.*\\n  Candidate: [^(]`, 'm').test(stdout),
  );
  return offered ?? names.at(-1) ?? '';
}

/** @param {readonly string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status !== 0) {
    const last = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-8).join('\n');
    giveUp(`system libraries: apt-get ${args[0] ?? ''} failed:\n${last}`);
  }
}

/**
 * Installs what this Linux lacks when run by root; otherwise says the exact command and ends. Other systems bring all
 * that Electron needs.
 * @param {Purpose} purpose
 */
export function ensureSystemLibraries(purpose) {
  if (process.platform !== 'linux') return;
  if (!existsSync('/usr/bin/dpkg-query')) {
    say('system libraries: this is not Debian or Ubuntu, so they are not checked (README lists what Electron needs)');
    return;
  }
  const missing = findMissing(librariesFor(purpose));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    const names = missing.map(nameHere).join(' ');
    giveUp(
      `system libraries: some are missing. Please run this, then the same command again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  const start = Date.now();
  say('system libraries: asking apt which it offers');
  apt(['update', '-q']);
  const names = missing.map(nameHere);
  say(`system libraries: installing ${names.join(' ')}`);
  apt(['install', '-q', '-y', '--no-install-recommends', ...names]);
  say(`system libraries: installed (${secondsSince(start)})`);
}
