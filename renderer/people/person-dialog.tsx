import { useState } from 'react';
import { ROLES } from '../../shared/workflow/roles.ts';
import type { PersonRow } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import controls from '../styles/controls.module.css';
import { RolesField } from './roles-field.tsx';

/** One person's names, roles and whether they work here: signed together, as one version. */
export function PersonDialog({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const { people, notices } = useStores();
  const words = useWords();
  const { person: texts } = words.people;
  const [name, setName] = useState(person.name);
  const [penName, setPenName] = useState(person.penName);
  const [roles, setRoles] = useState(ROLES.filter((role) => person.roles.includes(role)));
  const [active, setActive] = useState(person.active);
  const save = async () => {
    const change = { kind: 'person', person: person.personId, name: name.trim(), penName: penName.trim() } as const;
    if (!(await people.ask('people:change', { change: { ...change, roles, active } }))) return;
    notices.showInfo((now) => now.people.saved);
    onClose();
  };
  return (
    <Dialog title={texts.title(person.name)} onClose={onClose}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={controls.two}>
          <TextField label={texts.name} value={name} onChange={setName} maxLength={200} />
          <TextField label={texts.penName} value={penName} onChange={setPenName} maxLength={200} />
        </div>
        <RolesField roles={roles} onChange={setRoles} />
        <label className={controls.check}>
          <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />
          <span>
            {texts.active} <small className={controls.hint}>{texts.activeNote}</small>
          </span>
        </label>
        <div className={`${controls.row} ${controls.end}`}>
          <button type="submit" className={controls.primary} disabled={name.trim() === ''}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
