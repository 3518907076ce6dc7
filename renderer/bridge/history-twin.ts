import type { AppError } from '../../shared/app-error.ts';
import type { Answers, Channel, RequestInput } from '../../shared/ipc/contract.ts';

type Handlers = { readonly [C in Channel]: (input: RequestInput<C>) => Answers[C] | AppError };

/** The history of a twin's article: submitted by its reporter, and once approved by somebody who may not. */
export const historyAnswers = () =>
  ({
    'history:of': ({ articleId }) => ({
      articleId,
      headline: 'Mùa gặt sớm',
      deskName: 'Báo Suối Bạc',
      lines: [
        {
          record: 'a'.repeat(64),
          kind: 'submit',
          at: '2026-03-02T02:38:02.000Z',
          trust: 'roster',
          effect: 'done',
          said: 'Nhờ xem giúp tít',
          person: 'Hoàng Thị Dịu',
          device: 'Máy ở tòa soạn',
        },
        {
          record: 'b'.repeat(64),
          kind: 'approve',
          at: '2026-03-02T02:40:00.000Z',
          trust: 'unknown',
          effect: 'unknown-device',
          said: '',
          person: 'Văn Sỹ',
          device: '',
        },
      ],
      refused: [{ record: 'c'.repeat(64), reason: 'not-this-person' }],
    }),
    'history:save': ({ format }) => ({ fileName: `mua-gat-som-lich-su.${format}` }),
  }) satisfies Partial<Handlers>;
