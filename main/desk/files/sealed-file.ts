import { sha256Hex } from './sha256.ts';

/**
 * A file that knows whether it is whole: one line with the SHA-256 of the rest, then the header as one line of JSON, then the body. Only for this
 * machine's own files; what travels is named by its hash instead.
 */
export interface SealedFile {
  readonly header: unknown;
  readonly body: string;
}

export function seal(header: unknown, body: string): Uint8Array {
  const rest = `${JSON.stringify(header)}\n${body}`;
  return Buffer.from(`${sha256Hex(rest)}\n${rest}`);
}

/** Null for a file that is torn, damaged or something else. */
export function unseal(bytes: Uint8Array): SealedFile | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const rest = text.slice(65);
  if (text.charAt(64) !== '\n' || sha256Hex(rest) !== text.slice(0, 64)) return null;
  const end = rest.indexOf('\n');
  if (end === -1) return null;
  return { header: JSON.parse(rest.slice(0, end)) as unknown, body: rest.slice(end + 1) };
}
