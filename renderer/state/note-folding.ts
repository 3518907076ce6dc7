import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Preferences } from './preferences.ts';

const PREFERENCE = 'notes-folded';

/** Whether the notes between the paragraphs are folded to one line each; this device remembers it. */
export interface NoteFolding {
  readonly areFolded: ReadonlySignal<boolean>;
  readonly toggle: () => void;
}

export function createNoteFolding(preferences: Preferences): NoteFolding {
  const areFolded = signal(preferences.read(PREFERENCE) === true);
  return {
    areFolded,
    toggle() {
      areFolded.value = !areFolded.value;
      preferences.write(PREFERENCE, areFolded.value);
    },
  };
}
