import type { HostStanding } from '../../shared/ipc/requests/host-requests.ts';
import type { Words } from '../i18n/vi/vi.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores, useWords } from './stores.ts';

export type OnSiteWords = Words['publishing']['onSite' | 'inFolder' | 'onHost'];

/** Whether the host of the settings, if there is one, was proven to show the article; `null`: the site as a whole. */
function isAtHost({ host, progress }: HostStanding, articleId: string | null): boolean {
  if (host === null) return true;
  return progress.wasWhole && (articleId === null || !progress.awaiting.includes(articleId));
}

/**
 * What may be said of published pages. Without a public address in the settings (or before they are known) only where they were written: whether
 * readers reach them there, nobody here can tell. Where the site travels to a host, a page is there when it was read back there.
 */
export function useSayOnSite(): (articleId: string | null) => OnSiteWords {
  const { site, host } = useStores();
  const { publishing } = useWords();
  const info = useSignalValue(site.info);
  const standing = useSignalValue(host.standing);
  return (articleId) => {
    if (info === null || standing === null || !isAtHost(standing, articleId)) return publishing.inFolder;
    if (info.portal.url !== null) return publishing.onSite;
    return standing.host === null ? publishing.inFolder : publishing.onHost;
  };
}

export const useOnSiteWords = (articleId: string | null): OnSiteWords => useSayOnSite()(articleId);
