import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

interface Payload {
  readonly kind?: string;
  readonly url?: string | null;
}

/** The addresses in the signed publication records of a desk's folder. */
export async function publicationsIn(deskFolder: string): Promise<readonly (string | null)[]> {
  const folder = path.join(deskFolder, 'articles');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const urls: (string | null)[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || path.basename(entry.parentPath) !== 'r') continue;
    const [, payload = ''] = (await readFile(path.join(entry.parentPath, entry.name), 'utf8')).split('.');
    const record = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Payload;
    if (record.kind === 'publication') urls.push(record.url ?? null);
  }
  return urls;
}
