import path from 'node:path';
import { createBundleRoom, type BundleRoom } from '../bundles/bundle-room.ts';
import { createWatchedWork } from '../bundles/watched-work.ts';
import type { Announce } from '../ipc/handlers.ts';

/** Articles that come and go as files: one piece of long work at a time, watched by the window. */
export interface ExchangeRoom {
  readonly bundles: BundleRoom;
  readonly cancel: () => void;
}

export function openExchange({
  announce,
  localFolder,
  newId,
}: {
  readonly announce: Announce;
  /** This machine's own folder, never shared. */
  readonly localFolder: string;
  readonly newId: () => string;
}): ExchangeRoom {
  const work = createWatchedWork((done, total) => announce('exchange:progress', { done, total }));
  const incoming = path.join(localFolder, 'incoming');
  return { bundles: createBundleRoom({ announce, run: work.run, incoming, newId }), cancel: work.cancel };
}
