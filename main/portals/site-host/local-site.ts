import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { sha256Hex } from '../../desk/files/sha256.ts';
import { STATE_FOLDER, type SiteFolder } from '../static-site/site-folder.ts';
import { errnoOf } from '../static-site/site-problem.ts';
import type { LocalFiles } from './upload-plan.ts';

const NOTE_PATH = `${STATE_FOLDER}/host-note.json`;
const HASHES_PATH = `${STATE_FOLDER}/host-hashes.json`;
const AT_ONCE = 16;

/** Which folder this is, and how often it has begun to bring the site to a host. */
const NoteSchema = v.strictObject({ site: v.pipe(v.string(), v.uuid()), serial: v.pipe(v.number(), v.integer()) });
export type HostNote = Readonly<v.InferOutput<typeof NoteSchema>>;

/** Size, time of change in ms, SHA-256: a file is hashed again when one of the first two is another. */
const HashesSchema = v.record(v.string(), v.tuple([v.number(), v.number(), v.string()]));
type Hashes = v.InferOutput<typeof HashesSchema>;

const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

async function readJson<S extends v.GenericSchema>(
  folder: Pick<SiteFolder, 'read'>,
  file: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  const bytes = await folder.read(file);
  if (bytes === null) return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** A folder without a readable note is one that has never been at a host: what a host has from it counts as another's. */
export const readHostNote = async (folder: Pick<SiteFolder, 'read'>): Promise<HostNote> =>
  (await readJson(folder, NOTE_PATH, NoteSchema)) ?? { site: randomUUID(), serial: 0 };

/** Durable before anything on the host is. */
export async function writeHostNote(folder: SiteFolder, note: HostNote): Promise<void> {
  await folder.write(NOTE_PATH, jsonBytes(note));
  await folder.settle();
}

// The site's own files all have such names; what begins with a dot is the state, or a system's.
const PUBLIC_NAME = /^[A-Za-z0-9_=-][A-Za-z0-9._=-]{0,199}$/;

async function publicFiles(root: string, folder = ''): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!PUBLIC_NAME.test(entry.name)) continue;
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await publicFiles(root, file)));
    else if (entry.isFile()) found.push(file);
  }
  return found;
}

/** One file's line of the table; null: it went away meanwhile. */
async function hashOf(root: string, file: string, known: Hashes): Promise<Hashes[string] | null> {
  try {
    const { size, mtimeMs } = await stat(path.join(root, file));
    const before = known[file];
    if (before !== undefined && before[0] === size && before[1] === mtimeMs) return before;
    return [size, mtimeMs, sha256Hex(await readFile(path.join(root, file)))];
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Everything that readers can ask for. What has been hashed before is not read again. */
export async function readLocalFiles(root: string, folder: SiteFolder): Promise<LocalFiles> {
  const known = (await readJson(folder, HASHES_PATH, HashesSchema)) ?? {};
  const files = await publicFiles(root);
  const hashes: Hashes = {};
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const lines = await Promise.all(some.map((file) => hashOf(root, file, known)));
    for (const [index, line] of lines.entries()) {
      const file = some[index];
      if (file !== undefined && line !== null) hashes[file] = line;
    }
  }
  await folder.write(HASHES_PATH, jsonBytes(hashes));
  return new Map(Object.entries(hashes).map(([file, [, , hash]]) => [file, hash]));
}
