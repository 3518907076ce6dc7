import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import { ARTICLE_SCHEMA_VERSION, ArticleSchema, LIMITS, type Article, type ListItem } from './schema.ts';
import { migrateArticle } from './migrations.ts';
import { versionOf } from './version-of.ts';

/** Why a saved or received article cannot be used. `paths` name the fields that were wrong, never their values. */
export type ArticleProblem =
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'invalid'; readonly paths: readonly string[] };

const listDepth = (items: readonly ListItem[]): number =>
  1 + Math.max(0, ...items.map((item) => (item.child === null ? 0 : listDepth(item.child.items))));

/** What the schema cannot say: ids are unique, every figure stands in exactly one place, lists are not absurdly deep. */
function brokenPromises(article: Article): string[] {
  const broken: string[] = [];
  const blockIds = new Set<string>();
  const placed = new Set<string>(article.leadFigure === null ? [] : [article.leadFigure]);
  if (article.leadFigure !== null && article.figures[article.leadFigure] === undefined) broken.push('leadFigure');
  for (const [index, block] of article.body.entries()) {
    if (blockIds.has(block.id)) broken.push(`body.${index}.id`);
    blockIds.add(block.id);
    if (block.kind === 'figure') {
      if (article.figures[block.figure] === undefined || placed.has(block.figure)) broken.push(`body.${index}.figure`);
      placed.add(block.figure);
    }
    if (block.kind === 'list' && listDepth(block.items) > LIMITS.listDepth) broken.push(`body.${index}.items`);
  }
  for (const id of Object.keys(article.figures)) if (!placed.has(id)) broken.push(`figures.${id}`);
  return broken;
}

/** Reads an article from untrusted JSON: migrates it, bounds it, normalises its text to NFC and refuses what breaks the model. */
export function parseArticle(json: unknown): Result<Article, ArticleProblem> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail({ kind: 'invalid', paths: [''] });
  const version = (json as { schema?: unknown }).schema;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail({ kind: 'invalid', paths: ['schema'] });
  if (version > ARTICLE_SCHEMA_VERSION) return fail({ kind: 'newer-version', version });
  const parsed = v.safeParse(ArticleSchema, migrateArticle(json as Record<string, unknown>, ARTICLE_SCHEMA_VERSION));
  if (!parsed.success)
    return fail({ kind: 'invalid', paths: [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? ''))] });
  const broken = brokenPromises(parsed.output);
  return broken.length > 0
    ? fail({ kind: 'invalid', paths: broken })
    : ok({ ...parsed.output, schema: versionOf(parsed.output) });
}
