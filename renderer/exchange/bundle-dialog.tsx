import { Dialog } from '../app/dialog.tsx';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import type { BundleFacts, ForeignFacts } from '../../shared/ipc/requests/exchange-requests.ts';
import type { ExchangeState } from '../state/exchange.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './exchange.module.css';

/** For the others the system's own dialog asks something first. */
const isInside = (step: Extract<ExchangeState, { kind: 'working' }>['step']): boolean =>
  step !== 'saving' && step !== 'exporting';

function Working({ state }: { readonly state: Extract<ExchangeState, { kind: 'working' }> }) {
  const { exchange } = useStores();
  const { exchange: words } = useWords();
  const { step, progress, fileName } = state;
  const said = step === 'checking' || step === 'receiving' ? words[step](fileName) : words[step];
  return (
    <Dialog title={words.title} onClose={() => void exchange.cancel()}>
      <div className={styles.working}>
        <p role="status">{said}</p>
        <progress
          className={styles.bar}
          aria-label={words.progress}
          value={progress?.done}
          max={progress === null || progress.total === 0 ? undefined : progress.total}
        />
        <div className={`${controls.row} ${controls.end}`}>
          <button type="button" className={controls.secondary} onClick={() => void exchange.cancel()}>
            {words.stop}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Facts({ foreign, photos }: { readonly foreign: ForeignFacts; readonly photos: number }) {
  const { exchange } = useWords();
  const words = exchange.foreign;
  const formats = useFormats();
  return (
    <dl className={styles.facts}>
      <dt>{words.headline}</dt>
      <dd>{foreign.headline === '' ? words.untitled : foreign.headline}</dd>
      <dt>{words.signedAt}</dt>
      <dd>{words.byTheirClock(formats.dateTime(foreign.signedAt))}</dd>
      <dt>{words.signers}</dt>
      <dd>
        {foreign.signers.map(({ name, revisions }) => (
          <div key={name ?? ''}>{words.signer(name ?? words.nobody, revisions)}</div>
        ))}
      </dd>
      <dt>{words.photos}</dt>
      <dd>{words.count(photos)}</dd>
    </dl>
  );
}

/** The person decides about another desk's article; nothing was taken in yet. */
function Foreign({ facts, foreign }: { readonly facts: BundleFacts; readonly foreign: ForeignFacts }) {
  const { exchange } = useStores();
  const { exchange: words } = useWords();
  const { title, explain, missingPhotos, heads, consequence, take, decline } = words.foreign;
  return (
    <Dialog title={title} size="large" onClose={() => void exchange.decline()}>
      <p className={styles.warning}>{explain(facts.deskName)}</p>
      <Facts foreign={foreign} photos={facts.photos} />
      {foreign.heads > 1 ? <p>{heads(foreign.heads)}</p> : null}
      {foreign.missingPhotos > 0 ? <p>{missingPhotos(foreign.missingPhotos)}</p> : null}
      <p>{consequence}</p>
      <div className={`${controls.row} ${controls.end}`}>
        <button
          type="button"
          className={controls.secondary}
          data-first-focus=""
          onClick={() => void exchange.decline()}
        >
          {decline}
        </button>
        <button type="button" className={controls.primary} onClick={() => void exchange.takeForeign()}>
          {take}
        </button>
      </div>
    </Dialog>
  );
}

/** Whatever a bundle on its way asks or shows. */
export function BundleDialog() {
  const { exchange } = useStores();
  const state = useSignalValue(exchange.state);
  // While the system asks where to write, nothing is being written.
  if (state.kind === 'working' && (isInside(state.step) || state.progress !== null)) return <Working state={state} />;
  if (state.kind === 'foreign' && state.facts.foreign !== null)
    return <Foreign facts={state.facts} foreign={state.facts.foreign} />;
  return null;
}
