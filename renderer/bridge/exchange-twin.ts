import type { AppError } from '../../shared/app-error.ts';
import { createArticle } from '../../shared/article/create-article.ts';
import type { Article } from '../../shared/article/schema.ts';
import type { Answers, Channel, RequestInput } from '../../shared/ipc/contract.ts';

type Handlers = { readonly [C in Channel]: (input: RequestInput<C>) => Answers[C] | AppError };

/** Bundles in a twin: one is offered from elsewhere, whatever is asked. */
export function exchangeAnswers(articles: Map<string, Article>, id: string) {
  const offer = { offerId: '01J0000000000000000000000B', fileName: 'mua-gat.baiviet' };
  return {
    'exchange:saveBundle': () => ({ fileName: 'mua-gat.baiviet', records: 3, photos: 2, missing: 0 }),
    'exchange:pickBundle': () => offer,
    'exchange:receive': () => ({ offerId: offer.offerId }),
    'exchange:offers': () => [],
    'exchange:inspect': ({ offerId }) => ({
      offerId,
      fileName: offer.fileName,
      deskName: 'Báo Suối Bạc',
      records: 3,
      newRecords: 3,
      photos: 1,
      foreign: {
        headline: 'Mùa gặt sớm',
        revisions: 3,
        heads: 1,
        signedAt: '2026-03-02T02:38:02.000Z',
        signers: [{ name: 'Hoàng Thị Dịu', revisions: 3 }],
        missingPhotos: 0,
      },
    }),
    'exchange:takeIn': () => {
      articles.set(id, { ...createArticle(id), headline: 'Mùa gặt sớm' });
      return { articleId: id, as: 'copy', newRecords: 1 };
    },
    'exchange:export': () => ({ fileName: 'mua-gat.html', photos: 0, missingPhotos: 0 }),
    'exchange:print': () => null,
    'exchange:decline': () => null,
    'exchange:cancel': () => null,
  } satisfies Partial<Handlers>;
}
