import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packAsar } from './asar.mjs';
import { extractTarMember, readTarHeader } from './tar.mjs';
import { extractZipEntry, listZip } from './zip.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'archives-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => path.join(folder, name);

const tarEntry = (name: string, body: Buffer) => {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(body.length.toString(8).padStart(11, '0'), 124);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
};

const zipFile = (entries: readonly { name: string; body: Buffer; method: number; mode: number; crc?: number }[]) => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, method, mode, crc = zlib.crc32(body) } of entries) {
    const packed = method === 8 ? zlib.deflateRawSync(body) : body;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(body.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
};

describe('tar', () => {
  const wanted = Buffer.from('Đêm trắng ở tòa soạn. '.repeat(100_000));
  const whole = Buffer.concat([
    tarEntry('package/before.txt', Buffer.from('before')),
    tarEntry('package/empty', Buffer.alloc(0)),
    tarEntry('package/runtime.zip', wanted),
    tarEntry('package/after.txt', Buffer.from('after')),
    Buffer.alloc(1024),
  ]);

  test('one member comes out whole, whatever stands around it', async () => {
    writeFileSync(at('whole.tgz'), zlib.gzipSync(whole));
    await extractTarMember(at('whole.tgz'), 'package/runtime.zip', at('runtime.zip'));
    expect(readFileSync(at('runtime.zip')).equals(wanted)).toBe(true);
  });

  test('an empty member is a member', async () => {
    await extractTarMember(at('whole.tgz'), 'package/empty', at('empty'));
    expect(readFileSync(at('empty')).length).toBe(0);
  });

  test.each([
    ['a member that is not there', zlib.gzipSync(whole), 'package/none'],
    ['an archive cut inside the member', zlib.gzipSync(whole.subarray(0, 100_000)), 'package/runtime.zip'],
    ['a download that broke off', zlib.gzipSync(whole).subarray(0, 300), 'package/runtime.zip'],
    ['something else entirely', Buffer.from('<html>404</html>'), 'package/runtime.zip'],
  ])('%s is refused', async (_, bytes, member) => {
    writeFileSync(at('broken.tgz'), bytes);
    await expect(extractTarMember(at('broken.tgz'), member, at('out'))).rejects.toThrow();
  });

  test('a damaged size is refused', () => {
    const header = Buffer.alloc(512);
    header.write('name', 0);
    header.write('-7', 124);
    expect(() => readTarHeader(header)).toThrow('damaged');
  });
});

describe('zip', () => {
  const body = Buffer.from('nội dung '.repeat(1000));
  const bytes = zipFile([
    { name: 'Top/program', body, method: 8, mode: 0o100755 },
    { name: 'Top/stored', body, method: 0, mode: 0o100644 },
    { name: 'Top/nothing', body: Buffer.alloc(0), method: 0, mode: 0o100644 },
    { name: 'Top/forged', body, method: 8, mode: 0, crc: 1 },
    { name: 'Top/odd', body, method: 99, mode: 0 },
  ]);
  const entryNamed = (name: string) => listZip(at('a.zip')).find((entry) => entry.name === name)!;
  beforeAll(() => {
    writeFileSync(at('a.zip'), bytes);
  });

  test('entries come out whole, programs stay programs', async () => {
    for (const name of ['Top/program', 'Top/stored', 'Top/nothing']) {
      await extractZipEntry(at('a.zip'), entryNamed(name), at(name));
    }
    expect({
      program: readFileSync(at('Top/program')).equals(body),
      mode: statSync(at('Top/program')).mode & 0o777,
      stored: readFileSync(at('Top/stored')).equals(body),
      nothing: existsSync(at('Top/nothing')),
    }).toEqual({ program: true, mode: 0o755, stored: true, nothing: true });
  });

  test('a wrong checksum and an unknown packing are refused', async () => {
    await expect(extractZipEntry(at('a.zip'), entryNamed('Top/forged'), at('x'))).rejects.toThrow('damaged');
    await expect(extractZipEntry(at('a.zip'), entryNamed('Top/odd'), at('x'))).rejects.toThrow('unknown way');
  });

  test('a file without a directory, and one cut short, are refused', () => {
    writeFileSync(at('not.zip'), 'not a zip at all');
    writeFileSync(at('cut.zip'), bytes.subarray(0, bytes.length - 40));
    expect(() => listZip(at('not.zip'))).toThrow();
    expect(() => listZip(at('cut.zip'))).toThrow();
  });
});

test('asar: Electron finds each file by the sizes and offsets in the header', () => {
  const packed = packAsar({ 'a.txt': 'một', 'b.txt': 'hai' });
  const jsonBytes = packed.readUInt32LE(12);
  const header: unknown = JSON.parse(packed.toString('utf8', 16, 16 + jsonBytes));
  const start = 8 + packed.readUInt32LE(4);
  expect({ header, rest: packed.toString('utf8', start) }).toEqual({
    header: { files: { 'a.txt': { size: 5, offset: '0' }, 'b.txt': { size: 3, offset: '5' } } },
    rest: 'mộthai',
  });
});
