import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export const commissionHandlers = ({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'commission'> => ({
  'commission:set': async ({ articleId, ...commission }) => {
    const here = await newsroom.here();
    return here.ok ? here.value.desk.workflow.commission(articleId, commission) : here;
  },
});
