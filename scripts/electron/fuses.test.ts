import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFuses, writeFuses } from './fuses.mjs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fuses-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const binaryWith = (wire: string, version = 1) => {
  const file = path.join(folder, 'electron');
  const switches = Buffer.from([version, wire.length]);
  writeFileSync(file, Buffer.concat([Buffer.from(`ELF${sentinel}`), switches, Buffer.from(`${wire}after`)]));
  return file;
};

test('reads the switches that exist and changes only those asked for', () => {
  const file = binaryWith('1001001r');
  writeFuses(file, { nodeCliInspect: false, onlyLoadAppFromAsar: true });
  expect([readFuses(file), readFileSync(file, 'latin1').endsWith('1000011rafter')]).toEqual([
    {
      runAsNode: true,
      cookieEncryption: false,
      nodeOptions: false,
      nodeCliInspect: false,
      embeddedAsarIntegrity: false,
      onlyLoadAppFromAsar: true,
      browserV8Snapshot: true,
    },
    true,
  ]);
});

test('refuses a removed switch, an unknown version and a binary without switches', () => {
  expect(() => writeFuses(binaryWith('1001001r'), { grantFileProtocolExtraPrivileges: true })).toThrow('has no fuse');
  expect(() => readFuses(binaryWith('1', 2))).toThrow('unknown version');
  writeFileSync(path.join(folder, 'plain'), 'ELF');
  expect(() => readFuses(path.join(folder, 'plain'))).toThrow('no fuses');
});
