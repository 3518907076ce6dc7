import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export function commentHandlers({ newsroom }: { readonly newsroom: Newsroom }): HandlersOf<'comments'> {
  return {
    'comments:of': async ({ articleId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.comments.of(articleId) : here;
    },
    'comments:write': async ({ articleId, ...wish }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.comments.write(articleId, wish) : here;
    },
    'comments:saveDraft': async ({ articleId, draft }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.comments.saveDraft(articleId, draft) : here;
    },
  };
}
