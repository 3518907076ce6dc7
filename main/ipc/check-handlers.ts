import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export const checkHandlers = ({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'checks'> => ({
  'checks:around': async (wish) => {
    const here = await newsroom.here();
    return here.ok ? here.value.desk.workflow.checksAround(wish) : here;
  },
});
