import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { BundleOffer } from '../../shared/ipc/requests/exchange-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { BUNDLE_ENDING, BUNDLE_LIMITS } from './bundle-layout.ts';
import { beginsAsZip } from './open-zip.ts';

/** A piece of a bundle that is dropped on the window; the first names no offer yet. */
export interface ReceivedPiece {
  readonly offerId: string | null;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly fileBytes: number;
}

/** Bundles that wait to be looked at. The window knows them by their ids, never where they lie. */
export interface BundleOffers {
  readonly add: (file: string) => BundleOffer;
  readonly all: () => readonly BundleOffer[];
  /** The file of an offer that is whole; null: there is none. */
  readonly fileOf: (offerId: string) => string | null;
  readonly receive: (piece: ReceivedPiece) => Promise<Result<{ readonly offerId: string }, AppError>>;
  /** A copy of the program's own is removed; the person's own file is never touched. */
  readonly forget: (offerId: string) => Promise<void>;
}

interface Waiting extends BundleOffer {
  readonly file: string;
  /** Bytes of a dropped file so far; null: a file of the person's own. */
  received: number | null;
  isWhole: boolean;
}

/** More than anybody opens at once; the oldest are forgotten. */
const MOST_OFFERS = 50;

/** `incoming`: a folder of this program's own for what is dropped on the window; emptied at the start. */
export function createBundleOffers(incoming: string, newId: () => string): BundleOffers {
  const waiting = new Map<string, Waiting>();
  const swept = rm(incoming, { recursive: true, force: true }).catch(() => undefined);

  const forget = async (offerId: string): Promise<void> => {
    const known = waiting.get(offerId);
    waiting.delete(offerId);
    if (known !== undefined && known.received !== null) await rm(known.file, { force: true }).catch(() => undefined);
  };
  const add = (entry: Waiting): Waiting => {
    waiting.set(entry.offerId, entry);
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_OFFERS && oldest !== undefined) void forget(oldest);
    return entry;
  };
  const asOffer = ({ offerId, fileName }: Waiting): BundleOffer => ({ offerId, fileName });
  const write = (file: string, bytes: Uint8Array) =>
    tryFiles(async () => {
      await mkdir(incoming, { recursive: true });
      await appendFile(file, bytes);
    });

  return {
    add: (file) =>
      asOffer(
        add({ offerId: newId(), fileName: path.basename(file).normalize('NFC'), file, received: null, isWhole: true }),
      ),
    all: () => [...waiting.values()].filter(({ isWhole }) => isWhole).map(asOffer),
    fileOf: (offerId) => {
      const known = waiting.get(offerId);
      return known?.isWhole === true ? known.file : null;
    },
    async receive({ offerId, fileName, bytes, fileBytes }) {
      await swept;
      const id = offerId ?? newId();
      const known = waiting.get(id);
      const isUnknown = offerId !== null && known === undefined;
      if (isUnknown || known?.isWhole === true) return fail({ code: 'not-found', what: 'bundle' });
      // Before anything is written: a film of many gigabytes that only bears the name is not copied first.
      if (fileBytes > BUNDLE_LIMITS.fileBytes) return fail({ code: 'bundle-refused', reason: 'too-large' });
      if (known === undefined && !beginsAsZip(bytes)) return fail({ code: 'bundle-refused', reason: 'not-a-bundle' });
      const file = path.join(incoming, `${id}${BUNDLE_ENDING}`);
      const entry = known ?? add({ offerId: id, fileName, file, received: 0, isWhole: false });
      const received = (entry.received ?? 0) + bytes.byteLength;
      const isMore = received > fileBytes;
      const written = isMore ? fail<AppError>({ code: 'bundle-refused', reason: 'damaged' }) : await write(file, bytes);
      if (!written.ok) {
        await forget(id);
        return written;
      }
      entry.received = received;
      entry.isWhole = received === fileBytes;
      return ok({ offerId: id });
    },
    forget,
  };
}
