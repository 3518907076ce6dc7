import { ok } from '../../../shared/result.ts';
import { nfcText } from '../../../shared/text/to-nfc.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { plainWords } from '../compare-post.ts';
import type { PortalAnswer } from '../portal.ts';
import { portalFailure } from '../portal-error.ts';
import { saidRefusal } from './judge-wordpress.ts';
import { fieldText } from './post-markup.ts';
import { plainField } from './read-markup.ts';
import { NamedListSchema, NamedSchema } from './wordpress-schema.ts';
import type { WordPressLine } from './wordpress-line.ts';

/** More pages of names that share a word are not walked. */
const MAX_PAGES = 10;

const asName = (name: string): string => plainWords(name).toLocaleLowerCase('vi');

/** Names are stored with entities, in whatever way: the longest stretch without any is what the site's search can find. */
const searchFor = (name: string): string =>
  nfcText(name)
    .split(/[&<>"']/u)
    .map((part) => part.trim())
    .toSorted((a, b) => b.length - a.length)[0] ?? '';

/** The ids under exactly this name, compared here in NFC without entities: to the site, a composed and a decomposed name are two. */
export async function idsNamed(
  line: WordPressLine,
  route: 'categories' | 'tags' | 'users',
  name: string,
  signal: AbortSignal,
): PortalAnswer<readonly number[]> {
  const found: number[] = [];
  const search = searchFor(name);
  // Sections are few: all of them are read, so that also one with a decomposed name is found.
  const which = { categories: {}, tags: { search }, users: { search, who: 'authors' } }[route];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = { ...which, per_page: '100', page: String(page), _fields: 'id,name' };
    const listed = await line.get(route, query, NamedListSchema, signal);
    if (!listed.ok) return listed;
    const { said } = listed.value;
    found.push(...said.filter((each) => asName(plainField(each.name)) === asName(name)).map(({ id }) => id));
    if (said.length < 100) break;
  }
  return ok(found.toSorted((a, b) => a - b));
}

/** The term under this name, made where there is none and the account may. */
export async function termNamed(
  line: WordPressLine,
  taxonomy: 'categories' | 'tags',
  name: string,
  mayCreate: boolean,
  signal: AbortSignal,
): PortalAnswer<number> {
  const known = await idsNamed(line, taxonomy, name, signal);
  if (!known.ok) return known;
  const [first] = known.value;
  if (first !== undefined) return ok(first);
  if (!mayCreate) return portalFailure('final', 'not-allowed', { detail: cleanLine(`${taxonomy}: “${name}”`, 300) });
  const body = Buffer.from(JSON.stringify({ name: fieldText(name) }));
  const headers = { 'content-type': 'application/json' };
  const answer = await line.call(
    { method: 'POST', route: taxonomy, query: { _fields: 'id,name' }, headers, body },
    signal,
  );
  if (!answer.ok) return answer;
  // Another desk has been quicker, or the site takes it for the same as a similar one.
  const refusal = saidRefusal(answer.value);
  if (refusal?.code === 'term_exists' && refusal.data?.term_id !== undefined) return ok(refusal.data.term_id);
  const made = line.parsed(answer.value, NamedSchema, true);
  return made.ok ? ok(made.value.said.id) : made;
}
