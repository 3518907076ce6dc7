import { useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { TextArea } from '../app/text-area.tsx';
import { TextField } from '../app/text-field.tsx';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import type { HostLook, HostTried } from '../../shared/ipc/requests/host-requests.ts';
import { SITE_HOST_KINDS, USUAL_PORT, type SiteHostKind, type SitePlace } from '../../shared/portal/site-host.ts';
import controls from '../styles/controls.module.css';
import { useHostWords } from './use-host-words.ts';
import styles from './host-part.module.css';

type HostSecret = RequestInput<'host:use'>['secret'];
type Seen = Extract<HostLook, { ok: true }>;

const SERVER = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;
const NO_PASSWORD: HostSecret = { kind: 'password', password: '' };
const NO_KEY: HostSecret = { kind: 'key', key: '', passphrase: '' };

const isTyped = (secret: HostSecret): boolean =>
  secret.kind === 'password' ? secret.password !== '' : secret.key.trim() !== '';

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

const isPlace = ({ host, port, user }: SitePlace): boolean => SERVER.test(host) && isPort(port) && user.trim() !== '';

interface PlaceFieldsProps {
  readonly place: SitePlace;
  readonly onChange: (place: SitePlace) => void;
}

function PlaceFields({ place, onChange }: PlaceFieldsProps) {
  const { host: words } = useWords();
  const choose = (value: string): void => {
    const kind = SITE_HOST_KINDS.find((known) => known === value);
    if (kind === undefined) return;
    const wasUsual = place.port === USUAL_PORT[place.kind];
    onChange({ ...place, kind, port: wasUsual ? USUAL_PORT[kind] : place.port });
  };
  return (
    <>
      <label className={controls.field}>
        <span className={controls.label}>{words.kind}</span>
        <select className={controls.box} value={place.kind} onChange={(event) => choose(event.target.value)}>
          {SITE_HOST_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.server}>
        <TextField
          label={words.server}
          value={place.host}
          onChange={(host) => onChange({ ...place, host: host.trim() })}
          hint={words.serverHint}
          problem={place.host === '' || SERVER.test(place.host) ? null : words.serverBad}
        />
        <TextField
          label={words.port}
          inputMode="numeric"
          value={place.port === 0 ? '' : String(place.port)}
          onChange={(port) => onChange({ ...place, port: Number(port.replaceAll(/\D/g, '').slice(0, 6)) })}
          problem={isPort(place.port) ? null : words.portBad}
        />
      </div>
      <TextField
        label={words.user}
        autoComplete="off"
        value={place.user}
        onChange={(user) => onChange({ ...place, user })}
      />
      <TextField
        label={words.folder}
        value={place.folder}
        onChange={(folder) => onChange({ ...place, folder })}
        hint={words.folderHint}
      />
    </>
  );
}

interface SecretFieldsProps {
  readonly kind: SiteHostKind;
  readonly secret: HostSecret;
  readonly onChange: (secret: HostSecret) => void;
}

function SecretFields({ kind, secret, onChange }: SecretFieldsProps) {
  const { host: words } = useWords();
  return (
    <>
      {kind === 'sftp' ? (
        <label className={controls.field}>
          <span className={controls.label}>{words.enterBy}</span>
          <select
            className={controls.box}
            value={secret.kind}
            onChange={(event) => onChange(event.target.value === 'key' ? NO_KEY : NO_PASSWORD)}
          >
            <option value="password">{words.secretKinds.password}</option>
            <option value="key">{words.secretKinds.key}</option>
          </select>
        </label>
      ) : null}
      {secret.kind === 'password' ? (
        <TextField
          label={words.password}
          type="password"
          autoComplete="off"
          value={secret.password}
          onChange={(password) => onChange({ ...secret, password })}
        />
      ) : (
        <>
          <TextArea label={words.key} rows={4} value={secret.key} onChange={(key) => onChange({ ...secret, key })} />
          <p className={controls.hint}>{words.keyHint}</p>
          <TextField
            label={words.passphrase}
            type="password"
            autoComplete="off"
            value={secret.passphrase}
            onChange={(passphrase) => onChange({ ...secret, passphrase })}
          />
        </>
      )}
    </>
  );
}

interface ShownProps {
  readonly seen: Seen;
  readonly isConfirmed: boolean;
  readonly onConfirm: (isConfirmed: boolean) => void;
}

/** What the server has shown of itself, and the person's word that it is the right one. */
function Shown({ seen, isConfirmed, onConfirm }: ShownProps) {
  const { host: words } = useWords();
  return (
    <div className={styles.shown}>
      <p>
        {words.shown} <code className={styles.fingerprint}>{seen.fingerprint}</code>
      </p>
      {seen.isVouched ? (
        <p className={controls.hint}>{words.vouched}</p>
      ) : (
        <>
          <p className={controls.hint}>{words.compare}</p>
          <label className={controls.check}>
            <input type="checkbox" checked={isConfirmed} onChange={(event) => onConfirm(event.target.checked)} />
            <span>{words.confirm}</span>
          </label>
        </>
      )}
    </div>
  );
}

interface HostFormProps {
  readonly before: SitePlace | null;
  readonly onTried: (tried: HostTried) => void;
  /** Null: there is nothing to go back to. */
  readonly onClose: (() => void) | null;
}

const NOWHERE: SitePlace = { kind: 'sftp', host: '', port: USUAL_PORT.sftp, user: '', folder: '' };

/** Two steps: the server shows who it is, and nothing secret is sent; then the place is tried with the secret, and taken on when everything works. */
export function HostForm({ before, onTried, onClose }: HostFormProps) {
  const { bridge, notices } = useStores();
  const { host: words } = useWords();
  const say = useHostWords();
  const [place, setPlace] = useState<SitePlace>(before ?? NOWHERE);
  const [secret, setSecret] = useState<HostSecret>(NO_PASSWORD);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const [said, setSaid] = useState('');
  const isReady = seen !== null && (seen.isVouched || isConfirmed) && isPlace(place) && isTyped(secret);
  const change = (next: SitePlace): void => {
    if (next.kind !== place.kind || next.host !== place.host || next.port !== place.port) {
      setSeen(null);
      setConfirmed(false);
    }
    if (next.kind === 'ftps') setSecret((known) => (known.kind === 'password' ? known : NO_PASSWORD));
    setPlace(next);
  };
  const look = async (): Promise<void> => {
    setSaid(words.looking);
    const answer = await bridge.request('host:look', { place });
    setSaid(answer.ok && !answer.value.ok ? say.refusal(answer.value) : '');
    if (!answer.ok) notices.showError(answer.error);
    else if (answer.value.ok) setSeen(answer.value);
  };
  const use = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (seen === null) return look();
    setSaid(words.trying);
    // Once it is on its way the window has no more to do with it.
    setSecret(secret.kind === 'password' ? NO_PASSWORD : NO_KEY);
    const identity = seen.isVouched ? null : seen.fingerprint;
    const answer = await bridge.request('host:use', { place, identity, secret });
    if (!answer.ok) {
      setSaid('');
      notices.showError(answer.error);
      return;
    }
    setSaid(answer.value.standing === null ? `${words.notTaken} ${say.check(answer.value.check)}` : '');
    onTried(answer.value);
  };
  return (
    <form className={styles.card} aria-label={words.use} onSubmit={(event) => void use(event)}>
      <PlaceFields place={place} onChange={change} />
      {seen === null ? null : <Shown seen={seen} isConfirmed={isConfirmed} onConfirm={setConfirmed} />}
      {seen === null ? null : <SecretFields kind={place.kind} secret={secret} onChange={setSecret} />}
      <p role="status" className={controls.hint}>
        {said}
      </p>
      <div className={controls.row}>
        {seen === null ? (
          <button type="submit" className={controls.secondary} disabled={!isPlace(place)}>
            {words.look}
          </button>
        ) : (
          <button type="submit" className={controls.primary} disabled={!isReady}>
            {words.use}
          </button>
        )}
        {onClose === null ? null : (
          <button type="button" className={controls.quiet} onClick={onClose}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
