import { namesIn } from '../carrier/folder-listing.ts';

const CHUNK_NAME = /^([0-9]{6,9})-([0-9]{1,15})\.saves$/;

/** A file of consecutive saves. The number gives the order; the time, in ms since 1970, is what the clock said at its first save. */
export interface Chunk {
  readonly name: string;
  readonly number: number;
  readonly startedAt: number;
}

export const chunkName = (number: number, startedAt: number): string =>
  `${String(number).padStart(6, '0')}-${Math.max(0, startedAt)}.saves`;

/** The chunks of one article, in the order in which they were written. */
export const chunksIn = async (folder: string): Promise<readonly Chunk[]> =>
  (await namesIn(folder))
    .flatMap(({ name }): readonly Chunk[] => {
      const [, number, startedAt] = CHUNK_NAME.exec(name) ?? [];
      return number === undefined ? [] : [{ name, number: Number(number), startedAt: Number(startedAt) }];
    })
    .toSorted((a, b) => a.number - b.number);
