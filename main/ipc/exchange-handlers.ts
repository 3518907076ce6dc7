import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { slugOf } from '../../shared/text/slug.ts';
import { BUNDLE_ENDING } from '../bundles/bundle-layout.ts';
import type { Desk } from '../desk/desk.ts';
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
  const onArticle = async <T>(
    articleId: string,
    work: (desk: Desk, name: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const opened = await here.value.desk.openArticle(articleId);
    return opened.ok ? work(here.value.desk, fileNameOf(opened.value.article.headline)) : opened;
  };
  return {
    'exchange:saveBundle': ({ articleId }) =>
      onArticle(articleId, async (desk, name) => {
        const file = await exchangeDialogs.pickBundleToWrite(`${name}${BUNDLE_ENDING}`);
        return file === null ? fail({ code: 'cancelled' }) : bundles.save(desk, articleId, file);
      }),
    'exchange:export': ({ articleId, format }) =>
      onArticle(articleId, async (desk, name) => {
        const file = await exchangeDialogs.pickExport(name, format);
        return file === null ? fail({ code: 'cancelled' }) : exchange.export(desk, articleId, format, file);
      }),
    'exchange:print': ({ articleId }) => onArticle(articleId, (desk) => exchange.print(desk, articleId)),
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
const fileNameOf = (headline: string): string => slugOf(headline, 60) || 'bai-viet';
