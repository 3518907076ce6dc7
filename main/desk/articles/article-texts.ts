import type { AppError } from '../../../shared/app-error.ts';
import { canonicalBytes } from '../../../shared/article/canonical.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { nfcText } from '../../../shared/text/to-nfc.ts';
import { articleFacts, searchedWords } from './article-facts.ts';
import { openingOf, type IndexEntry } from './article-index.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { sha256Hex } from '../files/sha256.ts';
import type { WorkingCopies } from '../working/working-copies.ts';

/** The content hash, by the system's SHA-256: the same value as the shared one, faster for long articles. */
export const contentOf = (article: Article): string => sha256Hex(canonicalBytes(article));

/** JSON writes half an emoji as an escape; only then do all the texts need looking at. */
const LONE_SURROGATE = /\\u[dD][89a-fA-F]|\p{Surrogate}/u;

function parseJson(json: string): unknown {
  try {
    return LONE_SURROGATE.test(json)
      ? (JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? nfcText(value) : value)) as unknown)
      : (JSON.parse(json) as unknown);
  } catch {
    return null;
  }
}

/** An article as the window sends it: one JSON string, believed only where it says which article it is and keeps to the model. */
export function readSentArticle(articleId: string, json: string): Result<Article, AppError> {
  const parsed = parseArticle(parseJson(json));
  if (!parsed.ok) {
    if (parsed.error.kind === 'newer-version') return fail({ code: 'newer-version', what: 'article' });
    return fail({ code: 'invalid-input', fields: parsed.error.paths });
  }
  return parsed.value.id === articleId ? parsed : fail({ code: 'invalid-input', fields: ['id'] });
}

/** `words`: see `searchedWords`. */
export interface ReadFacts {
  readonly facts: NonNullable<IndexEntry['facts']>;
  readonly words: string;
}

/** Reads article texts: what opens, and exact old contents. */
export interface ArticleTexts {
  readonly content: (articleId: string, content: string) => Promise<Result<Article, AppError>>;
  /** The text that opens, with its facts' source: the working copy or a revision. `torn`: the newest save was unreadable. */
  readonly shown: (
    entry: IndexEntry,
  ) => Promise<Result<{ readonly article: Article; readonly torn: boolean }, AppError>>;
  /** What lists and searches need of it. */
  readonly facts: (article: Article, of: string) => Promise<ReadFacts>;
}

export function createArticleTexts(carrier: Carrier, copies: WorkingCopies): ArticleTexts {
  async function content(articleId: string, hash: string): Promise<Result<Article, AppError>> {
    const bytes = await carrier.readContent(articleId, hash);
    if (!bytes.ok) return bytes;
    const parsed = parseArticle(JSON.parse(Buffer.from(bytes.value).toString('utf8')));
    if (parsed.ok) return parsed.value.id === articleId ? parsed : fail({ code: 'damaged', what: 'article' });
    return fail(
      parsed.error.kind === 'newer-version'
        ? { code: 'newer-version', what: 'article' }
        : { code: 'damaged', what: 'article' },
    );
  }

  async function copyOf(articleId: string) {
    const copy = await copies.read(articleId);
    if (!copy.ok) return copy;
    if (copy.value === null) return fail<AppError>({ code: 'not-found', what: 'article' });
    return ok({ article: copy.value.copy.article, torn: copy.value.torn });
  }

  return {
    content,
    shown: async (entry) => {
      const opening = openingOf(entry);
      if (opening === null) return fail({ code: 'not-found', what: 'article' });
      if (opening.kind === 'copy') return copyOf(entry.article);
      const { content: hash } = opening.revision;
      const article = await content(entry.article, hash);
      if (article.ok) return ok({ article: article.value, torn: false });
      // The shared file is gone or damaged, but the very same words may still be here.
      return entry.copy?.content === hash ? copyOf(entry.article) : article;
    },
    facts: async (article, of) => {
      const facts = articleFacts(article);
      const present = await Promise.all(facts.blobs.map(carrier.hasBlob));
      return { facts: { ...facts, of, missingPhoto: present.includes(false) }, words: searchedWords(article) };
    },
  };
}
