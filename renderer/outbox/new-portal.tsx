import { useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { PortalStanding } from '../../shared/ipc/requests/portal-requests.ts';
import controls from '../styles/controls.module.css';
import type { OutletKind, WebOutlet } from '../../shared/portal/schema.ts';
import { AccountFields, isTyped, type TypedAccount } from './account-fields.tsx';
import { NewFolder } from './folder-portal.tsx';
import { KindChoice } from './kind-choice.tsx';
import { useCheckWords } from './use-check-words.ts';
import styles from './portals-part.module.css';

const ADDRESS = /^https?:\/\/[^\s<>"]*[^/\s<>"]$/iu;

interface NewPortalProps {
  readonly onAdded: (standing: PortalStanding, told: string) => void;
}

interface PlainHttpProps {
  readonly isAccepted: boolean;
  readonly onChange: (isAccepted: boolean) => void;
}

function PlainHttp({ isAccepted, onChange }: PlainHttpProps) {
  const { portals: words } = useWords();
  return (
    <label className={controls.check}>
      <input type="checkbox" checked={isAccepted} onChange={(event) => onChange(event.target.checked)} />
      <span>{words.plainHttp}</span>
    </label>
  );
}

const NOBODY: TypedAccount = { account: '', secret: '' };

interface NewWebPortalProps extends NewPortalProps {
  readonly kind: WebOutlet['kind'];
  readonly onKind: (kind: OutletKind) => void;
}

function NewWebPortal({ kind, onKind, onAdded }: NewWebPortalProps) {
  const { bridge, notices } = useStores();
  const { portals: words } = useWords();
  const sayCheck = useCheckWords();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [typed, setTyped] = useState(NOBODY);
  const [acceptsPlainHttp, setPlainHttp] = useState(false);
  const [said, setSaid] = useState('');
  const isReady = name.trim() !== '' && ADDRESS.test(address) && isTyped(kind, typed);
  const { address: addressLabel, addressHint } = words.fields[kind];
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setSaid(words.adding);
    // Once it is on its way the window has no more to do with it.
    setTyped({ ...typed, secret: '' });
    const answer = await bridge.request('portal:add', { kind, name, address, acceptsPlainHttp, ...typed });
    if (!answer.ok) {
      setSaid('');
      notices.showError(answer.error);
      return;
    }
    const { standing, check } = answer.value;
    const lead = standing === null ? words.notAdded : check.ok ? '' : words.unchecked;
    const told = [lead, sayCheck(check)].filter((part) => part !== '').join(' ');
    setSaid(standing === null ? told : '');
    if (standing === null) return;
    setName('');
    setAddress('');
    setTyped(NOBODY);
    onAdded(standing, told);
  };
  return (
    <form className={styles.card} aria-label={words.add} onSubmit={(event) => void add(event)}>
      <h2>{words.add}</h2>
      <KindChoice
        kind={kind}
        onChange={(next) => {
          setTyped(NOBODY);
          onKind(next);
        }}
      />
      <TextField label={words.name} value={name} onChange={setName} hint={words.nameHint} />
      <TextField
        label={addressLabel}
        type="url"
        value={address}
        onChange={(next) => setAddress(next.trim())}
        hint={addressHint}
        problem={address === '' || ADDRESS.test(address) ? null : words.addressBad}
      />
      <AccountFields kind={kind} typed={typed} onChange={setTyped} />
      {/^http:/iu.test(address) ? <PlainHttp isAccepted={acceptsPlainHttp} onChange={setPlainHttp} /> : null}
      <p role="status" className={controls.hint}>
        {said}
      </p>
      <div>
        <button type="submit" className={controls.secondary} disabled={!isReady}>
          {words.add}
        </button>
      </div>
    </form>
  );
}

/** A portal that the desk is to publish to, asked or tried before anything is kept. */
export function NewPortal({ onAdded }: NewPortalProps) {
  const [kind, setKind] = useState<OutletKind>('generic');
  return kind === 'drop-folder' ? (
    <NewFolder onKind={setKind} onAdded={onAdded} />
  ) : (
    <NewWebPortal kind={kind} onKind={setKind} onAdded={onAdded} />
  );
}
