import type { Stores } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';

/** What was written in the opened template becomes what new articles begin with. */
export async function keepOpenTemplate({ notices }: Stores, open: OpenArticle): Promise<void> {
  const name = open.template;
  if (name === null || !(await open.keepTemplate())) return;
  notices.showInfo((now) => now.templates.saved(name));
}
