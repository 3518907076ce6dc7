import { crc32, deflateRawSync } from 'node:zlib';

/** An entry written by hand: everything that the archive says of it can be a lie. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  /** Already packed bytes, with `bytes` only for the sum and the size. */
  readonly packed?: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly mode?: number;
  readonly extra?: Uint8Array;
  /** What the header in front of the bytes calls it, when that differs. */
  readonly localName?: string;
  /** Points at the bytes of this earlier entry instead of having its own. */
  readonly at?: number;
}

const number = (value: number, width: 2 | 4): Buffer => {
  const bytes = Buffer.alloc(width);
  if (width === 2) bytes.writeUInt16LE(value & 0xffff);
  else bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

const nameBytes = (name: string | Uint8Array): Buffer => Buffer.from(name as Uint8Array);

function headerOf(entry: RawEntry, packed: Uint8Array, name: Buffer): Buffer {
  const method = entry.method ?? (entry.deflate === true || entry.packed !== undefined ? 8 : 0);
  return Buffer.concat([
    number(20, 2),
    number(entry.flags ?? 0, 2),
    number(method, 2),
    number(0, 2),
    number(0x5021, 2),
    number(entry.crc ?? crc32(entry.bytes), 4),
    number(entry.packedSize ?? packed.byteLength, 4),
    number(entry.size ?? entry.bytes.byteLength, 4),
    number(name.byteLength, 2),
    number(entry.extra?.byteLength ?? 0, 2),
  ]);
}

/** A zip archive as these entries describe it. `count`: how many it claims to hold. */
export function rawZip(entries: readonly RawEntry[], { count = entries.length, comment = '' } = {}): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.packed ?? (entry.deflate === true ? deflateRawSync(entry.bytes) : entry.bytes);
    const name = nameBytes(entry.name);
    const local = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const shared = entry.at === undefined ? undefined : offsets[entry.at];
    const offset = shared ?? at;
    offsets.push(offset);
    if (shared === undefined) {
      const whole = [
        number(0x04034b50, 4),
        headerOf(entry, packed, local),
        local,
        Buffer.from(entry.extra ?? []),
        packed,
      ];
      const written = Buffer.concat(whole);
      parts.push(written);
      at += written.byteLength;
    }
    table.push(
      Buffer.concat([
        number(0x02014b50, 4),
        number(0x031e, 2),
        headerOf(entry, packed, name),
        number(0, 2),
        number(0, 2),
        number(0, 2),
        number(((entry.mode ?? 0o100644) << 16) >>> 0, 4),
        number(offset, 4),
        name,
        Buffer.from(entry.extra ?? []),
      ]),
    );
  }
  const directory = Buffer.concat(table);
  const end = Buffer.concat([
    number(0x06054b50, 4),
    number(0, 4),
    number(count, 2),
    number(count, 2),
    number(directory.byteLength, 4),
    number(at, 4),
    number(Buffer.byteLength(comment), 2),
    Buffer.from(comment),
  ]);
  return Buffer.concat([...parts, directory, end]);
}
