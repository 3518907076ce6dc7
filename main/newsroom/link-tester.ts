import type { LinkTrial } from '../../shared/ipc/requests/check-requests.ts';
import { boundedParallel } from '../desk/files/bounded-parallel.ts';
import type { HttpRequest, HttpSetting, SendRequest } from '../portals/http/send-request.ts';

/** Tries links by asking for them, and remembers which are gone until the program ends. */
export interface LinkTester {
  readonly test: (urls: readonly string[]) => Promise<LinkTrial>;
  readonly isGone: (url: string) => boolean;
}

/** `nowhere`: no server of that name, or no network. */
type Standing = 'here' | 'gone' | 'nowhere' | 'unknown';

/** Whether a page is there is known from the head of the answer; what follows is not waited for. */
export const LINK_HTTP: HttpSetting = { timeoutMs: 8_000, maxAnswerBytes: 64 * 1024, acceptsPlainHttp: true };

const AT_ONCE = 4;
const GONE = new Set([404, 410]);

const request = (method: HttpRequest['method'], url: string): HttpRequest => ({
  method,
  url,
  headers: { accept: '*/*', 'user-agent': 'ToaSoan link check' },
  body: null,
});

/**
 * Nothing is sent but the address: no cookie, no account. A page counts as gone only when its server says so, to HEAD and again to GET (some answer HEAD
 * with what they like), or when its server has no address while others of the same trial answered. Redirected, refused, slow: somebody is there, or may be.
 */
export function createLinkTester(send: SendRequest): LinkTester {
  const gone = new Set<string>();

  async function ask(method: 'HEAD' | 'GET', url: string): Promise<Standing> {
    const answer = await send(request(method, url), new AbortController().signal);
    if (answer.ok) return GONE.has(answer.value.status) ? 'gone' : 'here';
    switch (answer.error.code) {
      case 'no-address':
        return 'nowhere';
      case 'redirected':
      case 'strange-answer':
      case 'tls':
        return 'here';
      default:
        return 'unknown';
    }
  }

  async function standingOf(url: string): Promise<Standing> {
    const head = await ask('HEAD', url);
    return head === 'gone' ? ask('GET', url) : head;
  }

  return {
    isGone: (url) => gone.has(url),
    test: async (urls) => {
      const standings = await boundedParallel([...new Set(urls)], AT_ONCE, async (url) => ({
        url,
        standing: await standingOf(url),
      }));
      const isOnline = standings.some(({ standing }) => standing === 'here' || standing === 'gone');
      let unknown = 0;
      for (const { url, standing } of standings) {
        if (standing === 'gone' || (standing === 'nowhere' && isOnline)) gone.add(url);
        else if (standing === 'here') gone.delete(url);
        else if (!gone.has(url)) unknown += 1;
      }
      return { gone: standings.map(({ url }) => url).filter((url) => gone.has(url)), unknown };
    },
  };
}
