import { useState } from 'react';
import type { PeopleOverview, RequestRow } from '../../shared/ipc/people-wire.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { TextDialog } from './text-dialog.tsx';
import styles from './people.module.css';

function Request({ request, onLook }: { readonly request: RequestRow; readonly onLook: () => void }) {
  const { people } = useStores();
  const { requests: words } = useWords().people;
  const formats = useFormats();
  return (
    <li className={styles.row}>
      <span>
        <strong>{words.row(request.name, request.label)}</strong>{' '}
        <small className={controls.hint}>{words.at(formats.dateTime(request.at))}</small>
      </span>
      <span className={`${controls.row} ${styles.tools}`}>
        <button
          type="button"
          className={controls.secondary}
          aria-label={words.lookNamed(request.name)}
          onClick={onLook}
        >
          {words.look}
        </button>
        <button
          type="button"
          className={controls.quiet}
          aria-label={words.putAwayNamed(request.name)}
          onClick={() => void people.ask('people:putAwayRequest', { request: request.request })}
        >
          {words.putAway}
        </button>
      </span>
    </li>
  );
}

/** Devices that ask to be listed: from the folder, from a file, or pasted. */
export function RequestsPart({
  overview,
  onLook,
}: {
  readonly overview: PeopleOverview;
  readonly onLook: (request: RequestRow) => void;
}) {
  const { people } = useStores();
  const { requests: words } = useWords().people;
  const isFresh = useSignalValue(people.isFresh);
  const [isPasting, setPasting] = useState(false);
  return (
    <section className={styles.part} aria-labelledby="people-requests">
      <h2 id="people-requests">{words.title}</h2>
      {overview.requests.length === 0 ? <p className={controls.hint}>{isFresh ? words.none : words.looking}</p> : null}
      <ul className={styles.rows}>
        {overview.requests.map((request) => (
          <Request key={request.request} request={request} onLook={() => onLook(request)} />
        ))}
      </ul>
      {overview.putAway === 0 ? null : (
        <p className={controls.hint}>
          {words.putAwayCount(overview.putAway)}{' '}
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            onClick={() => void people.ask('people:showPutAway', undefined)}
          >
            {words.showPutAway}
          </button>
        </p>
      )}
      <div className={controls.row}>
        <button type="button" className={controls.secondary} onClick={() => setPasting(true)}>
          {words.paste}
        </button>
        <button
          type="button"
          className={controls.secondary}
          onClick={() => void people.ask('people:takeRequestFile', undefined)}
        >
          {words.open}
        </button>
      </div>
      {isPasting ? (
        <TextDialog
          title={words.pasteTitle}
          explain={null}
          label={words.pasteLabel}
          action={words.take}
          onTake={(text) => people.ask('people:takeRequestText', { text })}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </section>
  );
}
