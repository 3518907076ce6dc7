import { LIMITS } from '../../../shared/article/schema.ts';
import { cleanForeign } from '../clean-runs.ts';

/** A field of a foreign file as one line of an article: NFC, nothing unseen, single spaces. */
export const cleanLine = (text: string): string => cleanForeign(text).replace(/\s+/gu, ' ').trim();

/** The line when it fits, else the empty text: half a title says something else. */
export const fits = (text: string, most: number = LIMITS.line): string => (text.length <= most ? text : '');

/** An instant as the article keeps it, or null for what is none. */
export function readInstant(text: string): string | null {
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = isInstant ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return null;
  // A day that does not exist is rolled over into the next month by `Date`.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? text : null;
}
