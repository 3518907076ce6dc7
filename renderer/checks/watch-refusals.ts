import { effect } from '@preact/signals-core';
import type { Stores } from '../app/stores.ts';
import type { CheckName } from '../../shared/checks/check-names.ts';

/** A refusal for want of required checks is taken back once none of those that it names is seen to fail any more. Returns the way to stop. */
export function watchRefusals({ checks, notices }: Stores): () => void {
  let before: readonly CheckName[] = [];
  return effect(() => {
    const now = checks.failed.value;
    notices.retract(
      (notice) =>
        notice.kind === 'error' &&
        notice.error.code === 'incomplete' &&
        // Main may know of one that the window never saw: that refusal stays.
        notice.error.missing.some((name) => before.includes(name)) &&
        !notice.error.missing.some((name) => now.includes(name)),
    );
    before = now;
  });
}
