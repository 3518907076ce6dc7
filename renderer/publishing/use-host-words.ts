import { useFormats, useWords } from '../app/stores.ts';
import type { HostCheck, HostProgress, HostRefusal } from '../../shared/ipc/requests/host-requests.ts';

const sentences = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** What a server, a check or a transfer has said, in sentences. */
export interface HostSentences {
  readonly refusal: (refusal: HostRefusal) => string;
  readonly check: (check: HostCheck) => string;
  readonly progress: (progress: HostProgress) => string;
}

export function useHostWords(): HostSentences {
  const { host: words } = useWords();
  const formats = useFormats();
  const refusal = ({ trouble, detail }: Omit<HostRefusal, 'ok'>): string =>
    sentences([words.troubles[trouble], detail === '' ? '' : words.said(detail)]);
  return {
    refusal,
    check: (check) =>
      check.ok
        ? sentences([
            words.works,
            check.replacesInOneStep ? '' : words.twoSteps,
            words.address[check.address],
            check.found === 'nothing' ? '' : words.found[check.found],
          ])
        : refusal(check),
    progress({ phase, trouble, detail, retryAt, done, total, awaiting }) {
      const waits = awaiting.length === 0 ? '' : words.awaiting(awaiting.length);
      switch (phase) {
        case 'none':
          return words.folderOnly;
        case 'sending':
          return total === 0 ? words.phases.connecting : words.sending(done, total);
        case 'done':
          return sentences([words.phases.done, waits]);
        case 'waiting':
        case 'needs-person':
          return sentences([
            trouble === null ? words.phases.waiting : refusal({ trouble, detail }),
            retryAt === null ? '' : words.retry(formats.clock(retryAt)),
            waits,
          ]);
      }
    },
  };
}
