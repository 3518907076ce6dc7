import { useWords } from '../app/stores.ts';
import { OUTLET_KINDS, type OutletKind } from '../../shared/portal/schema.ts';
import controls from '../styles/controls.module.css';

interface KindChoiceProps {
  readonly kind: OutletKind;
  readonly onChange: (kind: OutletKind) => void;
}

/** What kind of portal is to be added. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { portals: words } = useWords();
  const choose = (value: string): void => {
    const chosen = OUTLET_KINDS.find((known) => known === value);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <label className={controls.field}>
      <span className={controls.label}>{words.kind}</span>
      <select className={controls.box} value={kind} onChange={(event) => choose(event.target.value)}>
        {OUTLET_KINDS.map((known) => (
          <option key={known} value={known}>
            {words.kinds[known]}
          </option>
        ))}
      </select>
    </label>
  );
}
