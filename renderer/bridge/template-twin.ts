import { createArticle } from '../../shared/article/create-article.ts';
import type { Answers, Channel, RequestInput } from '../../shared/ipc/contract.ts';
import type { Template } from '../../shared/ipc/requests/template-requests.ts';

type TemplateChannel = Exclude<Extract<Channel, `template:${string}`>, 'template:begin'>;

type TemplateTwin = { readonly [C in TemplateChannel]: (input: RequestInput<C>) => Answers[C] };

/** House templates as main has them: what is renamed or removed shows in the next list. */
export function templateAnswers(templates: readonly Template[], now: string): TemplateTwin {
  let known = templates;
  return {
    'template:list': () => known,
    'template:save': () => null,
    'template:read': ({ templateId }) => JSON.stringify({ ...createArticle(templateId), headline: 'Chữ của mẫu' }),
    'template:keep': () => ({ kind: 'revision', savedAt: now, content: 'a'.repeat(64) }),
    'template:rename': ({ templateId, name }) => {
      known = known.map((template) => (template.id === templateId ? { ...template, name } : template));
      return null;
    },
    'template:remove': ({ templateId }) => {
      known = known.filter(({ id }) => id !== templateId);
      return null;
    },
  };
}
