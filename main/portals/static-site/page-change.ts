import { diffArrays } from 'diff';
import type { PostDifference } from '../../../shared/portal/portal-trouble.ts';
import { sha256Hex } from '../../desk/files/sha256.ts';
import { cutText } from '../compare-post.ts';
import { pageWords } from '../html-words.ts';
import type { PageChange } from '../portal-site.ts';
import { renderOutput, type OutputContext } from './outputs.ts';
import { marksOf, pageThere } from './page-marks.ts';
import type { SiteReader } from './site-folder.ts';
import { readIntent } from './state-files.ts';

/** How many places are shown: enough to judge by. */
const SHOWN = 10;

/** Where two texts part, line by line. */
function places(sent: readonly string[], found: readonly string[]): readonly PostDifference[] {
  const differences: PostDifference[] = [];
  let gone = '';
  const tell = (there: string): void => {
    if (gone !== there) differences.push({ field: 'page', sent: cutText(gone), found: cutText(there) });
    gone = '';
  };
  for (const { added, removed, value } of diffArrays([...sent], [...found])) {
    const text = value.join(' ');
    if (removed) gone = text;
    else if (added) tell(text);
    else if (gone !== '') tell('');
  }
  if (gone !== '') tell('');
  return differences.slice(0, SHOWN);
}

/** In the words that readers see; where those are the same, in the page's source. */
function differencesOf(sent: string, found: string): readonly PostDifference[] {
  const inWords = places(pageWords(sent).split('\n'), found === '' ? [] : pageWords(found).split('\n'));
  return inWords.length > 0 ? inWords : places(sent.split('\n'), found.split('\n'));
}

/** What somebody else has made of an article's page since this program wrote it; null: nothing, as far as can be told now. */
export async function pageChange(
  articleId: string,
  context: OutputContext,
  reader: SiteReader,
): Promise<PageChange | null> {
  const entry = await context.view.entry(articleId);
  // While a publication waits to be finished, pages are on their way from one state to the next.
  if (entry === null || entry.withdrawn !== undefined || (await readIntent(reader)) !== null) return null;
  const known = await marksOf(articleId, entry.path, context.view, reader);
  const there = await pageThere(entry.path, context, reader);
  if (known === null || (there !== null && known.includes(there.hash))) return null;
  const sent = new TextDecoder().decode(await renderOutput({ kind: 'article', id: articleId }, context));
  return {
    fingerprint: there?.hash ?? sha256Hex(''),
    isMissing: there === null,
    differences: differencesOf(sent, there?.text ?? ''),
  };
}
