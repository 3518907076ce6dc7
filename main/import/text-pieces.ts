import { plainRuns } from '../../shared/article/runs.ts';
import { tidyRuns } from './clean-runs.ts';
import type { TakenApart, TextPiece } from './piece.ts';

/** A plain text taken apart: every line is a paragraph, as copies of web pages have it. */
export function textPieces(source: string): TakenApart {
  const pieces = source
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .split('\n')
    .map((line): TextPiece => ({
      kind: 'text',
      level: 'p',
      runs: tidyRuns(plainRuns(line)),
      hints: new Set(),
      within: null,
    }))
    .filter((piece) => piece.runs.length > 0);
  return { pieces, titles: [], publishedAt: null, url: null, articleRoots: [] };
}
