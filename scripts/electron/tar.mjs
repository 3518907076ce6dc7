import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { RuntimeError } from './runtime-error.mjs';

const blockBytes = 512;
const chunkBytes = 1 << 20;

/**
 * Writes one member of a gzipped tar file to a file of its own, streaming: the archive may be larger than memory likes.
 * @param {string} archive
 * @param {string} member full name inside the archive, at most 100 characters (the classic header field)
 * @param {string} target
 */
export async function extractTarMember(archive, member, target) {
  const source = createReadStream(archive, { highWaterMark: chunkBytes });
  const plain = source.pipe(zlib.createGunzip({ chunkSize: chunkBytes }));
  source.once('error', (error) => plain.destroy(error));
  const scan = createScan(member, target);
  try {
    for await (const chunk of /** @type {AsyncIterable<Buffer>} */ (plain)) {
      if (scan.feed(chunk) === 'found') return;
    }
  } finally {
    scan.close();
    source.destroy();
    plain.destroy();
  }
  throw new RuntimeError(`${member} is not (whole) in ${path.basename(archive)}`);
}

/**
 * @param {string} member
 * @param {string} target
 */
function createScan(member, target) {
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  let bodyBytes = 0;
  let padBytes = 0;
  let file = -1;

  /** @param {number} most */
  const take = (most) => {
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  };
  const close = () => {
    if (file >= 0) closeSync(file);
    file = -1;
  };
  const openNext = () => {
    const header = readTarHeader(take(blockBytes));
    if (header === null) return;
    bodyBytes = header.bytes;
    padBytes = (blockBytes - (bodyBytes % blockBytes)) % blockBytes;
    if (header.name === member) file = openSync(target, 'w');
  };
  /** @param {Buffer} chunk */
  const feed = (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const part = take(bodyBytes);
      bodyBytes -= part.length;
      if (file >= 0 && part.length > 0) writeSync(file, part);
      if (bodyBytes > 0) return 'more';
      if (file >= 0) return 'found';
      padBytes -= take(padBytes).length;
      if (padBytes > 0 || rest.length < blockBytes) return 'more';
      openNext();
    }
  };
  return { feed, close };
}

/**
 * @param {Buffer} block 512 bytes
 * @returns {{ name: string, bytes: number } | null} null for the empty blocks that end an archive
 */
export function readTarHeader(block) {
  if (block[0] === 0) return null;
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    block.toString('utf8', from, to).replace(/\0.*$/s, '');
  const bytes = Number.parseInt(text(124, 136).trim(), 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new RuntimeError('the archive has a damaged entry');
  return { name: text(0, 100), bytes };
}
