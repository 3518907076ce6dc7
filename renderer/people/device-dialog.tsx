import { useState } from 'react';
import type { DeviceRow } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import controls from '../styles/controls.module.css';
import { CloseKey } from './close-key.tsx';

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
    <Dialog title={texts.title(device.label === '' ? texts.unnamed : device.label)} size="large" onClose={onClose}>
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
