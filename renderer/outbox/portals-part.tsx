import { useEffect, useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import type { PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';
import type { WebOutlet } from '../../shared/portal/schema.ts';
import { AccountFields, isTyped, type TypedAccount } from './account-fields.tsx';
import { FolderCard } from './folder-portal.tsx';
import { NewPortal } from './new-portal.tsx';
import { useCheckWords } from './use-check-words.ts';
import controls from '../styles/controls.module.css';
import styles from './portals-part.module.css';

function AccountLine({ standing }: { readonly standing: PortalStanding }) {
  const { portals: words } = useWords();
  const { account, custody, keyringTrouble } = standing;
  const trouble = keyringTrouble === null ? null : words.keyring[keyringTrouble];
  return (
    <>
      {account !== null ? (
        <p className={styles.account}>
          {words.account(account)} · {custody === 'keyring' ? words.inKeyring : words.inSession}
        </p>
      ) : trouble === null ? (
        <p className={styles.account}>{words.noAccount}</p>
      ) : null}
      {trouble === null ? null : (
        <p className={controls.why}>{account === null ? words.keyringUnread(trouble) : words.keyringThen(trouble)}</p>
      )}
    </>
  );
}

interface NewSecretProps {
  readonly kind: WebOutlet['kind'];
  /** Who it was until now; empty: nobody on this machine. */
  readonly account: string;
  readonly onKeep: (typed: TypedAccount) => Promise<void>;
  readonly onClose: () => void;
}

function NewSecret({ kind, account, onKeep, onClose }: NewSecretProps) {
  const { portals: words } = useWords();
  const [typed, setTyped] = useState<TypedAccount>({ account, secret: '' });
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    setTyped({ ...typed, secret: '' });
    void onKeep(typed).then(onClose);
  };
  return (
    <form className={controls.form} onSubmit={keep}>
      <AccountFields kind={kind} typed={typed} onChange={setTyped} isReplacing />
      <div className={controls.row}>
        <button type="submit" className={controls.secondary} disabled={!isTyped(kind, typed)}>
          {words.save}
        </button>
        <button type="button" className={controls.quiet} onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

interface CardActionsProps {
  readonly standing: PortalStanding;
  readonly mayRemove: boolean;
  readonly onCheck: () => void;
  readonly onReplace: () => void;
  readonly onDrop: (channel: 'portal:forgetAccount' | 'portal:remove') => void;
}

function CardActions({ standing, mayRemove, onCheck, onReplace, onDrop }: CardActionsProps) {
  const { portals: words } = useWords();
  return (
    <div className={controls.row}>
      <button type="button" className={controls.secondary} onClick={onCheck}>
        {words.check}
      </button>
      <button type="button" className={controls.secondary} onClick={onReplace}>
        {standing.account === null ? words.enter : words.replace}
      </button>
      {standing.account === null ? null : (
        <button type="button" className={controls.quiet} onClick={() => onDrop('portal:forgetAccount')}>
          {words.forgetAccount}
        </button>
      )}
      {mayRemove ? (
        <button type="button" className={controls.quiet} onClick={() => onDrop('portal:remove')}>
          {words.remove}
        </button>
      ) : null}
    </div>
  );
}

interface PortalCardProps {
  readonly outlet: WebOutlet;
  readonly standing: PortalStanding;
  /** Whether this person may say that the desk publishes there no longer; the account is this machine's own matter. */
  readonly mayRemove: boolean;
  /** What asking it has brought when it was added just now. */
  readonly told: string;
  readonly onTried: (tried: PortalTried) => void;
  readonly onList: (list: readonly PortalStanding[]) => void;
}

function PortalCard({ outlet, standing, mayRemove, told, onTried, onList }: PortalCardProps) {
  const { bridge, notices } = useStores();
  const { portals: words } = useWords();
  const sayCheck = useCheckWords();
  const [said, setSaid] = useState(told);
  const [isReplacing, setReplacing] = useState(false);
  const portalId = outlet.id;
  /** With the account that this machine has, or with another one. */
  const ask = async (typed: TypedAccount | null): Promise<void> => {
    setSaid(words.adding);
    const answer =
      typed === null
        ? await bridge.request('portal:check', { portalId })
        : await bridge.request('portal:replaceAccount', { portalId, ...typed });
    if (!answer.ok) {
      setSaid('');
      notices.showError(answer.error);
      return;
    }
    setSaid(
      answer.value.standing === null
        ? `${words.notAdded} ${sayCheck(answer.value.check)}`
        : sayCheck(answer.value.check),
    );
    onTried(answer.value);
  };
  const drop = async (channel: 'portal:forgetAccount' | 'portal:remove'): Promise<void> => {
    const answer = await bridge.request(channel, { portalId });
    if (answer.ok) onList(answer.value);
    else notices.showError(answer.error);
  };
  return (
    <section className={styles.card} aria-label={outlet.name}>
      <h2>{outlet.name}</h2>
      <p className={styles.account}>
        {words.kinds[outlet.kind]} · {outlet.address}
      </p>
      <AccountLine standing={standing} />
      <p role="status" className={controls.hint}>
        {said}
      </p>
      {isReplacing ? (
        <NewSecret
          kind={outlet.kind}
          account={standing.account ?? ''}
          onKeep={ask}
          onClose={() => setReplacing(false)}
        />
      ) : (
        <CardActions
          standing={standing}
          mayRemove={mayRemove}
          onCheck={() => void ask(null)}
          onReplace={() => setReplacing(true)}
          onDrop={(channel) => void drop(channel)}
        />
      )}
    </section>
  );
}

/** The portals besides the desk's own site, and this machine's accounts there. */
export function PortalsPart({ mayEdit }: { readonly mayEdit: boolean }) {
  const { bridge, site } = useStores();
  const { portals: words } = useWords();
  const [list, setList] = useState<readonly PortalStanding[] | null>(null);
  const [told, setTold] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    void bridge.request('portal:list', undefined).then((answer) => {
      if (answer.ok) setList(answer.value);
    });
  }, [bridge]);
  const replaced = (standing: PortalStanding): void =>
    setList((known) => known?.map((each) => (each.outlet.id === standing.outlet.id ? standing : each)) ?? null);
  return (
    <>
      {mayEdit ? null : <p className={controls.aside}>{words.readOnly}</p>}
      <p>{words.explain}</p>
      {list?.length === 0 ? <p>{words.none}</p> : null}
      {list?.map((standing) => {
        const { outlet } = standing;
        const card = {
          standing,
          mayRemove: mayEdit,
          told: told[outlet.id] ?? '',
          onTried: (tried: PortalTried) => tried.standing !== null && replaced(tried.standing),
          onList: (next: readonly PortalStanding[]) => {
            setList(next);
            void site.load();
          },
        };
        return outlet.kind === 'drop-folder' ? (
          <FolderCard key={outlet.id} {...card} />
        ) : (
          <PortalCard key={outlet.id} outlet={outlet} {...card} />
        );
      })}
      {mayEdit ? (
        <NewPortal
          onAdded={(standing, said) => {
            setTold((earlier) => ({ ...earlier, [standing.outlet.id]: said }));
            setList((known) => [...(known ?? []), standing]);
            void site.load();
          }}
        />
      ) : null}
    </>
  );
}
