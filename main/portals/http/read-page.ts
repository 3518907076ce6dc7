import { ok } from '../../../shared/result.ts';
import { pageWords } from '../html-words.ts';
import type { PortalAnswer } from '../portal.ts';
import { htmlOf, refusalOf } from './judge-answer.ts';
import type { SendRequest } from './send-request.ts';

/** Every word of a public page, as a reader without an account gets it; empty: there is no such page. */
export async function readPage(send: SendRequest, url: string, now: Date, signal: AbortSignal): PortalAnswer<string> {
  const answer = await send({ method: 'GET', url, headers: { accept: 'text/html' }, body: null }, signal);
  // A page that lives elsewhere is not the page that the site has named.
  if (!answer.ok) return answer.error.code === 'redirected' ? ok('') : answer;
  const html = answer.value.status === 200 ? htmlOf(answer.value) : null;
  if (html !== null) return ok(pageWords(html));
  return answer.value.status < 500 && answer.value.status !== 429 ? ok('') : refusalOf(answer.value, false, now);
}
