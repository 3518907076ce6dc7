import { useEffect, useState } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import type { HostStanding } from '../../shared/ipc/requests/host-requests.ts';
import type { SiteHost } from '../../shared/portal/site-host.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { HostForm } from './host-form.tsx';
import { HostProgressLine } from './host-progress.tsx';
import { SiteFolder } from './site-folder.tsx';
import { useHostWords } from './use-host-words.ts';
import styles from './host-part.module.css';

const addressOf = ({ user, host, port, folder }: SiteHost): string =>
  `${user}@${host}:${port} · ${folder === '' ? '/' : folder}`;

function SecretLine({ custody, keyringTrouble }: Pick<HostStanding, 'custody' | 'keyringTrouble'>) {
  const { host: words, portals } = useWords();
  const kept = custody === null ? words.noSecret : custody === 'keyring' ? words.inKeyring : words.inSession;
  const trouble = keyringTrouble === null ? null : portals.keyring[keyringTrouble];
  return (
    <>
      {custody === null && trouble !== null ? null : <p className={styles.quiet}>{kept}</p>}
      {trouble === null ? null : (
        <p className={controls.why}>
          {custody === null ? portals.keyringUnread(trouble) : portals.keyringThen(trouble)}
        </p>
      )}
    </>
  );
}

interface HostCardProps {
  readonly standing: HostStanding & { readonly host: SiteHost };
  readonly said: string;
  readonly onSaid: (said: string) => void;
  readonly onChange: () => void;
}

function HostCard({ standing, said, onSaid, onChange }: HostCardProps) {
  const { bridge, notices, host: view } = useStores();
  const { host: words } = useWords();
  const say = useHostWords();
  const { host, progress } = standing;
  const mayTakeOver = progress.trouble === 'host-foreign' || progress.trouble === 'host-changed';
  const check = async (): Promise<void> => {
    onSaid(words.trying);
    const answer = await bridge.request('host:check', undefined);
    onSaid(answer.ok ? say.check(answer.value) : '');
    if (!answer.ok) notices.showError(answer.error);
  };
  const leave = async (): Promise<void> => {
    const answer = await bridge.request('host:leave', undefined);
    if (!answer.ok) {
      notices.showError(answer.error);
      return;
    }
    view.set(answer.value);
    onSaid(words.left);
  };
  const send = (takesOver: boolean) => void bridge.request('host:send', { takesOver });
  return (
    <section className={styles.card} aria-label={words.kinds[host.kind]}>
      <h2>{words.kinds[host.kind]}</h2>
      <p className={styles.quiet}>{addressOf(host)}</p>
      {host.identity === null ? null : (
        <p className={styles.quiet}>
          <code className={styles.fingerprint}>{host.identity}</code>
        </p>
      )}
      <SecretLine custody={standing.custody} keyringTrouble={standing.keyringTrouble} />
      <HostProgressLine progress={progress} />
      <p role="status" className={controls.hint}>
        {said}
      </p>
      <div className={controls.row}>
        {mayTakeOver ? (
          <button type="button" className={controls.secondary} onClick={() => send(true)}>
            {words.takeOver}
          </button>
        ) : null}
        {progress.phase === 'sending' ? (
          <button
            type="button"
            className={controls.secondary}
            onClick={() => void bridge.request('host:stop', undefined)}
          >
            {words.stop}
          </button>
        ) : (
          <button type="button" className={controls.secondary} onClick={() => send(false)}>
            {words.send}
          </button>
        )}
        <button type="button" className={controls.secondary} onClick={() => void check()}>
          {words.check}
        </button>
        <button type="button" className={controls.secondary} onClick={onChange}>
          {words.change}
        </button>
        <button type="button" className={controls.quiet} onClick={() => void leave()}>
          {words.leave}
        </button>
      </div>
    </section>
  );
}

/** Where the site stands: in its folder only, or also on a host; belongs to this machine. */
export function HostPart() {
  const { host: view } = useStores();
  const { host: words } = useWords();
  const say = useHostWords();
  const standing = useSignalValue(view.standing);
  const [isChanging, setChanging] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => void view.load(), [view]);
  if (standing === null) return null;
  const { host } = standing;
  return (
    <>
      <p>{words.explain}</p>
      <SiteFolder />
      {host === null ? <p>{words.folderOnly}</p> : null}
      {host === null || isChanging ? (
        <HostForm
          before={host}
          onTried={({ standing: next, check }) => {
            if (next === null) return;
            view.set(next);
            setSaid(say.check(check));
            setChanging(false);
          }}
          onClose={host === null ? null : () => setChanging(false)}
        />
      ) : (
        <HostCard standing={{ ...standing, host }} said={said} onSaid={setSaid} onChange={() => setChanging(true)} />
      )}
    </>
  );
}
