import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppError } from '../../../shared/app-error.ts';
import type { Result } from '../../../shared/result.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { layout } from '../carrier/folder-layout.ts';
import { unitOfArticle, type DeskUnit } from './desk-units.ts';
import type { Exchange } from './exchange.ts';

/** How long a change of people or settings waits for the shared folder before it is left to the next round. */
const AT_ONCE_MS = 1_500;

const slashes = (name: string): string => name.split(path.sep).join('/');

/**
 * A desk on this machine's own copy: everything is read and put there, durably, before it answers; what must go to the shared folder is left to the
 * exchange. A text or photo that has not been taken in yet, or is damaged here, is read from the shared folder.
 */
export function createCopyCarrier(
  copy: Carrier,
  shared: Carrier,
  exchange: Pick<Exchange, 'await' | 'isReachable'>,
): Carrier {
  async function put(
    unit: DeskUnit,
    nameOf: (hash: string) => string,
    work: Promise<Result<string, AppError>>,
  ): Promise<Result<string, AppError>> {
    const written = await work;
    if (written.ok) exchange.await(unit, slashes(nameOf(written.value)));
    return written;
  }
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
    put: (article, jws) =>
      put(unitOfArticle(article), (hash) => layout.record('', article, hash), copy.put(article, jws)),
    putVersion: async (chain, version, jws) => {
      const nameOf = (hash: string): string => layout.version('', chain, version, hash);
      const written = await put(chain, nameOf, copy.putVersion(chain, version, jws));
      if (written.ok) await giveAtOnce(() => shared.putVersion(chain, version, jws));
      return written;
    },
    putContent: (article, bytes) =>
      put(unitOfArticle(article), (hash) => layout.content('', article, hash), copy.putContent(article, bytes)),
    putBlob: async (bytes, ending) => {
      const written = await copy.putBlob(bytes, ending);
      if (written.ok) {
        const name = slashes(layout.blob('', written.value, ending));
        exchange.await(name.slice(0, 'blobs/aa'.length), name);
      }
      return written;
    },
    readContent: async (article, hash) =>
      orShared(await copy.readContent(article, hash), () => shared.readContent(article, hash)),
    readBlob: async (hash) => orShared(await copy.readBlob(hash), () => shared.readBlob(hash)),
    hasBlob: async (hash) => (await copy.hasBlob(hash)) || (exchange.isReachable() && shared.hasBlob(hash)),
  };
}
