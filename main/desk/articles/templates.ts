import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { Template } from '../../../shared/ipc/requests/template-requests.ts';
import type { Me, SavedState } from '../../../shared/ipc/wire.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { compareVietnamese } from '../../../shared/text/collate.ts';
import { blobsOf } from './article-facts.ts';
import { MARKS } from './archived-article.ts';
import { isTemplate, withRecords } from './article-index.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { ArticleTexts } from './article-texts.ts';
import type { ArticleWork } from './article-work.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { OpenedHere } from '../desk.ts';
import type { Ledger } from '../ledger.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** The desk's house templates: articles with a mark, so they travel, are signed and are kept like every other. */
export interface Templates {
  /** By name. */
  readonly list: () => Promise<readonly Template[]>;
  /** A new article that begins as the template. */
  readonly begin: (templateId: string) => Outcome<OpenedHere>;
  /** Keeps the text of an article as a template; the article itself stays what it is. A template of the same name gives way. */
  readonly save: (articleId: string, name: string) => Outcome<null>;
  readonly add: (article: Article, name: string) => Outcome<null>;
  /** The words with which articles begin, whatever is being changed in it. */
  readonly read: (templateId: string) => Outcome<Article>;
  /** What was written in the opened template becomes what articles begin with. */
  readonly keep: (templateId: string) => Outcome<SavedState>;
  readonly rename: (templateId: string, name: string) => Outcome<null>;
  readonly remove: (templateId: string) => Outcome<null>;
}

/** What belongs to one article alone and to no other that begins like it. */
const OWN = { slug: '', embargo: null, scheduledFor: null, correctionNote: '', origin: null } as const;

const asTemplate = (article: Article, id: string): Article => ({
  ...article,
  ...OWN,
  id,
  dateline: { ...article.dateline, date: null },
});

const noTemplate: AppError = { code: 'not-found', what: 'article' };

interface Surroundings {
  readonly carrier: Carrier;
  readonly ledger: Ledger;
  readonly shelf: ArticleShelf;
  readonly texts: ArticleTexts;
  readonly work: Pick<ArticleWork, 'add' | 'keep'>;
  readonly me: Me;
  readonly newId: () => string;
}

/** Which articles are templates, by the newest mark of each. */
function createMarks({ ledger, shelf, texts, me }: Surroundings) {
  const list = async (): Promise<readonly Template[]> =>
    (await shelf.marked(MARKS.template))
      .flatMap(({ article, template }) =>
        template === null || template.content === null ? [] : [{ id: article, name: template.name }],
      )
      .toSorted((a, b) => compareVietnamese(a.name, b.name));

  async function mark(articleId: string, name: string, content: string | null): Outcome<null> {
    const marked = await ledger.append(articleId, me.personId, async () => ok({ kind: 'template', name, content }));
    if (!marked.ok) return marked;
    await shelf.change(articleId, (entry) => withRecords(entry, marked.value));
    return ok(null);
  }
  async function find(templateId: string): Outcome<{ readonly name: string; readonly content: string }> {
    const entry = await shelf.get(templateId);
    return entry !== null && isTemplate(entry) ? ok(entry.template) : fail(noTemplate);
  }
  async function readTemplate(templateId: string): Outcome<Article> {
    const known = await find(templateId);
    return known.ok ? texts.content(templateId, known.value.content) : known;
  }
  return { list, mark, find, readTemplate };
}

export function createTemplates(surroundings: Surroundings): Templates {
  const { carrier, ledger, shelf, texts, work, me, newId } = surroundings;
  const { list, mark, find, readTemplate } = createMarks(surroundings);

  async function add(article: Article, name: string): Outcome<null> {
    const replaced = (await list()).filter((known) => known.name === name);
    const content = await carrier.putContent(article.id, canonicalBytes(article));
    if (!content.ok) return content;
    const body = { content: content.value, parents: [], blobs: blobsOf(article), note: '' };
    const kept = await ledger.append(article.id, me.personId, async () => ok({ kind: 'revision', ...body }));
    if (!kept.ok) return kept;
    // The shelf hears of it only with its mark: it never stands among the articles.
    const marked = await mark(article.id, name, content.value);
    if (!marked.ok) return marked;
    for (const { id } of replaced) {
      const removed = await mark(id, name, null);
      if (!removed.ok) return removed;
    }
    return ok(null);
  }

  return {
    list,
    add,
    begin: async (templateId) => {
      const article = await readTemplate(templateId);
      return article.ok ? work.add({ ...article.value, ...OWN, id: newId() }) : article;
    },
    save: async (articleId, name) => {
      const entry = await shelf.get(articleId);
      if (entry === null) return fail(noTemplate);
      const shown = await texts.shown(entry);
      return shown.ok ? add(asTemplate(shown.value.article, newId()), name.normalize('NFC')) : shown;
    },
    read: readTemplate,
    keep: async (templateId) => {
      const known = await find(templateId);
      if (!known.ok) return known;
      const kept = await work.keep(templateId);
      if (!kept.ok) return kept;
      // Keys came in between: what was kept is not what stands there now.
      if (kept.value.kind !== 'revision') return fail({ code: 'changed-meanwhile' });
      const marked = await mark(templateId, known.value.name, kept.value.content);
      return marked.ok ? kept : marked;
    },
    rename: async (templateId, name) => {
      const known = await find(templateId);
      if (!known.ok) return known;
      const next = name.normalize('NFC');
      const isTaken = (await list()).some((other) => other.id !== templateId && other.name === next);
      return isTaken ? fail({ code: 'invalid-input', fields: ['name'] }) : mark(templateId, next, known.value.content);
    },
    remove: async (templateId) => {
      const template = (await shelf.get(templateId))?.template ?? null;
      return template === null ? fail(noTemplate) : mark(templateId, template.name, null);
    },
  };
}
