import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Looks for a secret as programs would leave it: as text, as JavaScript's own two-byte text, encoded for headers and addresses. */
const shapesOf = (secret: string): readonly Buffer[] => [
  Buffer.from(secret, 'utf8'),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(Buffer.from(secret, 'utf8').toString('base64').slice(0, -4)),
];

/** Every file below a folder that holds the secret, by name. */
export async function filesWith(folder: string, secret: string): Promise<readonly string[]> {
  const shapes = shapesOf(secret);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (shapes.some((shape) => bytes.includes(shape))) found.push(path.relative(folder, file));
  }
  return found;
}

/** Whether the window's heap holds the secret after its garbage has been collected. */
export async function heapHolds(page: Page, secret: string): Promise<boolean> {
  const devtools = await page.context().newCDPSession(page);
  let isFound = false;
  let rest = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }: { readonly chunk: string }) => {
    // A text may lie across two chunks.
    const text = rest + chunk;
    if (text.includes(secret)) isFound = true;
    rest = text.slice(-secret.length);
  });
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return isFound;
}
