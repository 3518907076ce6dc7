import type { Protocol } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { readContainedFile } from './contained-file.ts';
import { contentTypeOf } from './content-types.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { securityHeaders, type Served } from './security-headers.ts';
import { servedPath } from './served-path.ts';

/** The widths that a photo's copies come in, in pixels. */
const WIDTHS: ReadonlySet<string> = new Set(['320', '960', '1600']);

/** A picture as it goes to the window. */
export interface ServedPhoto {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What the three schemes show. */
export interface ServedContent {
  /** The folder of the built window. */
  readonly windowFolder: string;
  /** A photo of the desk by its hash: its original bytes, or a copy `width` pixels wide at most. */
  readonly readPhoto: (blob: string, width: number | null) => Promise<Result<ServedPhoto, AppError>>;
  /** A file of the site as publishing would write it now; null: the site has none there. */
  readonly readSiteFile: (path: string) => Promise<Uint8Array | null>;
}

type Answer = (url: string) => Promise<Response>;

const refuse = (status: 400 | 404 | 405): Response =>
  new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff' } });

/** A Response takes only bytes that no other thread can change under it. */
const respond = (bytes: Uint8Array, served: Served, contentType: string): Response =>
  new Response(new Uint8Array(bytes), { headers: securityHeaders(served, contentType) });

export const serveWindowFiles =
  (folder: string): Answer =>
  async (url) => {
    const path = servedPath(url, APP_ORIGIN);
    if (path === null) return refuse(400);
    const contentType = contentTypeOf(path, 'window');
    const bytes = contentType === null ? null : await readContainedFile(folder, path);
    return bytes === null || contentType === null ? refuse(404) : respond(bytes, 'window', contentType);
  };

export const servePhotos =
  (readPhoto: ServedContent['readPhoto']): Answer =>
  async (url) => {
    const path = servedPath(url, 'media://blob');
    if (path === null || !/^[0-9a-f]{64}$/u.test(path)) return refuse(400);
    const { searchParams } = new URL(url);
    const width = searchParams.get('w');
    const isKnown = width === null ? searchParams.size === 0 : WIDTHS.has(width) && searchParams.size === 1;
    if (!isKnown) return refuse(400);
    const photo = await readPhoto(path, width === null ? null : Number(width));
    return photo.ok ? respond(photo.value.bytes, 'photo', photo.value.mediaType) : refuse(404);
  };

export const servePreview =
  (readSiteFile: ServedContent['readSiteFile']): Answer =>
  async (url) => {
    const path = servedPath(url, 'preview://site');
    if (path === null) return refuse(400);
    const contentType = contentTypeOf(path, 'site');
    const bytes = contentType === null ? null : await readSiteFile(path);
    return bytes === null || contentType === null ? refuse(404) : respond(bytes, 'preview', contentType);
  };

const onlyGet =
  (answer: Answer) =>
  async (request: Request): Promise<Response> =>
    request.method === 'GET' ? answer(request.url) : refuse(405);

/** Serves the window, the desk's photos and the site's preview; nothing else has an address. */
export function serveSchemes(protocol: Protocol, content: ServedContent): void {
  protocol.handle('app', onlyGet(serveWindowFiles(content.windowFolder)));
  protocol.handle('media', onlyGet(servePhotos(content.readPhoto)));
  protocol.handle('preview', onlyGet(servePreview(content.readSiteFile)));
}
