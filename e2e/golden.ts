import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/**
 * Compares a whole text with a kept one. TOASOAN_UPDATE_GOLDEN=1 writes the kept one anew: look at the difference before you commit it.
 */
export function expectGolden(file: string, actual: string): void {
  if (process.env['TOASOAN_UPDATE_GOLDEN'] === '1') writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

/** Replaces the hash in the name of what pages share: a change of their style is not a change of the page. */
export const withoutAssetHashes = (html: string): string =>
  html.replace(/-[0-9a-f]{12}(\.(?:css|js|woff2))/gu, '-HASH$1');

/** Replaces what differs from run to run by the same words each time: ids by their order of appearance. */
export function withoutIds(text: string, articleId: string, ids: readonly string[]): string {
  const named = text.replaceAll(articleId, 'ARTICLE-ID').replaceAll(articleId.slice(-6).toLowerCase(), 'id6');
  return ids.reduce((out, id, index) => out.replaceAll(`"${id}"`, `"entry-${index + 1}"`), named);
}
