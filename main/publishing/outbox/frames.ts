import { sha256Hex } from '../../desk/files/sha256.ts';

/**
 * One event of a journal: a line break, the beginning of its own hash, then JSON (which has no line breaks). Because the break comes first, an event
 * behind a torn one, of a full disk or a cut power line, still stands on a line of its own.
 */
export const frameOf = (event: unknown): string => {
  const json = JSON.stringify(event);
  return `\n${sha256Hex(json).slice(0, 16)} ${json}`;
};

/** The events that are exactly what was written, in order; whatever is torn or damaged is left out. */
export const readFrames = (bytes: Uint8Array): readonly unknown[] =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const json = line.slice(17);
      const isWhole = line.charAt(16) === ' ' && sha256Hex(json).slice(0, 16) === line.slice(0, 16);
      return isWhole ? [JSON.parse(json) as unknown] : [];
    });
