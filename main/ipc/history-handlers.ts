import { ok, fail } from '../../shared/result.ts';
import { slugOf } from '../../shared/text/slug.ts';
import { articleHistory } from '../export/article-receipt.ts';
import type { ExchangeRoom } from '../newsroom/open-exchange.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { ExchangeDialogs } from '../windows/exchange-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

interface HistoryHandlerParts {
  readonly newsroom: Newsroom;
  readonly exchangeDialogs: Pick<ExchangeDialogs, 'pickHistory'>;
  readonly exchange: Pick<ExchangeRoom, 'saveHistory'>;
}

export const historyHandlers = ({
  newsroom,
  exchangeDialogs,
  exchange,
}: HistoryHandlerParts): HandlersOf<'history'> => ({
  'history:of': async ({ articleId }) => {
    const here = await newsroom.here();
    return here.ok ? articleHistory(here.value.desk, articleId) : here;
  },
  'history:save': async ({ articleId, format }) => {
    const here = await newsroom.here();
    if (!here.ok) return here;
    const history = await articleHistory(here.value.desk, articleId);
    if (!history.ok) return history;
    const name = `${slugOf(history.value.headline, 60) || 'bai-viet'}-lich-su`;
    const file = await exchangeDialogs.pickHistory(name, format);
    if (file === null) return fail({ code: 'cancelled' });
    const saved = await exchange.saveHistory(here.value.desk, articleId, format, file);
    return saved.ok ? ok(saved.value) : saved;
  },
});
