import { useEffect, useState } from 'react';
import type { DeviceRow, DeviceStep, DeviceUse, KeptSteps } from '../../shared/ipc/people-wire.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import controls from '../styles/controls.module.css';
import styles from './people.module.css';

const ALL: KeptSteps = { kind: 'all' };

/** Steps of the list that would count no more, of those that are listed. */
function lostSteps({ steps }: DeviceUse, keep: KeptSteps): readonly DeviceStep[] {
  if (keep.kind === 'all') return [];
  return keep.kind === 'none'
    ? steps
    : steps.slice(
        0,
        Math.max(
          0,
          steps.findIndex(({ record }) => record === keep.record),
        ),
      );
}

function StepChoice({
  step,
  isLost,
  isChosen,
  onChoose,
}: {
  readonly step: DeviceStep;
  readonly isLost: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { device: texts } = useWords().people;
  const formats = useFormats();
  const named: Readonly<Partial<Record<string, string>>> = texts.steps;
  return (
    <li className={styles.step} data-lost={isLost}>
      <label>
        <input type="radio" name="kept-steps" checked={isChosen} onChange={onChoose} />
        <span>
          {texts.step(formats.dateTime(step.at), named[step.kind] ?? texts.steps.unknown)}
          <small>{step.headline === '' ? texts.untitled : step.headline}</small>
          {isLost ? <em>{texts.notCounted}</em> : null}
        </span>
      </label>
    </li>
  );
}

/** From which step on the key no longer counts: a plain list, everything believed unless the person says otherwise. */
function KeptChoice({
  use,
  keep,
  onKeep,
}: {
  readonly use: DeviceUse;
  readonly keep: KeptSteps;
  readonly onKeep: (keep: KeptSteps) => void;
}) {
  const { device: texts } = useWords().people;
  const lost = new Set(lostSteps(use, keep));
  return (
    <fieldset className={styles.kept}>
      <legend>{texts.until}</legend>
      <p>{texts.untilExplain}</p>
      <label className={controls.check}>
        <input type="radio" name="kept-steps" checked={keep.kind === 'all'} onChange={() => onKeep(ALL)} />
        {texts.keepAll}
      </label>
      <p className={controls.hint}>{texts.untilStep(use.steps.length < use.records ? use.steps.length : null)}</p>
      <ul className={styles.steps}>
        {use.steps.map((step) => (
          <StepChoice
            key={step.record}
            step={step}
            isLost={lost.has(step)}
            isChosen={keep.kind === 'until' && keep.record === step.record}
            onChoose={() => onKeep({ kind: 'until', record: step.record })}
          />
        ))}
      </ul>
      <label className={controls.check}>
        <input
          type="radio"
          name="kept-steps"
          checked={keep.kind === 'none'}
          onChange={() => onKeep({ kind: 'none' })}
        />
        {texts.keepNone}
      </label>
    </fieldset>
  );
}

function Effect({ use, keep }: { readonly use: DeviceUse; readonly keep: KeptSteps }) {
  const { device: texts } = useWords().people;
  const formats = useFormats();
  if (use.newestAt === null) return <p role="status">{texts.unused}</p>;
  if (keep.kind === 'all')
    return <p role="status">{texts.use(use.records, use.articles, formats.dateTime(use.newestAt))}</p>;
  const lost = lostSteps(use, keep);
  const articles = keep.kind === 'none' ? use.articles : new Set(lost.map(({ articleId }) => articleId)).size;
  return <p role="status">{texts.useLost(keep.kind === 'none' ? use.records : lost.length, articles)}</p>;
}

/** The end of a device's key, which says first what stays believed. */
export function CloseKey({ device, onDone }: { readonly device: DeviceRow; readonly onDone: () => void }) {
  const { people, notices } = useStores();
  const { device: texts } = useWords().people;
  const [use, setUse] = useState<DeviceUse | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [keep, setKeep] = useState(ALL);
  useEffect(() => {
    if (isAsked) void people.deviceUse(device.device).then(setUse);
  }, [people, device.device, isAsked]);
  const close = async () => {
    if (!(await people.ask('people:closeDevice', { device: device.device, keep }))) return;
    notices.showInfo((now) => now.people.saved);
    onDone();
  };
  return (
    <section className={styles.danger} aria-label={texts.lost}>
      <h3>{texts.lost}</h3>
      <p>{texts.lostExplain}</p>
      {device.isThis ? <p className={controls.why}>{texts.ownKey}</p> : null}
      {isAsked && use !== null ? (
        <>
          {use.steps.length === 0 ? null : <KeptChoice use={use} keep={keep} onKeep={setKeep} />}
          <Effect use={use} keep={keep} />
        </>
      ) : null}
      <div className={`${controls.row} ${controls.end}`}>
        {isAsked ? (
          <button type="button" className={controls.primary} disabled={use === null} onClick={() => void close()}>
            {texts.closeNow}
          </button>
        ) : (
          <button type="button" className={controls.secondary} onClick={() => setAsked(true)}>
            {texts.close}
          </button>
        )}
      </div>
    </section>
  );
}
