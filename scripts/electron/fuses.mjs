import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { RuntimeError } from './runtime-error.mjs';

/** Marks the place in Electron's binary where its switches ("fuses") lie: version, count, then one character each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The switches in the order of the wire. */
export const fuseNames = /** @type {const} */ ([
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrity',
  'onlyLoadAppFromAsar',
  'browserV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
]);

/** @typedef {typeof fuseNames[number]} FuseName */

/**
 * @param {Buffer} binary
 * @returns {{ offset: number, wire: string }} wire: '0', '1', 'r' (removed) or 'i' (inherited) for each switch
 */
export function findFuses(binary) {
  const at = binary.indexOf(sentinel);
  if (at < 0) throw new RuntimeError('the binary has no fuses');
  const start = at + sentinel.length;
  const version = binary[start];
  if (version !== 1) throw new RuntimeError(`the fuses have an unknown version (${version})`);
  const count = binary[start + 1] ?? 0;
  return { offset: start + 2, wire: binary.toString('latin1', start + 2, start + 2 + count) };
}

/**
 * @param {string} executable
 * @returns {Partial<Record<FuseName, boolean>>} without the switches that this Electron does not have
 */
export function readFuses(executable) {
  const { wire } = findFuses(readFileSync(executable));
  const known = fuseNames.map((name, at) => /** @type {const} */ ([name, wire[at]]));
  return Object.fromEntries(
    known.filter(([, mark]) => mark === '0' || mark === '1').map(([n, mark]) => [n, mark === '1']),
  );
}

/**
 * @param {string} executable
 * @param {Partial<Record<FuseName, boolean>>} change
 */
export function writeFuses(executable, change) {
  const { offset, wire } = findFuses(readFileSync(executable));
  const file = openSync(executable, 'r+');
  try {
    for (const [at, name] of fuseNames.entries()) {
      const on = change[name];
      if (on === undefined) continue;
      if (wire[at] !== '0' && wire[at] !== '1') throw new RuntimeError(`this Electron has no fuse ${name}`);
      writeSync(file, on ? '1' : '0', offset + at);
    }
  } finally {
    closeSync(file);
  }
}
