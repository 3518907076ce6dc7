import { orderKeyAt } from '../../../shared/article/order.ts';
import { BYLINE_ROLES, LIMITS, type Byline } from '../../../shared/article/schema.ts';
import type { Ninjs, NinjsNamed } from './parse-ninjs.ts';
import { cleanLine } from './clean-field.ts';

const NAME = 200;

type Entry = Omit<Byline, 'order'>;

const EMPTY: Entry = { name: '', agency: '', relayed: false, personId: null, role: 'text' };

const roleOf = (rel: string): Byline['role'] => BYLINE_ROLES.find((role) => role === rel) ?? 'text';

/** Place in the byline by the literal that our own export gives, e.g. `byline-2`. */
const placeOf = ({ literal }: NinjsNamed): number => Number(/^byline-(\d{1,4})$/.exec(literal)?.[1] ?? Number.NaN);

function entriesOf({ people, infoSources, by }: Ninjs): readonly Entry[] {
  const placed = new Map<number, Entry>();
  let behind = LIMITS.entries * 10;
  const put = (named: NinjsNamed, change: Partial<Entry>): void => {
    const place = placeOf(named);
    const at = Number.isNaN(place) ? (behind += 1) : place;
    placed.set(at, { ...(placed.get(at) ?? EMPTY), ...change });
  };
  for (const person of people) put(person, { name: cleanLine(person.name), role: roleOf(person.rel) });
  for (const source of infoSources) {
    const name = cleanLine(source.name);
    put(source, source.role === 'relayed' ? { name, relayed: true } : { agency: name });
  }
  const entries = [...placed].toSorted(([a], [b]) => a - b).map(([, entry]) => entry);
  // Agencies that give only the line as it is printed.
  return people.length === 0 && entries.every(({ name }) => name === '') && cleanLine(by) !== ''
    ? [{ ...EMPTY, name: cleanLine(by) }, ...entries]
    : entries;
}

/** Who wrote it: names in the byline's order, and what found no place in it. */
export function ninjsBylines(
  item: Ninjs,
  newEntryId: () => string,
): { readonly bylines: Readonly<Record<string, Byline>>; readonly left: readonly string[] } {
  const bylines: Record<string, Byline> = {};
  const left: string[] = [];
  let last: Byline | null = null;
  for (const entry of entriesOf(item)) {
    if (entry.name === '' && entry.agency === '') continue;
    const isFull = Object.keys(bylines).length >= LIMITS.entries;
    if (isFull || entry.name.length > NAME || entry.agency.length > NAME) {
      left.push([entry.name, entry.agency].filter((part) => part !== '').join(' / '));
      continue;
    }
    last = { ...entry, order: orderKeyAt(last === null ? [] : [last], 1) };
    bylines[newEntryId()] = last;
  }
  return { bylines, left };
}
