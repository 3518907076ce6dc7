import { useWords } from '../app/stores.ts';
import type { PortalCheck } from '../../shared/ipc/requests/portal-requests.ts';

/** What asking the portal has brought, in sentences. */
export function useCheckWords(): (check: PortalCheck) => string {
  const { portals: words, outbox } = useWords();
  return (check) => {
    if (!check.ok) return [outbox.reasons[check.trouble], check.detail].filter((part) => part !== '').join(' ');
    const { siteName, lacks, loses } = check;
    const minutes = Math.round(Math.abs(check.clockSkewMs ?? 0) / 60_000);
    // Without the right to publish the others are not worth a word.
    const mayNot = lacks.includes('publish') ? [] : lacks.flatMap((ability) => words.mayNot[ability] ?? []);
    return [
      lacks.includes('publish') ? words.mayNotPublish(siteName) : words.works(siteName),
      ...(mayNot.length === 0 ? [] : [words.lacks(mayNot)]),
      ...(loses.length === 0 ? [] : [words.loses(loses.map((field) => words.lost[field]))]),
      ...(minutes >= 2 ? [words.clock(minutes)] : []),
    ].join(' ');
  };
}
