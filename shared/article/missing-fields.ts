import { assertNever } from '../result.ts';
import { runsText } from './runs.ts';
import type { Article, Block } from './schema.ts';

/** A part that an article needs before others may see it. */
export type MissingField = 'headline' | 'section' | 'body';

function saysSomething(block: Block): boolean {
  switch (block.kind) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'quote':
      return runsText(block.text).trim() !== '';
    case 'list':
    case 'table':
    case 'figure':
    case 'embed':
      return true;
    case 'rule':
    case 'note':
      return false;
    default:
      return assertNever(block);
  }
}

/** What an article lacks to be handed over or published. A section that the portal does not have is none. */
export const missingFields = (
  article: Article,
  sections: readonly { readonly id: string }[],
): readonly MissingField[] =>
  [
    article.headline.trim() === '' ? ('headline' as const) : null,
    sections.some((section) => section.id === article.section) ? null : ('section' as const),
    article.body.some(saysSomething) ? null : ('body' as const),
  ].filter((field) => field !== null);
