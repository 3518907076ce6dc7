import type { AppError } from '../../../shared/app-error.ts';
import type { DeviceStep, KeptSteps } from '../../../shared/ipc/people-wire.ts';
import { readRecord } from '../../../shared/records/read-record.ts';
import type { RecordLinks } from '../../../shared/records/record-schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Arrival, Carrier, StoredRecord } from '../carrier/carrier.ts';
import { createJwsReader } from '../jws.ts';

/** One record of a device. `at`: by the device's own clock, and never before a record of the same chain that it follows. */
export interface SignedStep extends Omit<DeviceStep, 'headline'> {
  readonly seq: number;
}

const openRecordJws = createJwsReader('toasoan-record');

type Signed = { readonly kind: string; readonly links: RecordLinks };

async function signedBy(device: string, { article, jws }: StoredRecord): Promise<Signed | null> {
  const opened = await openRecordJws(jws);
  if (opened?.kid !== device) return null;
  const record = readRecord(opened.payload);
  if (record.as === 'malformed') return null;
  const [named, links, kind] =
    record.as === 'known'
      ? [record.payload.article, record.payload, record.payload.kind]
      : [record.article, record.links, 'unknown'];
  return named === article && links?.dev === device ? { kind, links } : null;
}

const inChain = (a: SignedStep, b: SignedStep): number => a.seq - b.seq || (a.record < b.record ? -1 : 1);

/** A clock that was set back puts no step before one that it follows. */
function withTrueOrder(chain: readonly SignedStep[]): readonly SignedStep[] {
  let latest = '';
  return chain.toSorted(inChain).map((step) => {
    if (step.at > latest) latest = step.at;
    return { ...step, at: latest };
  });
}

/** What one device signed in one article. */
async function chainIn({ article, records }: Arrival, device: string): Promise<readonly SignedStep[]> {
  const chain: SignedStep[] = [];
  for (const stored of records) {
    const signed = await signedBy(device, stored);
    if (signed === null) continue;
    const { seq, at } = signed.links;
    chain.push({ record: stored.hash, articleId: article, kind: signed.kind, seq, at });
  }
  return withTrueOrder(chain);
}

/** Everything that one device signed, oldest first. Reads every record that has arrived: closing a key is rare, and must miss nothing. */
export async function signedByDevice(
  carrier: Carrier,
  device: string,
): Promise<Result<readonly SignedStep[], AppError>> {
  const drawers = await carrier.drawers();
  if (!drawers.ok) return drawers;
  const steps: SignedStep[] = [];
  for (const { name } of drawers.value) {
    const listing = await carrier.list(name, null);
    if (!listing.ok) return listing;
    for (const arrival of listing.value.arrivals) steps.push(...(await chainIn(arrival, device)));
  }
  return ok(
    steps.toSorted((a, b) =>
      a.at === b.at && a.articleId === b.articleId
        ? inChain(a, b)
        : a.at < b.at || (a.at === b.at && a.articleId < b.articleId)
          ? -1
          : 1,
    ),
  );
}

/** Per article the last step that is kept: where the key is closed. Articles without one keep nothing of this device. */
export function closingHeads(
  steps: readonly SignedStep[],
  keep: KeptSteps,
): Result<Readonly<Record<string, string>>, AppError> {
  const last = keep.kind === 'until' ? steps.findIndex(({ record }) => record === keep.record) : steps.length - 1;
  if (last < 0 && keep.kind === 'until') return fail({ code: 'roster-refused', reason: 'unknown' });
  const kept = keep.kind === 'none' ? [] : steps.slice(0, last + 1);
  return ok(Object.fromEntries(kept.map(({ articleId, record }) => [articleId, record])));
}
