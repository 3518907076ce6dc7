import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Base64 of whatever holds the secret: what comes before it shifts its letters, so there are three forms, without the letters that neighbours share. */
const inBase64 = (secret: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret, 'utf8')]);
    const whole = Math.floor((bytes.byteLength * 8) / 6);
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), whole);
  });

/** A secret as programs would leave it in a text: as it is, or encoded for headers and addresses. */
const lettersOf = (secret: string): readonly string[] => {
  const encoded = inBase64(secret);
  return [secret, ...encoded, ...encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
};

/** The same in bytes, and as JavaScript's own two-byte text. */
const shapesOf = (secret: string): readonly Buffer[] => [
  ...lettersOf(secret).map((letters) => Buffer.from(letters, 'utf8')),
  Buffer.from(secret, 'utf16le'),
];

export const textHolds = (text: string, secret: string): boolean =>
  lettersOf(secret).some((letters) => text.includes(letters));

/** The bytes of a file, and what is packed in it. */
function withUnpacked(bytes: Buffer): readonly Buffer[] {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return [bytes];
  try {
    return [bytes, gunzipSync(bytes)];
  } catch {
    return [bytes];
  }
}

/** A running program takes files and folders away while they are looked at. */
async function unlessGone<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await unlessGone(readdir(folder, { withFileTypes: true }), []);
  const files = entries.map((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(at);
    return Promise.resolve(entry.isFile() ? [at] : []);
  });
  return (await Promise.all(files)).flat();
}

/** Every file below a folder that holds the secret, by name. */
export async function filesWith(folder: string, secret: string): Promise<readonly string[]> {
  const shapes = shapesOf(secret);
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const bytes = await unlessGone(readFile(file), null);
    const contents = bytes === null ? [] : withUnpacked(bytes);
    if (contents.some((content) => shapes.some((shape) => content.includes(shape))))
      found.push(path.relative(folder, file));
  }
  return found;
}

/** Which of these texts the window's heap holds after its garbage has been collected. They are ASCII: a snapshot writes other letters by number. */
export async function heldInHeap(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  const found = new Set<string>();
  const longest = Math.max(...texts.map(({ length }) => length));
  let rest = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }: { readonly chunk: string }) => {
    // A text may lie across two chunks.
    const piece = rest + chunk;
    for (const text of texts) if (piece.includes(text)) found.add(text);
    rest = piece.slice(-longest);
  });
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return texts.filter((text) => found.has(text));
}
