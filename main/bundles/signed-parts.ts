import { readRecord, type ReadRecord } from '../../shared/records/read-record.ts';
import { createJwsReader } from '../desk/jws.ts';

/** A record that carries a signature that holds, and what it says about its place and its needs. Whose signature it is, the roster says. */
export interface SignedPart {
  readonly hash: string;
  readonly jws: string;
  readonly kid: string;
  readonly record: Exclude<ReadRecord, { as: 'malformed' }>;
  /** Contents and photos that it names, also in kinds unknown here. */
  readonly contents: readonly string[];
  readonly photos: readonly string[];
  /** Records that its signer had seen. */
  readonly before: readonly string[];
  readonly at: string;
}

const HASH = /^[0-9a-f]{64}$/;
const hashesIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (entry): entry is string => typeof entry === 'string' && HASH.test(entry),
  );

/** Opens records as they travel; null: no signature, no record, or a record of another article. */
export function createPartReader() {
  const openJws = createJwsReader('toasoan-record');
  return async (article: string, hash: string, jws: string): Promise<SignedPart | null> => {
    const opened = await openJws(jws);
    if (opened === null) return null;
    const record = readRecord(opened.payload);
    if (record.as === 'malformed') return null;
    const links = record.as === 'known' ? record.payload : record.links;
    const named = record.as === 'known' ? record.payload.article : record.article;
    if (named !== article || (links !== null && links.dev !== opened.kid)) return null;
    const { content, blobs, parents } = opened.payload as Readonly<Record<string, unknown>>;
    const before = [...hashesIn(links?.prev), ...Object.values(links?.seen ?? {}), ...hashesIn(parents)];
    return {
      hash,
      jws,
      kid: opened.kid,
      record,
      contents: hashesIn(content),
      photos: hashesIn(blobs),
      before,
      at: links?.at ?? '',
    };
  };
}
