import { fail, ok } from '../../shared/result.ts';
import { slugOf } from '../../shared/text/slug.ts';
import { BUNDLE_ENDING } from '../bundles/bundle-layout.ts';
import type { ExchangeRoom } from '../newsroom/open-exchange.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { ExchangeDialogs } from '../windows/exchange-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

export interface ExchangeHandlerParts {
  readonly newsroom: Newsroom;
  readonly exchangeDialogs: ExchangeDialogs;
  readonly exchange: ExchangeRoom;
}

export function exchangeHandlers({
  newsroom,
  exchangeDialogs,
  exchange,
}: ExchangeHandlerParts): HandlersOf<'exchange'> {
  const { bundles } = exchange;
  return {
    'exchange:saveBundle': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const opened = await here.value.desk.openArticle(articleId);
      if (!opened.ok) return opened;
      const file = await exchangeDialogs.pickBundleToWrite(fileNameOf(opened.value.article.headline));
      return file === null ? fail({ code: 'cancelled' }) : bundles.save(here.value.desk, articleId, file);
    },
    'exchange:pickBundle': async () => {
      const file = await exchangeDialogs.pickBundle();
      return file === null ? fail({ code: 'cancelled' }) : ok(bundles.offer(file));
    },
    'exchange:receive': (piece) => bundles.receive(piece),
    'exchange:offers': () => ok(bundles.offers()),
    'exchange:inspect': async ({ offerId }) => {
      const here = await newsroom.here();
      return here.ok ? bundles.inspect(here.value.desk, offerId) : here;
    },
    'exchange:takeIn': async ({ offerId }) => {
      const here = await newsroom.here();
      return here.ok ? bundles.takeIn(here.value.desk, offerId) : here;
    },
    'exchange:decline': async ({ offerId }) => {
      await bundles.decline(offerId);
      return ok(null);
    },
    'exchange:cancel': () => {
      exchange.cancel();
      return ok(null);
    },
  };
}

/** A name that every system and mail program takes. */
const fileNameOf = (headline: string): string => `${slugOf(headline, 60) || 'bai-viet'}${BUNDLE_ENDING}`;
