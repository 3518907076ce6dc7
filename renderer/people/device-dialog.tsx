import { useEffect, useState } from 'react';
import type { DeviceRow, DeviceUse } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import controls from '../styles/controls.module.css';
import styles from './people.module.css';

function CloseKey({ device, onDone }: { readonly device: DeviceRow; readonly onDone: () => void }) {
  const { people, notices } = useStores();
  const { device: texts } = useWords().people;
  const formats = useFormats();
  const [use, setUse] = useState<DeviceUse | null>(null);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (isAsked) void people.deviceUse(device.device).then(setUse);
  }, [people, device.device, isAsked]);
  const close = async () => {
    if (!(await people.ask('people:closeDevice', { device: device.device }))) return;
    notices.showInfo((now) => now.people.saved);
    onDone();
  };
  return (
    <section className={styles.danger} aria-label={texts.lost}>
      <h3>{texts.lost}</h3>
      <p>{texts.lostExplain}</p>
      {device.isThis ? <p className={controls.why}>{texts.ownKey}</p> : null}
      {isAsked && use !== null ? (
        <p role="status">
          {use.newestAt === null ? texts.unused : texts.use(use.records, use.articles, formats.dateTime(use.newestAt))}
        </p>
      ) : null}
      <div className={`${controls.row} ${controls.end}`}>
        {isAsked ? (
          <button type="button" className={controls.primary} disabled={use === null} onClick={() => void close()}>
            {texts.closeNow}
          </button>
        ) : (
          <button type="button" className={controls.secondary} onClick={() => setAsked(true)}>
            {texts.close}
          </button>
        )}
      </div>
    </section>
  );
}

/** A device's name; and its key's end, which says first what stays believed. */
export function DeviceDialog({ device, onClose }: { readonly device: DeviceRow; readonly onClose: () => void }) {
  const { people } = useStores();
  const { device: texts } = useWords().people;
  const [label, setLabel] = useState(device.label);
  const rename = async () => {
    const change = { kind: 'label', device: device.device, label: label.trim() } as const;
    if (await people.ask('people:change', { change })) onClose();
  };
  return (
    <Dialog title={texts.title(device.label === '' ? texts.unnamed : device.label)} onClose={onClose}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField label={texts.label} value={label} onChange={setLabel} maxLength={200} />
        <div className={`${controls.row} ${controls.end}`}>
          <button
            type="submit"
            className={controls.secondary}
            disabled={label.trim() === '' || label.trim() === device.label}
          >
            {texts.rename}
          </button>
        </div>
      </form>
      {device.isClosed ? null : <CloseKey device={device} onDone={onClose} />}
    </Dialog>
  );
}
