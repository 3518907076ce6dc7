import { builtinModules } from 'node:module';
import path from 'node:path';

/**
 * The walls between the rooms, as data: which rooms a room may import from, and which packages it must not see.
 * The compiler keeps DOM and Node types out of rooms; this keeps the imports themselves out.
 */

/** @typedef {{ rooms: readonly string[], node: boolean, electron: boolean, refused: readonly RegExp[] }} Wall */

const interfaceOnly = [/^react(-dom)?(\/|$)/, /^lexical$/, /^@lexical\//, /^@atlaskit\//];
const desktopOnly = [/^keytar$/, /^sharp$/];
const toolsOnly = [/^vite(st)?$/, /^@playwright\//, /^@testing-library\//, /^jsdom$/, /^fast-check$/, /^axe-core$/];

/** @type {Readonly<Record<string, Wall>>} */
export const walls = {
  shared: {
    rooms: ['shared'],
    node: false,
    electron: false,
    refused: [...interfaceOnly, ...desktopOnly, ...toolsOnly, /^parse5$/, /^exifreader$/],
  },
  'main/preload': {
    rooms: ['main/preload', 'shared'],
    node: false,
    electron: true,
    refused: [...interfaceOnly, ...desktopOnly, ...toolsOnly],
  },
  main: { rooms: ['main', 'shared'], node: true, electron: true, refused: [...interfaceOnly, ...toolsOnly] },
  renderer: { rooms: ['renderer', 'shared'], node: false, electron: false, refused: [...desktopOnly, ...toolsOnly] },
  e2e: { rooms: ['e2e', 'shared', 'scripts'], node: true, electron: false, refused: [] },
  proof: { rooms: ['proof', 'bench', 'e2e', 'main', 'renderer', 'shared'], node: true, electron: true, refused: [] },
  bench: { rooms: ['proof', 'bench', 'e2e', 'main', 'renderer', 'shared'], node: true, electron: true, refused: [] },
  scripts: { rooms: ['scripts', 'lint'], node: true, electron: false, refused: [] },
  lint: { rooms: ['lint'], node: true, electron: false, refused: [] },
};

const builtins = new Set(builtinModules);
const isNodeModule = (/** @type {string} */ name) => name.startsWith('node:') || builtins.has(name.split('/')[0] ?? '');
/** Tests, and `*.arbitrary.ts`: generators of test data that tests of other rooms import. */
const isTestFile = (/** @type {string} */ file) => /\.(test|testkit|arbitrary)\.(tsx?|mjs)$/.test(file);

/**
 * The room of a file, by its path from the project's root with forward slashes; null for files at the root.
 * @param {string} file
 */
export function roomOf(file) {
  if (file.startsWith('main/preload/')) return 'main/preload';
  const first = file.split('/')[0] ?? '';
  return file.includes('/') && Object.hasOwn(walls, first) ? first : null;
}

/**
 * What is wrong with an import, in one sentence, or null. Tests may use test tools and node:*, never another room.
 * @param {string} file path from the project's root, forward slashes
 * @param {string} specifier as written in the source
 * @returns {string | null}
 */
export function refuseImport(file, specifier) {
  const room = roomOf(file);
  if (room === null) return null;
  const wall = walls[room];
  if (!wall) return null;
  if (specifier.startsWith('.')) return refuseRelative(file, specifier, room, wall);
  if (/^(\/|[@~#]\/|#)/.test(specifier)) return `import by a relative path, not by the alias "${specifier}"`;
  return isTestFile(file) ? null : refusePackage(specifier, room, wall);
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {string} room
 * @param {Wall} wall
 */
function refuseRelative(file, specifier, room, wall) {
  const bare = specifier.replace(/\?.*$/, '');
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), bare));
  if (path.posix.extname(bare) === '') return `write the file ending: "${specifier}.ts"`;
  const other = roomOf(target);
  if (other === null && target.startsWith('..')) return `"${specifier}" leaves the project`;
  if (other !== null && !wall.rooms.includes(other)) {
    return `${room}/ may not import ${other}/ (it may import ${wall.rooms.join(', ')})`;
  }
  return null;
}

/**
 * @param {string} specifier
 * @param {string} room
 * @param {Wall} wall
 */
function refusePackage(specifier, room, wall) {
  if (/^electron(\/|$)/.test(specifier)) return wall.electron ? null : `only main/ may import electron, not ${room}/`;
  if (isNodeModule(specifier)) {
    if (!wall.node) return `${room}/ runs without Node: "${specifier}" belongs in main/`;
    return specifier.startsWith('node:') ? null : `write "node:${specifier}"`;
  }
  return wall.refused.some((pattern) => pattern.test(specifier)) ? `"${specifier}" does not belong in ${room}/` : null;
}

const kebabName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const vagueName = /^(utils?|helpers?|common|misc|managers?|services?)(\.|$)/;

/**
 * What is wrong with a file's name or folder names, or null.
 * @param {string} file
 * @returns {string | null}
 */
export function refuseFileName(file) {
  const room = roomOf(file);
  if (room === null) return null;
  for (const part of file.split('/')) {
    if (!kebabName.test(part)) return `"${part}" is not kebab-case`;
    if (vagueName.test(part)) return `"${part}" says nothing: name the file after what it does`;
  }
  const name = path.posix.basename(file);
  if (/^index\.tsx?$/.test(name) && file !== 'main/index.ts') return 'no barrels: name the file after its main export';
  return null;
}
