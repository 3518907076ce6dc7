import { useEffect, useState, type SubmitEvent } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import type { PortalStanding, PortalTried } from '../../shared/ipc/requests/portal-requests.ts';
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
      <p className={styles.account}>
        {account === null
          ? words.noAccount
          : `${words.account(account)} · ${custody === 'keyring' ? words.inKeyring : words.inSession}`}
      </p>
      {trouble === null ? null : (
        <p className={controls.why}>{account === null ? words.keyringUnread(trouble) : words.keyringThen(trouble)}</p>
      )}
    </>
  );
}

interface NewSecretProps {
  readonly onKeep: (secret: string) => Promise<void>;
  readonly onClose: () => void;
}

function NewSecret({ onKeep, onClose }: NewSecretProps) {
  const { portals: words } = useWords();
  const [secret, setSecret] = useState('');
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = secret;
    setSecret('');
    void onKeep(typed).then(onClose);
  };
  return (
    <form className={controls.row} onSubmit={keep}>
      <TextField
        label={words.replaceWith}
        type="password"
        autoComplete="off"
        value={secret}
        onChange={setSecret}
        hint={words.secretHint}
      />
      <button type="submit" className={controls.secondary} disabled={secret === ''}>
        {words.save}
      </button>
      <button type="button" className={controls.quiet} onClick={onClose}>
        {words.cancel}
      </button>
    </form>
  );
}

interface PortalCardProps {
  readonly standing: PortalStanding;
  readonly onTried: (tried: PortalTried) => void;
  readonly onList: (list: readonly PortalStanding[]) => void;
}

function PortalCard({ standing, onTried, onList }: PortalCardProps) {
  const { bridge, notices } = useStores();
  const { portals: words } = useWords();
  const sayCheck = useCheckWords();
  const [said, setSaid] = useState('');
  const [isReplacing, setReplacing] = useState(false);
  const { outlet } = standing;
  const portalId = outlet.id;
  const ask = async (channel: 'portal:check' | 'portal:replaceAccount', secret: string): Promise<void> => {
    setSaid(words.adding);
    const answer =
      channel === 'portal:check'
        ? await bridge.request(channel, { portalId })
        : await bridge.request(channel, { portalId, account: '', secret });
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
        <NewSecret onKeep={(secret) => ask('portal:replaceAccount', secret)} onClose={() => setReplacing(false)} />
      ) : (
        <div className={`${controls.row} ${styles.actions}`}>
          <button type="button" className={controls.secondary} onClick={() => void ask('portal:check', '')}>
            {words.check}
          </button>
          <button type="button" className={controls.secondary} onClick={() => setReplacing(true)}>
            {words.replace}
          </button>
          {standing.account === null ? null : (
            <button type="button" className={controls.quiet} onClick={() => void drop('portal:forgetAccount')}>
              {words.forgetAccount}
            </button>
          )}
          <button type="button" className={controls.quiet} onClick={() => void drop('portal:remove')}>
            {words.remove}
          </button>
        </div>
      )}
    </section>
  );
}

/** The portals besides the desk's own site, and this machine's accounts there. */
export function PortalsPart() {
  const { bridge, site } = useStores();
  const { portals: words } = useWords();
  const [list, setList] = useState<readonly PortalStanding[] | null>(null);
  useEffect(() => {
    void bridge.request('portal:list', undefined).then((answer) => {
      if (answer.ok) setList(answer.value);
    });
  }, [bridge]);
  const replaced = (standing: PortalStanding): void =>
    setList((known) => known?.map((each) => (each.outlet.id === standing.outlet.id ? standing : each)) ?? null);
  return (
    <>
      <p>{words.explain}</p>
      {list?.length === 0 ? <p>{words.none}</p> : null}
      {list?.map((standing) => (
        <PortalCard
          key={standing.outlet.id}
          standing={standing}
          onTried={(tried) => tried.standing !== null && replaced(tried.standing)}
          onList={(next) => {
            setList(next);
            void site.load();
          }}
        />
      ))}
      <NewPortal
        onAdded={(standing) => {
          setList((known) => [...(known ?? []), standing]);
          void site.load();
        }}
      />
    </>
  );
}
