import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { Holding } from '../desk/articles/holding.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface HoldHandlerParts {
  readonly newsroom: Newsroom;
}

export function holdHandlers({ newsroom }: HoldHandlerParts): HandlersOf<'hold'> {
  const on =
    (act: keyof Holding) =>
    async ({ articleId }: { readonly articleId: string }): Promise<Result<null, AppError>> => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.holding[act](articleId) : here;
    };
  return { 'hold:keep': on('keep'), 'hold:takeOver': on('takeOver'), 'hold:letGo': on('letGo') };
}
