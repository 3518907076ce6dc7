import { useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { PortalCheck, PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';
import type { OutletKind } from '../../shared/portal/schema.ts';
import controls from '../styles/controls.module.css';
import { KindChoice } from './kind-choice.tsx';
import styles from './portals-part.module.css';

/** What trying the folder has brought, in sentences. */
function useFolderWords(): (check: PortalCheck) => string {
  const { dropFolder: words, outbox } = useWords();
  return (check) =>
    check.ok ? words.works : [outbox.reasons[check.trouble], check.detail].filter((part) => part !== '').join(' ');
}

interface NewFolderProps {
  readonly onKind: (kind: OutletKind) => void;
  readonly onAdded: (standing: PortalStanding, told: string) => void;
}

/** A drop folder that the desk is to publish to: the person names it and shows where it is. */
export function NewFolder({ onKind, onAdded }: NewFolderProps) {
  const { bridge, notices } = useStores();
  const { portals, dropFolder: words } = useWords();
  const sayCheck = useFolderWords();
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setSaid(words.adding);
    const answer = await bridge.request('portal:addFolder', { name });
    setSaid('');
    if (!answer.ok) return notices.showError(answer.error);
    const { standing, check } = answer.value;
    if (standing === null) return setSaid(`${words.notKept} ${sayCheck(check)}`);
    setName('');
    onAdded(standing, sayCheck(check));
  };
  return (
    <form className={styles.card} aria-label={portals.add} onSubmit={(event) => void add(event)}>
      <h2>{portals.add}</h2>
      <KindChoice kind="drop-folder" onChange={onKind} />
      <p className={controls.hint}>{words.explain}</p>
      <TextField label={portals.name} value={name} onChange={setName} hint={portals.nameHint} />
      <p role="status" className={controls.hint}>
        {said}
      </p>
      <div>
        <button type="submit" className={controls.secondary} disabled={name.trim() === ''}>
          {words.add}
        </button>
      </div>
    </form>
  );
}

interface FolderCardProps {
  readonly standing: PortalStanding;
  readonly mayRemove: boolean;
  /** What trying it has brought when it was added just now. */
  readonly told: string;
  readonly onTried: (tried: PortalTried) => void;
  readonly onList: (list: readonly PortalStanding[]) => void;
}

/** A drop folder of the desk, and which folder of this machine it is. */
export function FolderCard({ standing, mayRemove, told, onTried, onList }: FolderCardProps) {
  const { bridge, notices } = useStores();
  const { portals, dropFolder: words } = useWords();
  const sayCheck = useFolderWords();
  const [said, setSaid] = useState(told);
  const { outlet, account } = standing;
  const portalId = outlet.id;
  const ask = async (channel: 'portal:check' | 'portal:chooseFolder'): Promise<void> => {
    setSaid(words.adding);
    const answer = await bridge.request(channel, { portalId });
    setSaid('');
    if (!answer.ok) return notices.showError(answer.error);
    const { standing: next, check } = answer.value;
    setSaid(next === null ? `${words.notKept} ${sayCheck(check)}` : sayCheck(check));
    onTried(answer.value);
  };
  const remove = async (): Promise<void> => {
    const answer = await bridge.request('portal:remove', { portalId });
    if (answer.ok) onList(answer.value);
    else notices.showError(answer.error);
  };
  return (
    <section className={styles.card} aria-label={outlet.name}>
      <h2>{outlet.name}</h2>
      <p className={styles.account}>{portals.kinds[outlet.kind]}</p>
      {account === null ? (
        <p className={controls.why}>{words.noFolder}</p>
      ) : (
        <p className={styles.account}>{words.folder(account)}</p>
      )}
      <p role="status" className={controls.hint}>
        {said}
      </p>
      <div className={controls.row}>
        {account === null ? null : (
          <button type="button" className={controls.secondary} onClick={() => void ask('portal:check')}>
            {portals.check}
          </button>
        )}
        <button type="button" className={controls.secondary} onClick={() => void ask('portal:chooseFolder')}>
          {account === null ? words.choose : words.chooseAnother}
        </button>
        {mayRemove ? (
          <button type="button" className={controls.quiet} onClick={() => void remove()}>
            {portals.remove}
          </button>
        ) : null}
      </div>
    </section>
  );
}
