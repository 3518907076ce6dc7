import type { ReactNode } from 'react';
import type { Decision, Joined, Origin } from '../../shared/compare/join-value.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import type { ShownJoin } from './joining.ts';
import { useVersionName } from './split-banner.tsx';
import styles from './review.module.css';

/** The two sides of the join by name. */
export function useSideNames(): Readonly<Record<'mine' | 'theirs', string>> {
  const { joining } = useStores();
  const name = useVersionName();
  const shown: ShownJoin | null = useSignalValue(joining.shown);
  return { mine: shown === null ? '' : name(shown.apart.mine), theirs: shown === null ? '' : name(shown.apart.theirs) };
}

/** Who made what was taken; null: nobody changed it. */
export function useOriginWords() {
  const { joining } = useWords();
  const names = useSideNames();
  return (from: Origin): string | null => {
    switch (from) {
      case 'unchanged':
        return null;
      case 'both':
        return joining.bothAlike;
      case 'each':
        return joining.ofEach;
      case 'mine':
      case 'theirs':
        return joining.takenFrom(names[from]);
    }
  };
}

interface ChoiceProps<T> {
  readonly choice: Extract<Joined<T>, { kind: 'choice' }>;
  /** What it is about: “Đoạn”, “Tít”. */
  readonly about: string;
  readonly draw: (value: T) => ReactNode;
}

/** A place that both changed: what each has, and what a person takes. Nothing is chosen beforehand. */
export function Choice<T>({ choice, about, draw }: ChoiceProps<T>) {
  const { joining } = useStores();
  const words = useWords();
  const names = useSideNames();
  const decided = useSignalValue(joining.decisions).get(choice.id) ?? null;
  const offer = (decision: Decision, name: string, value: ReactNode) => (
    <label key={decision} className={styles.offer}>
      <input
        type="radio"
        name={`choice ${choice.id}`}
        checked={decided === decision}
        onChange={() => joining.decide(choice.id, decision)}
      />
      <span>
        <span className={styles.offerName}>{name}</span>
        {value}
      </span>
    </label>
  );
  return (
    <fieldset className={styles.choice} data-change={choice.id} data-open={decided === null} tabIndex={-1}>
      <legend>{words.joining.choose(about)}</legend>
      {offer('mine', words.joining.mine(names.mine), draw(choice.mine))}
      {offer('theirs', words.joining.mine(names.theirs), draw(choice.theirs))}
      {choice.canTakeBoth ? offer('both', words.joining.both, null) : null}
    </fieldset>
  );
}
