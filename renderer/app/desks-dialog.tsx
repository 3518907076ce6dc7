import { useEffect, useState } from 'react';
import type { DeskToJoin } from '../../shared/ipc/people-wire.ts';
import type { RecentDesk } from '../../shared/ipc/recent-desk.ts';
import { JoinDialog } from '../people/join-dialog.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { switchDesk } from './commands.ts';
import { Dialog } from './dialog.tsx';
import { useFormats, useStores, useWords } from './stores.ts';
import { TextField } from './text-field.tsx';
import styles from './desks-dialog.module.css';

function Row({ desk, onForget }: { readonly desk: RecentDesk; readonly onForget: () => void }) {
  const stores = useStores();
  const { desks: words } = useWords();
  const formats = useFormats();
  const note = words.standing[desk.standing];
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <strong>{desk.name}</strong>
        <small>
          {desk.folderName} · {words.openedAt(formats.dateTime(desk.openedAt))}
          <em data-standing={desk.standing}> · {note}</em>
        </small>
      </span>
      {desk.standing === 'open' ? null : (
        <>
          <button
            type="button"
            className={`${controls.secondary} ${controls.small}`}
            aria-label={`${words.open}: ${desk.name}`}
            onClick={() => void switchDesk(stores, () => stores.session.openRecentDesk(desk.id))}
          >
            {words.open}
          </button>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={`${words.forget}: ${desk.name}`}
            onClick={onForget}
          >
            {words.forget}
          </button>
        </>
      )}
    </li>
  );
}

function NewDesk() {
  const stores = useStores();
  const { desks: words } = useWords();
  const me = useSignalValue(stores.session.desk)?.me;
  const [deskName, setDeskName] = useState('');
  const create = () =>
    stores.session.createDesk({
      where: 'new-folder',
      deskName,
      personName: me?.name ?? '',
      penName: me?.penName ?? '',
    });
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault();
        if (deskName.trim() !== '') void switchDesk(stores, create);
      }}
    >
      <TextField label={words.newName} value={deskName} onChange={setDeskName} maxLength={200} />
      <button type="submit" className={controls.secondary} disabled={deskName.trim() === ''}>
        {words.create}
      </button>
    </form>
  );
}

/** Another desk is joined in one's own name, after its six words were compared. */
function JoinDesk() {
  const stores = useStores();
  const { desks: words } = useWords();
  const me = useSignalValue(stores.session.desk)?.me;
  const [found, setFound] = useState<DeskToJoin | null>(null);
  const join = async ({ root }: DeskToJoin): Promise<void> => {
    setFound(null);
    const person = { personName: me?.name ?? '', penName: me?.penName ?? '' };
    await switchDesk(stores, () => stores.session.joinDesk({ root, ...person }));
  };
  const look = async (): Promise<void> => {
    const desk = await stores.session.lookAtDesk();
    // Compared once already, on this machine.
    if (desk?.isKnown === true) await join(desk);
    else setFound(desk);
  };
  return (
    <>
      <p className={styles.note}>{words.joinNote(me?.name ?? '')}</p>
      <div className={controls.row}>
        <button type="button" className={controls.secondary} onClick={() => void look()}>
          {words.join}
        </button>
      </div>
      {found === null ? null : (
        <JoinDialog desk={found} onJoin={() => void join(found)} onClose={() => setFound(null)} />
      )}
    </>
  );
}

/** The newsrooms that were opened on this machine, and the way to another one. */
export function DesksDialog() {
  const { bridge, surface, session } = useStores();
  const { desks: words } = useWords();
  const here = useSignalValue(session.desk)?.id;
  const [desks, setDesks] = useState<readonly RecentDesk[] | null>(null);
  useEffect(() => {
    void bridge.request('recent:list', undefined).then((answer) => {
      if (answer.ok) setDesks(answer.value);
    });
  }, [bridge, here]);
  const forget = async (deskId: string): Promise<void> => {
    const answer = await bridge.request('recent:forget', { deskId });
    if (answer.ok) setDesks(answer.value);
  };
  return (
    <Dialog title={words.title} onClose={surface.closeDialog}>
      {desks !== null && desks.length <= 1 ? <p>{words.none}</p> : null}
      <ul className={styles.list}>
        {desks?.map((desk) => (
          <Row key={desk.id} desk={desk} onForget={() => void forget(desk.id)} />
        ))}
      </ul>
      {desks === null || desks.length <= 1 ? null : <p className={styles.note}>{words.forgetNote}</p>}
      <h3 className={styles.part}>{words.joinDesk}</h3>
      <JoinDesk />
      <h3 className={styles.part}>{words.newDesk}</h3>
      <NewDesk />
    </Dialog>
  );
}
