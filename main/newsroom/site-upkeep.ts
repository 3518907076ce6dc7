import type { PortalSite } from '../portals/portal-site.ts';
import type { Log } from '../log/log-file.ts';

/** The site's housekeeping in the background: what a crash or a change of settings left undone. It gives way to whatever a person waits for. */
export interface SiteUpkeep {
  readonly begin: () => void;
  readonly stop: () => Promise<void>;
}

/** `afterwards`: what the site, being whole, is good for. */
export function createSiteUpkeep(
  site: () => PortalSite,
  afterwards: (signal: AbortSignal) => Promise<void>,
  log: Log,
): SiteUpkeep {
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  const work = async ({ signal }: AbortController): Promise<void> => {
    try {
      const recovered = await site().recover();
      if (!recovered.ok) return;
      const rebuilt = (await site().rebuildPending()) ? await site().rebuild(() => {}, signal) : null;
      if (rebuilt === null || rebuilt.ok) await afterwards(signal);
      else if (rebuilt.error.code !== 'cancelled')
        log.info('the site was not brought up to date', { code: rebuilt.error.code });
    } catch (thrown) {
      log.bug('bringing the site up to date', thrown);
    }
  };
  return {
    begin() {
      if (running !== null) return;
      const stop = new AbortController();
      const done = work(stop).finally(() => {
        if (running?.stop === stop) running = null;
      });
      running = { stop, done };
    },
    async stop() {
      running?.stop.abort();
      await running?.done;
    },
  };
}
