import { createHash } from 'node:crypto';

/** Lower-case hexadecimal SHA-256; text counts as its UTF-8 bytes. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
