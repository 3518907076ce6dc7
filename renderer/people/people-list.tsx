import { useState } from 'react';
import type { DeviceRow, PeopleOverview, PersonRow } from '../../shared/ipc/people-wire.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useFormats, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import controls from '../styles/controls.module.css';
import styles from './people.module.css';

interface ListProps {
  readonly overview: PeopleOverview;
  readonly onPerson: (person: PersonRow) => void;
  readonly onDevice: (device: DeviceRow) => void;
}

function Device({
  device,
  onManage,
}: {
  readonly device: DeviceRow;
  /** Null: only an admin's device may. */
  readonly onManage: (() => void) | null;
}) {
  const { device: words } = useWords().people;
  const formats = useFormats();
  const label = device.label === '' ? words.unnamed : device.label;
  const facts = [
    device.since === null ? null : words.since(formats.date(device.since)),
    device.isThis ? words.this : null,
    device.isClosed ? words.closed : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.device} data-closed={device.isClosed}>
      <span>
        {label} <small className={controls.hint}>{facts.join(' · ')}</small>
      </span>
      {onManage === null ? null : (
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          aria-label={words.manageNamed(label, device.isClosed)}
          onClick={onManage}
        >
          {words.manage(device.isClosed)}
        </button>
      )}
    </li>
  );
}

function Person({ person, overview, onPerson, onDevice }: ListProps & { readonly person: PersonRow }) {
  const words = useWords().people;
  const roleNames: Readonly<Record<string, string>> = words.roles;
  const roles = person.roles.map((role) => roleNames[role] ?? role);
  const facts = [
    ...(roles.length === 0 ? [words.noRole] : roles),
    ...(person.isMe ? [words.me] : []),
    ...(person.active ? [] : [words.inactive]),
  ];
  return (
    <li className={styles.person} data-active={person.active}>
      <div className={styles.row}>
        <span>
          <strong>{person.name}</strong>
          {person.penName === '' ? null : <em> {person.penName}</em>}
          <small className={styles.facts}>{facts.join(' · ')}</small>
        </span>
        {overview.mayChange ? (
          <button
            type="button"
            className={controls.secondary}
            aria-label={words.editNamed(person.name)}
            onClick={() => onPerson(person)}
          >
            {words.edit}
          </button>
        ) : null}
      </div>
      {person.devices.length === 0 ? (
        <p className={controls.hint}>{words.device.none}</p>
      ) : (
        <ul className={styles.devices} aria-label={words.device.list(person.name)}>
          {person.devices.map((device) => (
            <Device key={device.device} device={device} onManage={overview.mayChange ? () => onDevice(device) : null} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** More than fit on a screen or two: the list is narrowed by name. */
const MANY = 12;

/** Everyone with their roles and devices; who works here first. */
export function PeopleList(props: ListProps) {
  const words = useWords().people;
  const [wanted, setWanted] = useState('');
  const isMany = props.overview.people.length > MANY;
  const name = isMany ? foldText(wanted.trim()) : '';
  const people = props.overview.people
    .filter((person) => foldText(`${person.name} ${person.penName}`).includes(name))
    .toSorted((a, b) => Number(b.active) - Number(a.active));
  return (
    <section className={styles.part} aria-labelledby="people-list">
      <h2 id="people-list">{words.list}</h2>
      {isMany ? <TextField label={words.find} value={wanted} onChange={setWanted} hint={words.findHint} /> : null}
      {people.length === 0 ? <p role="status">{words.nobodyFound}</p> : null}
      <ul className={styles.rows}>
        {people.map((person) => (
          <Person key={person.personId} {...props} person={person} />
        ))}
      </ul>
    </section>
  );
}
