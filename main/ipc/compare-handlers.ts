import type { AppError } from '../../shared/app-error.ts';
import type { Article } from '../../shared/article/schema.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Comparer } from '../compare/comparer.ts';
import { readSentArticle } from '../desk/articles/article-texts.ts';
import type { Desk } from '../desk/desk.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { CheckedInput, HandlersOf } from './handlers.ts';

export interface CompareHandlerParts {
  readonly newsroom: Newsroom;
  readonly comparer: Comparer;
}

type Compared = CheckedInput<'compare:articles'>['before'];

async function readCompared(desk: Desk, articleId: string, version: Compared): Promise<Result<Article, AppError>> {
  switch (version.kind) {
    case 'revision':
      return desk.readContent(articleId, version.content);
    case 'save':
      return desk.versions.read(articleId, version);
    case 'text':
      return readSentArticle(articleId, version.articleJson);
  }
}

export function compareHandlers({ newsroom, comparer }: CompareHandlerParts): HandlersOf<'compare'> {
  return {
    'compare:revisions': async ({ articleId }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.joins.revisions(articleId) : here;
    },
    'compare:articles': async ({ articleId, ...versions }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const before = await readCompared(here.value.desk, articleId, versions.before);
      if (!before.ok) return before;
      const after = await readCompared(here.value.desk, articleId, versions.after);
      if (!after.ok) return after;
      const comparison = await comparer.compare(before.value, after.value);
      return comparison === null
        ? fail({ code: 'internal' })
        : ok({ before: before.value, after: after.value, comparison });
    },
    'compare:apart': async ({ articleId }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const { desk } = here.value;
      const known = await desk.joins.revisions(articleId);
      if (!known.ok) return known;
      const { apart } = known.value;
      if (apart === null) return ok(null);
      const [mine, theirs] = [
        await desk.readContent(articleId, apart.mine.content),
        await desk.readContent(articleId, apart.theirs.content),
      ];
      if (!mine.ok) return mine;
      if (!theirs.ok) return theirs;
      const base = apart.base === null ? null : await desk.readContent(articleId, apart.base.content);
      // Without the common version the join asks about every difference: more to do, nothing to lose.
      const versions = { base: base?.ok === true ? base.value : null, mine: mine.value, theirs: theirs.value };
      const join = await comparer.join(versions);
      return join === null ? fail({ code: 'internal' }) : ok({ apart, join });
    },
    'compare:join': async ({ articleId, parents, articleJson }) => {
      const here = await newsroom.here();
      return here.ok ? here.value.desk.joins.join(articleId, parents, articleJson) : here;
    },
  };
}
