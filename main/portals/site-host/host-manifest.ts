import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { STATE_FOLDER } from '../static-site/site-folder.ts';
import { hostProblem } from './host-problem.ts';

/** The form of what is kept on the host; a host of a higher number is left alone. */
const HOST_FORMAT = 1;

const HEAD_PATH = `${STATE_FOLDER}/host.json`;
const LISTS = `${STATE_FOLDER}/host`;
const LARGEST_LIST = 256 * 1024 * 1024;

const serial = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Who brought the site to the host last, and which list says what is there. `site` names the local folder that it came from; `serial` grows with every
 * transfer, so that a copy of that folder can be told from the folder itself.
 */
const HeadSchema = v.strictObject({
  format: v.literal(HOST_FORMAT),
  site: v.pipe(v.string(), v.maxLength(100)),
  serial,
  list: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.json\.gz$/)),
});
export type HostHead = Readonly<v.InferOutput<typeof HeadSchema>>;

const sitePath = v.pipe(v.string(), v.maxLength(400), v.regex(/^[A-Za-z0-9._=-]+(\/[A-Za-z0-9._=-]+)*$/));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const ListSchema = v.record(sitePath, v.nullable(sha256));

/** What the host has, by path: the SHA-256 of the file; null: a transfer may have left the old one, the new one, or none. */
export type HostFiles = ReadonlyMap<string, string | null>;

interface HostFolderReader {
  readonly read: (file: string) => Promise<Uint8Array | null>;
}
interface HostFolderWriter extends HostFolderReader {
  readonly names: (folder: string) => Promise<readonly string[]>;
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}

/** Null: no site of this program is there. */
export async function readHostHead(host: HostFolderReader): Promise<HostHead | null> {
  const bytes = await host.read(HEAD_PATH);
  if (bytes === null) return null;
  const json = parseJson(bytes);
  const parsed = v.safeParse(HeadSchema, json);
  if (parsed.success) return parsed.output;
  const newer = v.safeParse(v.object({ format: v.pipe(v.number(), v.minValue(HOST_FORMAT + 1)) }), json);
  throw hostProblem(newer.success ? 'newer-version' : 'differs');
}

/** The list that a head names. */
export async function readHostFiles(host: HostFolderReader, head: HostHead): Promise<HostFiles> {
  const bytes = await host.read(`${LISTS}/${head.list}`);
  if (bytes === null) throw hostProblem('differs');
  let json: unknown;
  try {
    json = parseJson(gunzipSync(bytes, { maxOutputLength: LARGEST_LIST }));
  } catch {
    json = null;
  }
  const parsed = v.safeParse(ListSchema, json);
  if (!parsed.success) throw hostProblem('differs');
  return new Map(Object.entries(parsed.output));
}

/** Puts a new list there, then the head that names it: whoever reads meets the old pair or the new one. */
export async function writeHostFiles(
  host: HostFolderWriter,
  who: Pick<HostHead, 'site' | 'serial'>,
  files: HostFiles,
): Promise<HostHead> {
  const { site, serial: count } = who;
  // A name of its own: whoever has read the head before still finds the list that it named, or none.
  const list = `${count}-${randomBytes(8).toString('hex')}.json.gz`;
  const head: HostHead = { format: HOST_FORMAT, site, serial: count, list };
  await host.write(`${LISTS}/${head.list}`, gzipSync(JSON.stringify(Object.fromEntries(files))));
  await host.write(HEAD_PATH, new TextEncoder().encode(`${JSON.stringify(head)}\n`));
  return head;
}

/** Lists that no head names any more. */
export async function removeOldLists(host: HostFolderWriter, { list }: HostHead): Promise<void> {
  for (const name of await host.names(LISTS)) if (name !== list) await host.remove(`${LISTS}/${name}`);
}
