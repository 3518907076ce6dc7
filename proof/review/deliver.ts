import type { StoredRecord } from '../../main/desk/carrier/carrier.ts';
import type { Desk } from '../../main/desk/desk.ts';
import { must, payloadOf } from '../attacks/room-under-attack.ts';

/** How files of an article travel between machines. */
export interface Manner {
  /** The records before the texts that they name. */
  readonly isReversed: boolean;
  /** One record of what is new stays behind until the next time. */
  readonly isLate: boolean;
  /** Everything that was there already comes once more. */
  readonly isTwice: boolean;
}

/** A record, and the machine whose copy of the desk has it, with what it names. */
interface Found {
  readonly record: StoredRecord;
  readonly at: Desk;
}

async function put(to: Desk, articleId: string, found: readonly Found[], { isReversed }: Manner): Promise<void> {
  const { carrier, arrived } = to.carried;
  const putRecords = async (): Promise<void> => {
    for (const { record } of found) must(await carrier.put(articleId, record.jws));
    must(await arrived(articleId));
  };
  if (isReversed) await putRecords();
  for (const { record, at } of found) {
    const { content, kind } = payloadOf(record.jws);
    if ((kind === 'revision' || kind === 'proposal') && typeof content === 'string')
      must(await carrier.putContent(articleId, must(await at.carried.carrier.readContent(articleId, content))));
  }
  // Texts that came behind their records are looked at as well.
  if (isReversed) must(await arrived(articleId));
  else await putRecords();
}

/** Carries what any of these machines has of an article into every other one’s own copy of the desk. */
export async function deliver(desks: readonly Desk[], articleId: string, manner: Manner): Promise<void> {
  const lists: (readonly StoredRecord[])[] = [];
  for (const { carried } of desks) lists.push(must(await carried.carrier.listArticle(articleId)).records);
  const all = new Map<string, Found>();
  for (const [index, at] of desks.entries())
    for (const record of lists[index] ?? []) all.set(record.hash, { record, at });
  for (const [index, to] of desks.entries()) {
    const there = new Set(lists[index]?.map(({ hash }) => hash));
    const fresh = [...all.values()].filter(({ record }) => !there.has(record.hash));
    if (manner.isLate) fresh.shift();
    if (fresh.length > 0) await put(to, articleId, manner.isTwice ? [...all.values()] : fresh, manner);
  }
}
