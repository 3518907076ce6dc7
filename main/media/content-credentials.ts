import { cleanLine } from './clean-text.ts';

/** A key of a CBOR map: a text of fewer than 256 bytes (RFC 8949, major type 3). */
const keyBytes = (key: string): Buffer =>
  Buffer.from([...(key.length < 24 ? [0x60 + key.length] : [0x78, key.length]), ...Buffer.from(key, 'ascii')]);

/** The text that stands at `at`; null: something else does, or it is cut off. */
function textAt(bytes: Buffer, at: number): string | null {
  const first = bytes[at] ?? 0;
  if (first >> 5 !== 3) return null;
  const short = first & 31;
  const head = short < 24 ? 1 : short === 24 ? 2 : short === 25 ? 3 : null;
  if (head === null || at + head > bytes.length) return null;
  const length = head === 1 ? short : head === 2 ? bytes.readUInt8(at + 1) : bytes.readUInt16BE(at + 1);
  const start = at + head;
  return start + length > bytes.length ? null : bytes.toString('utf8', start, start + length);
}

function textOfKey(bytes: Buffer, key: string, from: number, upTo: number): string | null {
  const needle = keyBytes(key);
  const at = bytes.indexOf(needle, from);
  return at < 0 || at > upTo ? null : textAt(bytes, at + needle.length);
}

/** How far behind `claim_generator_info` its name may stand: it is a small map, in newer claims the first of a list. */
const INFO_BYTES = 400;

/**
 * The camera or program that wrote the newest claim, by its own word (C2PA 2.1, 10.2): nothing here is checked against a signature. Total: any bytes
 * whatever give an answer.
 */
export function generatorIn(boxes: Uint8Array): string | null {
  const bytes = Buffer.from(boxes.buffer, boxes.byteOffset, boxes.byteLength);
  // Each further hand adds its manifest behind those before it.
  const info = bytes.lastIndexOf(keyBytes('claim_generator_info'));
  const name = info < 0 ? null : textOfKey(bytes, 'name', info, info + INFO_BYTES);
  const old = bytes.lastIndexOf(keyBytes('claim_generator'));
  const said = name ?? (old < 0 ? null : textOfKey(bytes, 'claim_generator', old, old));
  const clean = said === null ? '' : cleanLine(said, 120);
  return clean === '' ? null : clean;
}
