import type { DeskToJoin } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { FingerprintWords } from './fingerprint.tsx';

/** Nothing is joined before the person has compared six words with what the admin reads to them. */
export function JoinDialog({
  desk,
  onJoin,
  onClose,
}: {
  readonly desk: DeskToJoin;
  readonly onJoin: () => void;
  readonly onClose: () => void;
}) {
  const { join: words } = useWords().people;
  return (
    <Dialog title={words.title} size="large" onClose={onClose}>
      <p>{words.found(desk.name)}</p>
      <FingerprintWords words={desk.words} label={words.title} />
      <p>{words.why}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <button type="button" className={controls.secondary} onClick={onClose}>
          {words.refuse}
        </button>
        <button type="button" className={controls.primary} onClick={onJoin}>
          {words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
