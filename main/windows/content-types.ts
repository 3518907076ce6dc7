const WINDOW_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  png: 'image/png',
  svg: 'image/svg+xml',
};

const SITE_TYPES: Readonly<Record<string, string>> = {
  ...WINDOW_TYPES,
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  ico: 'image/x-icon',
};

/** Decided by the file's ending alone; null: such files are not served. */
export function contentTypeOf(path: string, from: 'window' | 'site'): string | null {
  const ending = /\.([a-z0-9]+)$/u.exec(path)?.[1];
  if (ending === undefined) return null;
  const types = from === 'window' ? WINDOW_TYPES : SITE_TYPES;
  return Object.hasOwn(types, ending) ? (types[ending] ?? null) : null;
}
