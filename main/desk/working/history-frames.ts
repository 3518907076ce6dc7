import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

const deflate = promisify<Uint8Array, object, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, object, Buffer>(inflateRaw);

/** What every chunk of a history begins with; another program's file, or a newer one's, does not. */
export const CHUNK_MAGIC = Buffer.from('toasoan-saves 1\n');

/** The largest article text that is believed, in bytes; a damaged length must not exhaust memory. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024;

/** How far around a change the save before is shown to the compressor, which looks back 32 KB at most. */
const AROUND_BYTES = 8 * 1024;

/** Bytes of a frame before what it seals: the length of the rest and the first half of its SHA-256. */
const SEAL_BYTES = 4 + 16;
const HEAD_BYTES = 1 + 6 + 32 + 4 + 4 + 4;

const WHOLE = 0;
const CHANGE = 1;

/** One save inside a chunk: the whole text, or how it differs from the save before it in the same chunk. */
export interface Frame {
  readonly isWhole: boolean;
  /** Milliseconds since 1970, as the clock said then; the order is that of the frames, whatever the clock said. */
  readonly at: number;
  /** The content hash of the text. */
  readonly content: string;
  /** Bytes of the whole text. */
  readonly bytes: number;
  /** Bytes that begin and end both texts; only what lies between is written. */
  readonly prefix: number;
  readonly suffix: number;
  readonly data: Uint8Array;
}

const sealOf = (rest: Uint8Array): Buffer => createHash('sha256').update(rest).digest().subarray(0, 16);

function commonEnds(before: Uint8Array, text: Uint8Array): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(before.length, text.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === text[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === text[text.length - 1 - suffix])
    suffix += 1;
  return { prefix, suffix };
}

/** The words around the change in the save before: what was cut or moved is mostly found there. */
function dictionaryFor(before: Uint8Array, prefix: number, suffix: number): Uint8Array {
  const end = Math.min(before.length, before.length - suffix + AROUND_BYTES);
  return before.subarray(Math.max(0, prefix - AROUND_BYTES), end).subarray(-4 * AROUND_BYTES);
}

const withDictionary = (dictionary: Uint8Array): object => (dictionary.length === 0 ? {} : { dictionary });

/** The bytes of one save, sealed: a reader knows where it ends and whether it is whole. */
export async function encodeFrame(
  save: { readonly text: Uint8Array; readonly content: string; readonly at: number },
  before: Uint8Array | null,
): Promise<Buffer> {
  const { prefix, suffix } = before === null ? { prefix: 0, suffix: 0 } : commonEnds(before, save.text);
  const middle = save.text.subarray(prefix, save.text.length - suffix);
  const dictionary = before === null ? new Uint8Array() : dictionaryFor(before, prefix, suffix);
  const data = await deflate(middle, withDictionary(dictionary));
  const frame = Buffer.alloc(SEAL_BYTES + HEAD_BYTES + data.length);
  const rest = frame.subarray(SEAL_BYTES);
  rest.writeUInt8(before === null ? WHOLE : CHANGE, 0);
  rest.writeUIntBE(Math.max(0, save.at), 1, 6);
  rest.write(save.content, 7, 32, 'hex');
  rest.writeUInt32BE(prefix, 39);
  rest.writeUInt32BE(suffix, 43);
  rest.writeUInt32BE(save.text.length, 47);
  rest.set(data, HEAD_BYTES);
  frame.writeUInt32BE(rest.length, 0);
  frame.set(sealOf(rest), 4);
  return frame;
}

function readFrame(rest: Buffer): Frame | null {
  const kind = rest.readUInt8(0);
  if (kind !== WHOLE && kind !== CHANGE) return null;
  return {
    isWhole: kind === WHOLE,
    at: rest.readUIntBE(1, 6),
    content: rest.subarray(7, 39).toString('hex'),
    prefix: rest.readUInt32BE(39),
    suffix: rest.readUInt32BE(43),
    bytes: rest.readUInt32BE(47),
    data: rest.subarray(HEAD_BYTES),
  };
}

/** The saves of a chunk up to the first that is torn or damaged; what follows that one was written against it. */
export function decodeChunk(bytes: Uint8Array): { readonly frames: readonly Frame[]; readonly isWhole: boolean } {
  const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!chunk.subarray(0, CHUNK_MAGIC.length).equals(CHUNK_MAGIC)) return { frames: [], isWhole: false };
  const frames: Frame[] = [];
  let place = CHUNK_MAGIC.length;
  while (place < chunk.length) {
    if (place + SEAL_BYTES > chunk.length) return { frames, isWhole: false };
    const end = place + SEAL_BYTES + chunk.readUInt32BE(place);
    const rest = chunk.subarray(place + SEAL_BYTES, end);
    const isSealed = end <= chunk.length && rest.length >= HEAD_BYTES;
    if (!isSealed || !sealOf(rest).equals(chunk.subarray(place + 4, place + SEAL_BYTES)))
      return { frames, isWhole: false };
    const frame = readFrame(rest);
    if (frame === null || frame.isWhole !== (frames.length === 0)) return { frames, isWhole: false };
    frames.push(frame);
    place = end;
  }
  return { frames, isWhole: true };
}

/** The text of one save of a chunk, worked out from its first. */
export async function textOfFrame(frames: readonly Frame[], index: number): Promise<Uint8Array> {
  let text: Uint8Array = new Uint8Array();
  for (const { isWhole, prefix, suffix, data } of frames.slice(0, index + 1)) {
    const dictionary = isWhole ? new Uint8Array() : dictionaryFor(text, prefix, suffix);
    const middle = await inflate(data, { ...withDictionary(dictionary), maxOutputLength: MAX_TEXT_BYTES });
    text = Buffer.concat([text.subarray(0, prefix), middle, text.subarray(text.length - suffix)]);
  }
  return text;
}
