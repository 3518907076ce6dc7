import { articleToWire } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { HandlersOf } from './handlers.ts';

export interface TemplateHandlerParts {
  readonly newsroom: Newsroom;
}

export function templateHandlers({ newsroom }: TemplateHandlerParts): HandlersOf<'template'> {
  return {
    'template:list': async () => {
      const here = await newsroom.here();
      return here.ok ? ok(await here.value.desk.templates.list()) : here;
    },
    'template:begin': async ({ templateId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const { desk, site } = here.value;
      const begun = await desk.templates.begin(templateId);
      if (!begun.ok) return begun;
      const path = await site.pathOf(begun.value.article);
      return path.ok ? ok({ ...begun.value, site: { ...begun.value.site, path: path.value } }) : path;
    },
    'template:save': async ({ articleId, name }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.templates.save(articleId, name) : here;
    },
    'template:read': async ({ templateId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const article = await here.value.desk.templates.read(templateId);
      return article.ok ? ok(articleToWire(article.value)) : article;
    },
    'template:keep': async ({ templateId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.templates.keep(templateId) : here;
    },
    'template:rename': async ({ templateId, name }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.templates.rename(templateId, name) : here;
    },
    'template:remove': async ({ templateId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.templates.remove(templateId) : here;
    },
  };
}
