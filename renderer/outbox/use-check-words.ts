import { useWords } from '../app/stores.ts';
import type { PortalCheck } from '../../shared/ipc/requests/portal-requests.ts';

/** What asking the portal has brought, in sentences. */
export function useCheckWords(): (check: PortalCheck) => string {
  const { portals: words, outbox } = useWords();
  return (check) => {
    if (!check.ok) return [outbox.reasons[check.trouble], check.detail].filter((part) => part !== '').join(' ');
    const minutes = Math.round(Math.abs(check.clockSkewMs ?? 0) / 60_000);
    const may = check.mayPublish ? words.works(check.siteName) : words.mayNotPublish(check.siteName);
    return minutes >= 2 ? `${may} ${words.clock(minutes)}` : may;
  };
}
