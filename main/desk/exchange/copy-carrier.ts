import { setTimeout as wait } from 'node:timers/promises';
import type { AppError } from '../../../shared/app-error.ts';
import type { Result } from '../../../shared/result.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { createFolderCarrier } from '../carrier/folder-carrier.ts';
import type { DurableFs } from '../files/durable-file.ts';
import type { Exchange } from './exchange.ts';

/** How long a change of people or settings waits for the shared folder before it is left to the next round. */
const AT_ONCE_MS = 1_500;

/**
 * A desk on this machine's own copy: everything is read and put there, durably, before it answers; what must go to the shared folder is left to the
 * exchange, and what was here already is not told as waiting once more. A text or photo that has not been taken in yet, or is damaged here, is read from
 * the shared folder.
 */
export function createCopyCarrier(
  copyFolder: string,
  shared: Carrier,
  exchange: Pick<Exchange, 'await' | 'isReachable'>,
  fs?: DurableFs,
): Carrier {
  const copy = createFolderCarrier(copyFolder, fs, exchange.await);
  /** People and settings change seldom and others wait for them; a share that hangs is not waited for. */
  async function giveAtOnce(give: () => Promise<unknown>): Promise<void> {
    if (!exchange.isReachable()) return;
    const given = shared.describe().then((there) => (there.ok ? give() : null));
    await Promise.race([given, wait(AT_ONCE_MS, null, { ref: false })]);
  }
  const orShared = async <T>(
    here: Result<T, AppError>,
    there: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    if (here.ok || !exchange.isReachable()) return here;
    const found = await there();
    return found.ok ? found : here;
  };
  return {
    ...copy,
    putVersion: async (chain, version, jws) => {
      const written = await copy.putVersion(chain, version, jws);
      if (written.ok) await giveAtOnce(() => shared.putVersion(chain, version, jws));
      return written;
    },
    readContent: async (article, hash) =>
      orShared(await copy.readContent(article, hash), () => shared.readContent(article, hash)),
    readBlob: async (hash) => orShared(await copy.readBlob(hash), () => shared.readBlob(hash)),
    hasBlob: async (hash) => (await copy.hasBlob(hash)) || (exchange.isReachable() && shared.hasBlob(hash)),
  };
}
