import type { AppError } from '../../shared/app-error.ts';
import { causalOrder } from '../../shared/records/causal-order.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Carrier, DeskFile } from '../desk/carrier/carrier.ts';
import type { BundleBlob, ReadBundle, Watched } from './read-bundle.ts';
import { rosterOnWay } from './roster-on-way.ts';

/** What a bundle brought that was not here. */
export interface TakenIn {
  readonly records: number;
}

/** Whether the bundle is of this very desk: the same name for life and the same first roster. The name that people read decides nothing. */
export const isOfDesk = (bundle: Pick<ReadBundle, 'desk'>, desk: DeskFile): boolean =>
  bundle.desk.id === desk.id && bundle.desk.root === desk.root;

/** Hashes of the records that the desk does not have yet. */
export async function newRecords(bundle: ReadBundle, carrier: Carrier): Promise<Result<readonly string[], AppError>> {
  const here = await carrier.listArticle(bundle.article);
  if (!here.ok) return here;
  const known = new Set(here.value.records.map(({ hash }) => hash));
  return ok(bundle.records.map(({ hash }) => hash).filter((hash) => !known.has(hash)));
}

async function putRoster(bundle: ReadBundle, carrier: Carrier): Promise<Result<null, AppError>> {
  const chain = await rosterOnWay(bundle.roster, bundle.desk);
  // A bundle without a roster that holds brings records only; the desk's own roster judges them.
  for (const { version, jws } of chain.ok ? chain.value.files : []) {
    const put = await carrier.putVersion('roster', version, jws);
    if (!put.ok) return put;
  }
  return ok(null);
}

/** Reads a large thing once more and puts it; bytes that are no longer what was looked at are not put. */
async function putBlob(blob: BundleBlob, carrier: Carrier): Promise<Result<string, AppError>> {
  const bytes = await blob.read();
  if (!bytes.ok) return bytes;
  const { part } = blob;
  return part.kind === 'photo'
    ? carrier.putBlob(bytes.value, part.ending)
    : carrier.putContent(part.article, bytes.value);
}

/**
 * Joins a bundle of this desk with the desk: a union, like two folders. Photos and texts go first, then the records, each behind those that its signer
 * had seen: wherever this ends, by a kill or a full disk, what is there is a whole earlier state of the article, and doing it again completes it.
 */
export async function takeInBundle(
  bundle: ReadBundle,
  { carrier, desk }: { readonly carrier: Carrier; readonly desk: DeskFile },
  { signal, onProgress }: Watched,
): Promise<Result<TakenIn, AppError>> {
  if (!isOfDesk(bundle, desk)) return fail({ code: 'bundle-refused', reason: 'mixed' });
  const missing = await newRecords(bundle, carrier);
  if (!missing.ok) return missing;
  const roster = await putRoster(bundle, carrier);
  if (!roster.ok) return roster;
  const blobs: readonly BundleBlob[] = [...bundle.photos, ...bundle.contents];
  for (const [index, blob] of blobs.entries()) {
    if (signal.aborted) return fail({ code: 'cancelled' });
    const put = await putBlob(blob, carrier);
    if (!put.ok) return put;
    onProgress(index + 1, blobs.length + bundle.records.length);
  }
  if (signal.aborted) return fail({ code: 'cancelled' });
  for (const [index, { jws }] of causalOrder(bundle.records).entries()) {
    const put = await carrier.put(bundle.article, jws);
    if (!put.ok) return put;
    onProgress(blobs.length + index + 1, blobs.length + bundle.records.length);
  }
  return ok({ records: missing.value.length });
}
