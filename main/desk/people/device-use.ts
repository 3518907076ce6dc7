import type { AppError } from '../../../shared/app-error.ts';
import type { DeviceUse } from '../../../shared/ipc/people-wire.ts';
import { readRecord } from '../../../shared/records/read-record.ts';
import type { RecordLinks } from '../../../shared/records/record-schema.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Carrier, StoredRecord } from '../carrier/carrier.ts';
import { createJwsReader } from '../jws.ts';

/** What one device signed, and per article its newest record: where its key is closed. */
export interface SignedByDevice extends DeviceUse {
  readonly heads: Readonly<Record<string, string>>;
}

const openRecordJws = createJwsReader('toasoan-record');

async function linksBy(device: string, { article, jws }: StoredRecord): Promise<RecordLinks | null> {
  const opened = await openRecordJws(jws);
  if (opened?.kid !== device) return null;
  const record = readRecord(opened.payload);
  if (record.as === 'malformed') return null;
  const [named, links] =
    record.as === 'known' ? [record.payload.article, record.payload] : [record.article, record.links];
  return named === article && links?.dev === device ? links : null;
}

/** Reads every record that has arrived: closing a key is rare, and must miss nothing. */
export async function signedByDevice(carrier: Carrier, device: string): Promise<Result<SignedByDevice, AppError>> {
  const listing = await carrier.list(null);
  if (!listing.ok) return listing;
  const heads: Record<string, string> = {};
  let records = 0;
  let newestAt: string | null = null;
  for (const arrival of listing.value.arrivals) {
    let head: RecordLinks | null = null;
    for (const stored of arrival.records) {
      const links = await linksBy(device, stored);
      if (links === null) continue;
      records += 1;
      if (newestAt === null || links.at > newestAt) newestAt = links.at;
      if (head !== null && links.seq <= head.seq) continue;
      head = links;
      heads[arrival.article] = stored.hash;
    }
  }
  return ok({ articles: Object.keys(heads).length, records, newestAt, heads });
}
