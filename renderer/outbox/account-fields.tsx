import { TextField } from '../app/text-field.tsx';
import { useWords } from '../app/stores.ts';
import type { WebOutlet } from '../../shared/portal/schema.ts';

/** What a person types to be let in at a portal. `account` stays empty where the secret alone says who it is. */
export interface TypedAccount {
  readonly account: string;
  readonly secret: string;
}

/** Whether a kind of portal asks for a login name besides the secret. */
const HAS_NAME: Readonly<Record<WebOutlet['kind'], boolean>> = { generic: false, wordpress: true };

export const isTyped = (kind: WebOutlet['kind'], { account, secret }: TypedAccount): boolean =>
  secret !== '' && (!HAS_NAME[kind] || account.trim() !== '');

interface AccountFieldsProps {
  readonly kind: WebOutlet['kind'];
  readonly typed: TypedAccount;
  readonly onChange: (typed: TypedAccount) => void;
  /** The secret takes the place of another one. */
  readonly isReplacing?: boolean;
}

export function AccountFields({ kind, typed, onChange, isReplacing = false }: AccountFieldsProps) {
  const { portals: words } = useWords();
  const { account, secret, secretHint } = words.fields[kind];
  return (
    <>
      {HAS_NAME[kind] ? (
        <TextField
          label={account}
          autoComplete="off"
          value={typed.account}
          onChange={(next) => onChange({ ...typed, account: next })}
        />
      ) : null}
      <TextField
        label={isReplacing ? words.replaceWith : secret}
        type="password"
        autoComplete="off"
        value={typed.secret}
        onChange={(next) => onChange({ ...typed, secret: next })}
        hint={secretHint}
      />
    </>
  );
}
