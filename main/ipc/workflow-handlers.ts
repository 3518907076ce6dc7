import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export function workflowHandlers({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'workflow'> {
  return {
    'workflow:of': async ({ articleId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.workflow.story(articleId) : here;
    },
    'workflow:draftCorrection': async ({ articleId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.workflow.draftCorrection(articleId) : here;
    },
    'workflow:act': async ({ articleId, ...wish }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.workflow.act(articleId, wish) : here;
    },
  };
}
