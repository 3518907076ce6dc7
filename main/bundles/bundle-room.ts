import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type {
  BundleFacts,
  BundleOffer,
  SavedBundle,
  TakenBundle,
} from '../../shared/ipc/requests/exchange-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Announce } from '../ipc/handlers.ts';
import { bundleFacts, saveBundle, takeIntoDesk } from './bundle-desk.ts';
import { createBundleOffers, type BundleOffers } from './bundle-offers.ts';
import { readBundle, type ReadBundle } from './read-bundle.ts';
import type { RunWatched } from './watched-work.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** Bundles on their way out and in. */
export interface BundleRoom {
  /** The system handed a file over. */
  readonly offer: (file: string) => BundleOffer;
  readonly offers: BundleOffers['all'];
  readonly receive: BundleOffers['receive'];
  /** Looks at every byte; nothing is taken in. */
  readonly inspect: (desk: Desk, offerId: string) => Outcome<BundleFacts>;
  /** Takes in what was inspected last. */
  readonly takeIn: (desk: Desk, offerId: string) => Outcome<TakenBundle>;
  readonly decline: (offerId: string) => Promise<void>;
  readonly save: (desk: Desk, articleId: string, file: string) => Outcome<SavedBundle>;
}

const noBundle: AppError = { code: 'not-found', what: 'bundle' };

export function createBundleRoom(parts: {
  readonly announce: Announce;
  readonly run: RunWatched;
  readonly incoming: string;
  readonly newId: () => string;
}): BundleRoom {
  const { announce, run, newId } = parts;
  const offers = createBundleOffers(parts.incoming, newId);
  let inspected: { readonly offerId: string; readonly bundle: ReadBundle } | null = null;

  const forget = async (offerId: string): Promise<void> => {
    if (inspected?.offerId === offerId) {
      inspected.bundle.close();
      inspected = null;
    }
    await offers.forget(offerId);
  };
  const inspect = (desk: Desk, offerId: string): Outcome<BundleFacts> =>
    run(async (watched) => {
      const file = offers.fileOf(offerId);
      const fileName = offers.all().find((offer) => offer.offerId === offerId)?.fileName ?? '';
      if (file === null) return fail(noBundle);
      inspected?.bundle.close();
      inspected = null;
      const bundle = await readBundle(file, watched);
      const facts = bundle.ok ? await bundleFacts(desk, bundle.value) : bundle;
      if (bundle.ok && facts.ok) {
        inspected = { offerId, bundle: bundle.value };
        return ok({ offerId, fileName, ...facts.value });
      }
      if (bundle.ok) bundle.value.close();
      await forget(offerId);
      return facts.ok ? fail(noBundle) : facts;
    });
  return {
    offer(file) {
      const offer = offers.add(file);
      announce('exchange:offered', offer);
      return offer;
    },
    offers: offers.all,
    receive: offers.receive,
    inspect,
    takeIn: (desk, offerId) =>
      run(async (watched) => {
        if (inspected?.offerId !== offerId) return fail(noBundle);
        const taken = await takeIntoDesk(desk, inspected.bundle, newId, watched);
        await forget(offerId);
        return taken;
      }),
    decline: forget,
    save: (desk, articleId, file) =>
      run(async (watched) => {
        const saved = await saveBundle(desk, articleId, file, watched);
        return saved.ok ? ok({ ...saved.value, fileName: path.basename(file) }) : saved;
      }),
  };
}
