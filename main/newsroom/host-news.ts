import type { HostProgress } from '../../shared/ipc/requests/host-requests.ts';
import type { HostRoomParts } from './host-room.ts';

type Now = Omit<HostProgress, 'wasWhole' | 'awaiting'>;

/** How far a transfer is, told now and then. */
export interface HostNews {
  readonly progress: () => Promise<HostProgress>;
  readonly tell: (next: Partial<Now>) => void;
}

const TOLD_EVERY_MS = 150;

export function createHostNews({
  settings,
  journal,
  onChanged,
}: Pick<HostRoomParts, 'settings' | 'journal' | 'onChanged'>): HostNews {
  let now: Now = { phase: 'waiting', trouble: null, detail: '', retryAt: null, done: 0, total: 0 };
  let telling: NodeJS.Timeout | null = null;
  const progress = async (): Promise<HostProgress> => {
    const here: Now = settings.read() === null ? { ...now, phase: 'none', trouble: null, retryAt: null } : now;
    return { ...here, ...(await journal.read()) };
  };
  return {
    progress,
    tell(next) {
      now = { ...now, ...next };
      telling ??= setTimeout(() => {
        telling = null;
        void progress().then(onChanged);
      }, TOLD_EVERY_MS).unref();
    },
  };
}
