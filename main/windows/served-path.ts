/**
 * The path inside `origin` that an address names, decoded, without a slash in front; null when it names another host, climbs, or hides anything:
 * an encoded slash, a backslash, a NUL, a drive, a stream, bytes that are not UTF-8.
 */
export function servedPath(address: string, origin: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // Node gives custom schemes the origin 'null': scheme and host are compared by hand.
  if (`${url.protocol}//${url.host}` !== origin || url.username !== '' || url.password !== '') return null;
  if (/%(2f|5c|00)/iu.test(url.pathname)) return null;
  const decoded = decodePath(url.pathname.slice(1));
  if (decoded === null || /[\\:\p{Cc}]/u.test(decoded)) return null;
  const parts = decoded.split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..') ? null : decoded;
}

function decodePath(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
