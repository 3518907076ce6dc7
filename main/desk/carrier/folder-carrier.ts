import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as v from 'valibot';
import type { AppError } from '../../../shared/app-error.ts';
import { MAX_REQUEST_BYTES } from '../../../shared/records/join-request.ts';
import { MAX_VERSION_BYTES } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { DeskFileSchema, PHOTO_ENDINGS, type Carrier, type DeskFile, type StoredVersion } from './carrier.ts';
import { nodeDurableFs, writeDurably, type DurableFs } from '../files/durable-file.ts';
import { errnoOf, tryFiles } from '../files/file-errors.ts';
import { layout, versionHashIn } from './folder-layout.ts';
import { listArticleFolder, listDrawer, namesIn, drawersIn } from './folder-listing.ts';
import { sha256Hex } from '../files/sha256.ts';

const compress = promisify<Uint8Array, Buffer>(gzip);
const expand = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** The largest article as canonical JSON; what expands to more is not one. */
const MAX_CONTENT_BYTES = 64 * 1024 * 1024;

/** Whether the very same bytes are there already; damaged bytes under that name are replaced. */
async function isThere(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return Buffer.compare(await readFile(file), bytes) === 0;
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return false;
  }
}

function readDeskFile(text: string): Result<DeskFile, AppError> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: 'damaged', what: 'desk' });
  }
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : null;
  if (typeof version === 'number' && version > 1) return fail({ code: 'newer-version', what: 'desk' });
  const parsed = v.safeParse(DeskFileSchema, json);
  return parsed.success ? ok(parsed.output) : fail({ code: 'damaged', what: 'desk' });
}

async function expandContent(packed: Uint8Array, hash: string): Promise<Result<Uint8Array, AppError>> {
  try {
    const bytes = await expand(packed, { maxOutputLength: MAX_CONTENT_BYTES });
    return sha256Hex(bytes) === hash ? ok(bytes) : fail({ code: 'damaged', what: 'article' });
  } catch {
    // Not gzip, cut off, or expanding without end: all the same to the reader.
    return fail({ code: 'damaged', what: 'article' });
  }
}

async function readVersion(folder: string, name: string, maxBytes: number): Promise<StoredVersion | null> {
  const hash = versionHashIn(name);
  const file = path.join(folder, name);
  if (hash === null || (await lstat(file)).size > maxBytes) return null;
  const jws = await readFile(file, 'utf8');
  return sha256Hex(jws) === hash ? { hash, jws } : null;
}

async function findBlob(root: string, hash: string): Promise<string | null> {
  for (const ending of Object.values(PHOTO_ENDINGS)) {
    const file = layout.blob(root, hash, ending);
    try {
      if ((await lstat(file)).isFile()) return file;
    } catch (cause) {
      if (errnoOf(cause) === null) throw cause;
    }
  }
  return null;
}

/** Writes files into the folder; a write that fails at its last step has given the file its name, so it is told all the same. */
function createWriter(root: string, fs: DurableFs, onWritten: (name: string) => void) {
  const write = async (file: string, bytes: Uint8Array): Promise<null> => {
    try {
      await writeDurably(fs, file, bytes);
    } finally {
      onWritten(path.relative(root, file).split(path.sep).join('/'));
    }
    return null;
  };
  const put = async (file: string, bytes: Uint8Array): Promise<null> =>
    (await isThere(file, bytes)) ? null : write(file, bytes);
  return { write, put };
}

/**
 * The carrier of stage 1: a folder on this machine, on a share or kept in step by a sync tool. `onWritten` hears the name in the folder of every thing
 * that had to be written: what is put twice is written once.
 */
export function createFolderCarrier(
  root: string,
  fs: DurableFs = nodeDurableFs,
  onWritten: (name: string) => void = () => {},
): Carrier {
  const writer = createWriter(root, fs, onWritten);
  const put = (file: string, bytes: Uint8Array) => tryFiles(() => writer.put(file, bytes));
  const putText = async (fileOf: (hash: string) => string, text: string) => {
    const hash = sha256Hex(text);
    const written = await put(fileOf(hash), Buffer.from(text));
    return written.ok ? ok(hash) : written;
  };
  return {
    describe: async () => {
      const text = await tryFiles(() => readFile(layout.deskFile(root), 'utf8'), { code: 'not-found', what: 'desk' });
      return text.ok ? readDeskFile(text.value) : text;
    },
    found: async (desk) => {
      if ((await tryFiles(() => lstat(layout.deskFile(root)))).ok) return fail({ code: 'folder-taken', by: 'desk' });
      const text = `${JSON.stringify(desk, null, 2)}\n`;
      return tryFiles(async () => {
        await writeDurably(fs, layout.deskFile(root), Buffer.from(text));
        return null;
      });
    },
    put: (article, jws) => putText((hash) => layout.record(root, article, hash), jws),
    drawers: () => tryFiles(() => drawersIn(root)),
    drawerOf: layout.drawerName,
    list: (drawer, since, only) => tryFiles(() => listDrawer(root, drawer, since, only)),
    listArticle: (article) => tryFiles(() => listArticleFolder(root, article)),
    putVersion: (chain, version, jws) => putText((hash) => layout.version(root, chain, version, hash), jws),
    listVersions: (chain) =>
      tryFiles(async () => {
        const folder = layout.versions(root, chain);
        const files = (await namesIn(folder)).filter((entry) => entry.isFile());
        const maxBytes = chain === 'requests' ? MAX_REQUEST_BYTES : MAX_VERSION_BYTES;
        const read = await Promise.all(files.map((entry) => readVersion(folder, entry.name, maxBytes)));
        return read.filter((version) => version !== null);
      }),
    putContent: async (article, bytes) => {
      const hash = sha256Hex(bytes);
      const file = layout.content(root, article, hash);
      const present = await tryFiles(() => readFile(file));
      if (present.ok && (await expandContent(present.value, hash)).ok) return ok(hash);
      const packed = await compress(bytes);
      const written = await tryFiles(() => writer.write(file, packed));
      return written.ok ? ok(hash) : written;
    },
    readContent: async (article, hash) => {
      const missing = { code: 'not-found', what: 'revision' } as const;
      const packed = await tryFiles(() => readFile(layout.content(root, article, hash)), missing);
      return packed.ok ? expandContent(packed.value, hash) : packed;
    },
    putBlob: async (bytes, ending) => {
      const hash = sha256Hex(bytes);
      const known = await findBlob(root, hash);
      const written = await put(known ?? layout.blob(root, hash, ending), bytes);
      return written.ok ? ok(hash) : written;
    },
    readBlob: async (hash) => {
      const file = await findBlob(root, hash);
      if (file === null) return fail({ code: 'not-found', what: 'photo' });
      const bytes = await tryFiles(() => readFile(file), { code: 'not-found', what: 'photo' });
      if (!bytes.ok) return bytes;
      return sha256Hex(bytes.value) === hash ? bytes : fail({ code: 'damaged', what: 'photo' });
    },
    hasBlob: async (hash) => (await findBlob(root, hash)) !== null,
  };
}
