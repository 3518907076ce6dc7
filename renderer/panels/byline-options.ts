import type { Byline } from '../../shared/article/schema.ts';
import type { KnownPerson } from '../../shared/ipc/wire.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { Words } from '../i18n/vi/vi.ts';
import type { Option } from './option-list.tsx';

export type NewByline = Omit<Byline, 'order'>;

const MOST_OPTIONS = 8;

const signedName = (person: KnownPerson): string => (person.penName === '' ? person.name : person.penName);

/** What a typed name could mean: people of the desk by either name, else a guest or an agency that is relayed. */
export function bylineOptions(
  text: string,
  people: readonly KnownPerson[],
  taken: ReadonlySet<string>,
  words: Words['panels']['bylines'],
  add: (byline: NewByline) => void,
): readonly Option[] {
  const name = text.trim().replaceAll(/\s+/gu, ' ').normalize('NFC');
  if (name === '') return [];
  const query = foldText(name);
  const blank = { agency: '', relayed: false, personId: null, role: 'text' } as const;
  const known = people
    .filter((person) => foldText(person.name).includes(query) || foldText(person.penName).includes(query))
    .slice(0, MOST_OPTIONS)
    .map((person) => ({
      id: `person ${person.personId ?? ''} ${person.name}`,
      label: words.addPerson(signedName(person)),
      note: [
        ...(person.penName === '' ? [] : [person.name]),
        ...(taken.has(signedName(person)) ? [words.already] : []),
      ].join(' · '),
      choose: () => add({ ...blank, name: signedName(person), personId: person.personId }),
    }));
  return [
    ...known,
    { id: 'guest', label: words.addGuest(name), choose: () => add({ ...blank, name }) },
    { id: 'agency', label: words.addAgency(name), choose: () => add({ ...blank, name, relayed: true }) },
  ];
}
