import type { Words } from '../i18n/vi/vi.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import { useStores, useWords } from './stores.ts';

export type OnSiteWords = Words['publishing']['onSite' | 'inFolder'];

/**
 * What may be said of a published page. Without a public address in the settings (or before they are known) only that it was
 * written into the site's folder: whether readers reach it there, nobody here can tell.
 */
export function useOnSiteWords(): OnSiteWords {
  const { site } = useStores();
  const { publishing } = useWords();
  const info = useSignalValue(site.info);
  return info === null || info.portal.url === null ? publishing.inFolder : publishing.onSite;
}
