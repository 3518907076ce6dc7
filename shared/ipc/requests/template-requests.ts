import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import type { OpenedArticle, SavedState } from '../wire.ts';
import { name, nothing } from './request-parts.ts';

const onTemplate = v.strictObject({ templateId: ArticleIdSchema });

/** House templates: what a new article can begin as. */
export const TEMPLATE_REQUESTS = {
  'template:list': nothing,
  /** Makes and opens a new article that begins as the template. */
  'template:begin': onTemplate,
  /** Keeps the saved text of an article as a template; one of the same name gives way. */
  'template:save': v.strictObject({ articleId: ArticleIdSchema, name }),
  /** The words with which articles begin, as one JSON string. A template is opened to be changed like any article. */
  'template:read': onTemplate,
  /** The saved words of the opened template become those with which articles begin. */
  'template:keep': onTemplate,
  'template:rename': v.strictObject({ templateId: ArticleIdSchema, name }),
  'template:remove': onTemplate,
} as const;

export interface Template {
  readonly id: string;
  readonly name: string;
}

export interface TemplateAnswers {
  'template:list': readonly Template[];
  'template:begin': OpenedArticle;
  'template:save': null;
  'template:read': string;
  'template:keep': SavedState;
  'template:rename': null;
  'template:remove': null;
}
