import { closeSync, createReadStream, createWriteStream, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { RuntimeError } from './runtime-error.mjs';

const endBytes = 22;
const longestComment = 0xffff;
const directorySignature = 0x02014b50;
const chunkBytes = 1 << 20;

/**
 * @typedef {{ name: string, method: number, crc: number, packedBytes: number, plainBytes: number, mode: number, offset: number }} ZipEntry
 *   mode: Unix file type and permissions, 0 where the archive has none
 */

/**
 * The directory of a zip file (without zip64, which no runtime needs).
 * @param {string} archive
 * @returns {ZipEntry[]}
 */
export function listZip(archive) {
  const file = openSync(archive, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = readAt(file, Math.max(0, size - endBytes - longestComment), Math.min(size, endBytes + longestComment));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new RuntimeError(`${path.basename(archive)} has no zip directory`);
    const count = tail.readUInt16LE(end + 10);
    const offset = tail.readUInt32LE(end + 16);
    if (count === 0xffff || offset === 0xffffffff) throw new RuntimeError('a zip64 archive is not expected here');
    return readDirectory(readAt(file, offset, tail.readUInt32LE(end + 12)), count);
  } finally {
    closeSync(file);
  }
}

/**
 * @param {Buffer} directory
 * @param {number} count
 */
function readDirectory(directory, count) {
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== directorySignature) {
      throw new RuntimeError('the zip directory is damaged');
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      plainBytes: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Writes one entry to a file and refuses it when length or CRC-32 do not fit the directory.
 * @param {string} archive
 * @param {ZipEntry} entry
 * @param {string} target
 */
export async function extractZipEntry(archive, entry, target) {
  if (entry.method !== 0 && entry.method !== 8) throw new RuntimeError(`${entry.name}: packed in an unknown way`);
  const start = dataOffset(archive, entry);
  mkdirSync(path.dirname(target), { recursive: true });
  let crc = 0;
  let bytes = 0;
  /** @param {AsyncIterable<Buffer>} plain */
  const measure = async function* (plain) {
    for await (const chunk of plain) {
      crc = zlib.crc32(chunk, crc);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const file = createWriteStream(target, { mode: (entry.mode & 0o111) === 0 ? 0o644 : 0o755 });
  const packed = packedBytes(archive, start, entry.packedBytes);
  if (entry.method === 8) await pipeline(packed, zlib.createInflateRaw({ chunkSize: chunkBytes }), measure, file);
  else await pipeline(packed, measure, file);
  if (crc !== entry.crc || bytes !== entry.plainBytes) throw new RuntimeError(`${entry.name}: damaged in the archive`);
}

/**
 * @param {string} archive
 * @param {number} start
 * @param {number} length
 */
function packedBytes(archive, start, length) {
  const range = { start, end: start + length - 1, highWaterMark: chunkBytes };
  return length === 0 ? (async function* () {})() : createReadStream(archive, range);
}

/**
 * @param {string} archive
 * @param {ZipEntry} entry
 */
function dataOffset(archive, entry) {
  const file = openSync(archive, 'r');
  try {
    const header = readAt(file, entry.offset, 30);
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    closeSync(file);
  }
}

/**
 * @param {number} file
 * @param {number} offset
 * @param {number} length
 */
function readAt(file, offset, length) {
  const buffer = Buffer.alloc(length);
  if (readSync(file, buffer, 0, length, offset) !== length) throw new RuntimeError('the archive ends too early');
  return buffer;
}
