import { useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { PortalStanding } from '../../shared/ipc/requests/portal-requests.ts';
import controls from '../styles/controls.module.css';
import { useCheckWords } from './use-check-words.ts';
import styles from './portals-part.module.css';

const ADDRESS = /^https?:\/\/[^\s<>"]*[^/\s<>"]$/iu;

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

/** A portal that the desk is to publish to, asked before anything is kept. */
export function NewPortal({ onAdded }: { readonly onAdded: (standing: PortalStanding) => void }) {
  const { bridge, notices } = useStores();
  const { portals: words } = useWords();
  const sayCheck = useCheckWords();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const [acceptsPlainHttp, setPlainHttp] = useState(false);
  const [said, setSaid] = useState('');
  const isReady = name.trim() !== '' && ADDRESS.test(address) && secret !== '';
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setSaid(words.adding);
    const typed = secret;
    // Once it is on its way the window has no more to do with it.
    setSecret('');
    const answer = await bridge.request('portal:add', {
      kind: 'generic',
      name,
      address,
      acceptsPlainHttp,
      account: '',
      secret: typed,
    });
    if (!answer.ok) {
      setSaid('');
      notices.showError(answer.error);
      return;
    }
    const { standing, check } = answer.value;
    const lead = standing === null ? words.notAdded : check.ok ? '' : words.unchecked;
    setSaid([lead, sayCheck(check)].filter((part) => part !== '').join(' '));
    if (standing === null) return;
    setName('');
    setAddress('');
    onAdded(standing);
  };
  return (
    <form className={styles.card} aria-label={words.add} onSubmit={(event) => void add(event)}>
      <TextField label={words.name} value={name} onChange={setName} hint={words.nameHint} />
      <TextField
        label={words.address}
        type="url"
        value={address}
        onChange={(next) => setAddress(next.trim())}
        hint={words.addressHint}
        problem={address === '' || ADDRESS.test(address) ? null : words.addressBad}
      />
      <TextField
        label={words.secret}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={setSecret}
        hint={words.secretHint}
      />
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
