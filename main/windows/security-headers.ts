const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

/**
 * The window's page: its own files only, nothing inline, nothing evaluated, nothing from outside. `lexical` is the one Trusted Types policy: the
 * clipboard package makes it anew for each paste, and only to parse HTML into a document that is never shown.
 */
const WINDOW_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' media: data: blob:",
  'frame-src': 'preview:',
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "lexical 'allow-duplicates'",
});

/** The portal's page in its frame: looks as on the site, and can do nothing. The site's pages need no script to be read. */
const PREVIEW_POLICY = policy({
  'default-src': "'none'",
  'img-src': "'self' data:",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': 'app://toasoan',
  sandbox: '',
});

/** A photo, whatever its bytes are, is a picture and nothing else. */
const PHOTO_POLICY = policy({ 'default-src': "'none'", sandbox: '' });

const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

export type Served = 'window' | 'preview' | 'photo';

/** Response headers for what main serves to the window. Only a photo may be kept by the browser: its address is the hash of its bytes. */
export function securityHeaders(served: Served, contentType: string): Record<string, string> {
  const base = { ...COMMON, 'Content-Type': contentType };
  switch (served) {
    case 'window':
      return { ...base, 'Content-Security-Policy': WINDOW_POLICY, 'Cache-Control': 'no-cache' };
    case 'preview':
      return { ...base, 'Content-Security-Policy': PREVIEW_POLICY, 'Cache-Control': 'no-store' };
    case 'photo':
      return {
        ...base,
        'Content-Security-Policy': PHOTO_POLICY,
        'Cache-Control': 'private, max-age=31536000, immutable',
      };
  }
}
