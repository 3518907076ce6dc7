import type {
  ApartRow,
  PeopleOverview,
  PersonRow,
  PlaceNews,
  RequestRow,
  Standing,
} from '../../../shared/ipc/people-wire.ts';
import { canonicalJson } from '../../../shared/article/canonical.ts';
import { mayChangeRoster, type Roster } from '../../../shared/records/roster.ts';
import type { KeyCustody } from '../../../shared/ipc/wire.ts';
import type { Fingerprints } from './fingerprint.ts';
import type { ReceivedRequest } from './join-requests.ts';
import type { RosterBook } from './roster-book.ts';

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) !== canonicalJson(b ?? null);

function personRows(roster: Roster, kid: string, me: string): readonly PersonRow[] {
  const devices = Object.entries(roster.keys)
    .filter(([, key]) => key.recovery !== true)
    .toSorted(([, a], [, b]) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
  return Object.entries(roster.people).map(([personId, { name, penName, roles, active }]) => ({
    personId,
    name,
    penName,
    roles,
    active,
    isMe: personId === me,
    devices: devices
      .filter(([, key]) => key.person === personId)
      .map(([device, { label, since, closed }]) => ({
        device,
        label,
        since: since ?? null,
        isClosed: closed !== null,
        isThis: device === kid,
      })),
  }));
}

function apartRows(book: RosterBook): readonly ApartRow[] {
  const bases = new Map(book.chain().chain.map(({ hash, roster }) => [hash, roster]));
  return book.apart().map(({ hash, roster }) => {
    const base = bases.get(roster.prev ?? '');
    const people = Object.entries(roster.people).filter(([id, person]) => differs(base?.people[id], person));
    const keys = Object.entries(roster.keys).filter(([kid, key]) => differs(base?.keys[kid], key));
    const touches = [
      ...people.map(([, { name }]) => name),
      ...keys.map(([, { label, person }]) => (label === '' ? (roster.people[person]?.name ?? '') : label)),
    ];
    return {
      version: hash,
      byName: roster.people[roster.by]?.name ?? '',
      at: roster.at,
      touches: [...new Set(touches.filter((name) => name !== ''))].slice(0, 20),
    };
  });
}

/** Capitals and spaces are typed in haste; tone marks tell people apart. */
const isOneName = (a: string, b: string): boolean => plainName(a) === plainName(b);
const plainName = (name: string): string => name.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('vi');

export function standingOf(roster: Roster, kid: string, custody: KeyCustody): Standing {
  const key = roster.keys[kid];
  if (key !== undefined) return key.closed === null ? 'member' : 'closed';
  return custody === 'session' ? 'passing' : 'asking';
}

/** Everything that the screen of people and devices shows. No key, no secret: names, labels, and words for comparing. */
export async function peopleOverview(parts: {
  readonly book: RosterBook;
  readonly root: string;
  readonly kid: string;
  readonly custody: KeyCustody;
  readonly requests: readonly ReceivedRequest[];
  /** Hashes of requests that are not shown on this machine. */
  readonly putAway: ReadonlySet<string>;
  readonly news: PlaceNews | null;
  readonly fingerprints: Fingerprints;
}): Promise<PeopleOverview> {
  const { book, root, kid, custody, fingerprints } = parts;
  const { roster } = book.current();
  const requests: RequestRow[] = [];
  let putAway = 0;
  for (const { hash, kid: device, request } of parts.requests) {
    if (roster.keys[device] !== undefined) continue;
    if (parts.putAway.has(hash)) {
      putAway += 1;
      continue;
    }
    const { name, penName, label, at } = request;
    const sameName = Object.entries(roster.people).find(([, person]) => isOneName(person.name, name))?.[0] ?? null;
    const words = await fingerprints.of('device', device);
    requests.push({ request: hash, name, penName, label, at, words, sameName });
  }
  const recovery = Object.values(roster.keys).find((key) => key.recovery === true && key.closed === null);
  return {
    deskName: roster.name,
    deskWords: await fingerprints.of('desk', root),
    version: roster.version,
    changedAt: roster.at,
    people: personRows(roster, kid, roster.keys[kid]?.person ?? ''),
    rules: roster.rules,
    requests,
    putAway,
    apart: apartRows(book),
    standing: standingOf(roster, kid, custody),
    news: parts.news,
    mayChange: mayChangeRoster(roster, kid),
    hasAsked: parts.requests.some((request) => request.kid === kid),
    myWords: await fingerprints.of('device', kid),
    recoverySince: recovery === undefined ? null : (recovery.since ?? null),
  };
}
