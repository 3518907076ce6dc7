import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_RECORD_BYTES } from '../../../shared/records/record-schema.ts';
import { createFolderCarrier } from './folder-carrier.ts';
import { layout } from './folder-layout.ts';
import { sha256Hex } from '../files/sha256.ts';

const ARTICLE = '01J0000000000000000000000A';
const desk = { v: 1, id: ARTICLE, name: 'Tòa soạn thử', root: 'a'.repeat(64) } as const;

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'toasoan-folder-'));
  await createFolderCarrier(root).found(desk);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const listed = async () => {
  const listing = await createFolderCarrier(root).list(layout.drawerName(ARTICLE), null);
  return listing.ok ? listing.value.arrivals : listing.error;
};

describe('folder carrier against foreign files', () => {
  it('[R13] ignores temporary files, conflict copies, folders, links and pipes among the records', async () => {
    const carrier = createFolderCarrier(root);
    await carrier.put(ARTICLE, 'thật');
    const folder = layout.records(root, ARTICLE);
    const hash = sha256Hex('thật');
    await writeFile(path.join(folder, '.tmp-1-abc'), 'dở dang');
    await writeFile(path.join(folder, `${hash}.sync-conflict-20260101-101010-ABCDEFG.jws`), 'thật');
    await writeFile(path.join(folder, `~${hash}.jws`), 'thật');
    await writeFile(path.join(folder, `${hash.toUpperCase()}.jws`), 'thật');
    await mkdir(path.join(folder, `${'1'.repeat(64)}.jws`));
    await symlink('/etc/hostname', path.join(folder, `${'2'.repeat(64)}.jws`));
    execFileSync('mkfifo', [path.join(folder, `${'3'.repeat(64)}.jws`)]);
    await mkdir(path.join(root, 'articles', 'ZZZZ', ARTICLE, 'r'), { recursive: true });
    expect(await listed()).toEqual([
      { article: ARTICLE, records: [{ article: ARTICLE, hash, jws: 'thật' }], strays: [] },
    ]);
  });

  it('[R14] names a torn, a forged and an oversized record, keeps the file, and looks again until it is whole', async () => {
    const carrier = createFolderCarrier(root);
    await carrier.put(ARTICLE, 'thật');
    const torn = sha256Hex('bản ghi còn thiếu');
    const large = 'f'.repeat(64);
    await writeFile(layout.record(root, ARTICLE, torn), 'bản ghi');
    await writeFile(layout.record(root, ARTICLE, large), Buffer.alloc(MAX_RECORD_BYTES + 1));
    const drawer = carrier.drawerOf(ARTICLE);
    const first = await carrier.list(drawer, null);
    expect(first.ok && first.value.arrivals.map(({ strays }) => strays)).toEqual([
      [
        { article: ARTICLE, hash: torn, reason: 'wrong-hash' },
        { article: ARTICLE, hash: large, reason: 'too-large' },
      ].toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
    ]);
    await writeFile(layout.record(root, ARTICLE, torn), 'bản ghi còn thiếu');
    const second = await carrier.list(drawer, first.ok ? first.value.cursor : null);
    expect(second.ok && second.value.arrivals[0]?.records.map(({ jws }) => jws).toSorted()).toEqual([
      'bản ghi còn thiếu',
      'thật',
    ]);
    expect((await readdir(layout.records(root, ARTICLE))).length).toBe(3);
  });

  it('replaces damaged bytes when the true ones are put again', async () => {
    const carrier = createFolderCarrier(root);
    const text = Buffer.from('{"đúng":true}');
    const photo = Buffer.from('ảnh gốc');
    await writeFile(layout.record(root, ARTICLE, sha256Hex('thật')), 'hỏng').catch(() => carrier.put(ARTICLE, 'thật'));
    await carrier.putContent(ARTICLE, text);
    await carrier.putBlob(photo, 'jpg');
    await writeFile(layout.content(root, ARTICLE, sha256Hex(text)), gzipSync('{"đúng":false}'));
    await writeFile(layout.blob(root, sha256Hex(photo), 'jpg'), 'ảnh hỏng');
    expect([await carrier.readContent(ARTICLE, sha256Hex(text)), await carrier.readBlob(sha256Hex(photo))]).toEqual([
      { ok: false, error: { code: 'damaged', what: 'article' } },
      { ok: false, error: { code: 'damaged', what: 'photo' } },
    ]);
    await carrier.putContent(ARTICLE, text);
    await carrier.putBlob(photo, 'jpg');
    const content = await carrier.readContent(ARTICLE, sha256Hex(text));
    expect(content.ok && Buffer.from(content.value).toString()).toBe('{"đúng":true}');
    expect(await readFile(layout.blob(root, sha256Hex(photo), 'jpg'), 'utf8')).toBe('ảnh gốc');
  });

  it('refuses content that expands without end, is cut off, or is no gzip at all', async () => {
    const carrier = createFolderCarrier(root);
    await carrier.putContent(ARTICLE, Buffer.from('{}'));
    const put = async (hash: string, bytes: Uint8Array) => {
      await writeFile(layout.content(root, ARTICLE, hash), bytes);
      const read = await carrier.readContent(ARTICLE, hash);
      return read.ok ? 'read' : read.error.code;
    };
    const whole = gzipSync(Buffer.alloc(100_000, 'x'));
    expect([
      await put('1'.repeat(64), gzipSync(Buffer.alloc(70 * 1024 * 1024))),
      await put('2'.repeat(64), whole.subarray(0, whole.length - 9)),
      await put('3'.repeat(64), Buffer.from('chữ thường')),
    ]).toEqual(['damaged', 'damaged', 'damaged']);
  });

  it('tells a vanished share, a damaged desk file and a newer desk apart', async () => {
    const carrier = createFolderCarrier(root);
    const answers: unknown[] = [];
    for (const text of ['{"v":1,', '{"v":1}', '{"v":2,"x":1}']) {
      await writeFile(layout.deskFile(root), text);
      const described = await carrier.describe();
      answers.push(described.ok ? 'read' : described.error);
    }
    await rm(root, { recursive: true });
    answers.push(await listed());
    expect(answers).toEqual([
      { code: 'damaged', what: 'desk' },
      { code: 'damaged', what: 'desk' },
      { code: 'newer-version', what: 'desk' },
      { code: 'unreachable' },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('says read-only for a folder that may not be written to', async () => {
    await chmod(root, 0o500);
    expect(await createFolderCarrier(root).put(ARTICLE, 'x')).toEqual({ ok: false, error: { code: 'read-only' } });
    await chmod(root, 0o700);
  });
});
