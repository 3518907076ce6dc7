import { ROLES, type Role } from '../../shared/workflow/roles.ts';
import { useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './people.module.css';

/** Roles to tick, each with what it allows. */
export function RolesField({
  roles,
  onChange,
}: {
  readonly roles: readonly string[];
  readonly onChange: (roles: Role[]) => void;
}) {
  const { people: words } = useWords();
  return (
    <fieldset className={styles.roles}>
      <legend className={controls.label}>{words.person.roles}</legend>
      {ROLES.map((role) => (
        <label key={role} className={controls.check}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={(event) =>
              onChange(ROLES.filter((other) => (other === role ? event.target.checked : roles.includes(other))))
            }
          />
          <span>
            {words.roles[role]} <small className={controls.hint}>{words.roleNotes[role]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
