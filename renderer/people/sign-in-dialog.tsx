import { useState } from 'react';
import type { Role } from '../../shared/workflow/roles.ts';
import type { PeopleOverview, RequestRow } from '../../shared/ipc/people-wire.ts';
import { Dialog } from '../app/dialog.tsx';
import { useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import { FingerprintWords } from './fingerprint.tsx';
import { RolesField } from './roles-field.tsx';

interface SignInProps {
  readonly request: RequestRow;
  readonly overview: PeopleOverview;
  readonly onClose: () => void;
}

/** Lists a device, after its six words have been compared by voice: as a new person, or as one more device of somebody known. */
export function SignInDialog({ request, overview, onClose }: SignInProps) {
  const { people, notices } = useStores();
  const { signIn: texts } = useWords().people;
  const [person, setPerson] = useState(request.sameName ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(['reporter']);
  const [isCompared, setCompared] = useState(false);
  const signIn = async () => {
    const as = person === '' ? ({ kind: 'new', roles: [...roles] } as const) : ({ kind: 'device', person } as const);
    if (!(await people.ask('people:signIn', { request: request.request, as }))) return;
    notices.showInfo((now) => now.people.saved);
    onClose();
  };
  return (
    <Dialog title={texts.title(request.name)} size="large" onClose={onClose}>
      <form
        className={controls.form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <p>{texts.compare}</p>
        <FingerprintWords words={request.words} label={texts.title(request.name)} />
        <label className={controls.check}>
          <input type="checkbox" checked={isCompared} onChange={(event) => setCompared(event.target.checked)} />
          <span>{texts.compared}</span>
        </label>
        <label className={controls.field}>
          <span className={controls.label}>{texts.as}</span>
          <select className={controls.box} value={person} onChange={(event) => setPerson(event.target.value)}>
            <option value="">{texts.newPerson}</option>
            {overview.people.map((one) => (
              <option key={one.personId} value={one.personId}>
                {texts.deviceOf(one.name)}
              </option>
            ))}
          </select>
          {request.sameName === null ? null : <span className={controls.hint}>{texts.sameName}</span>}
        </label>
        {person === '' ? <RolesField roles={roles} onChange={setRoles} /> : null}
        <div className={`${controls.row} ${controls.end}`}>
          <button type="submit" className={controls.primary} disabled={!isCompared}>
            {texts.do}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
