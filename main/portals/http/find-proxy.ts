/** A server between this machine and the network that passes requests on. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** The proxy itself is spoken to through TLS. */
  readonly isEncrypted: boolean;
}

/** One way to a server; `unknown`: by a kind of proxy that this program cannot use. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'proxy'; readonly proxy: Proxy };

/** The ways to a server that this system's settings name, the one to be tried first in front. */
export type FindProxy = (url: URL) => Promise<readonly Route[]>;

const DIRECT: readonly Route[] = [{ kind: 'direct' }];

/** No proxy anywhere. */
export const goDirectly: FindProxy = async () => DIRECT;

function routeOf(entry: string): Route {
  const [kind = '', place = ''] = entry.trim().split(/\s+/);
  if (/^direct$/i.test(kind)) return { kind: 'direct' };
  const isEncrypted = /^https$/i.test(kind);
  if ((!isEncrypted && !/^proxy$/i.test(kind)) || !URL.canParse(`http://${place}`)) return { kind: 'unknown' };
  const { hostname } = new URL(`http://${place}`);
  const port = Number(/:(\d+)$/.exec(place)?.[1] ?? (isEncrypted ? 443 : 80));
  return { kind: 'proxy', proxy: { host: hostname.replace(/^\[|\]$/g, ''), port, isEncrypted } };
}

/** The list that a system or its proxy script answers with: `PROXY one:8080; HTTPS two; DIRECT`. */
export function parseRoutes(list: string): readonly Route[] {
  const entries = list.split(';').filter((entry) => entry.trim() !== '');
  return entries.length === 0 ? DIRECT : entries.map(routeOf);
}

/** A script that does not answer is not waited for longer. */
const ANSWER_MS = 10_000;

/** Asks the system, for the server only: what exactly is asked for is nobody's business on the way. */
export const systemProxy =
  (resolve: (origin: string) => Promise<string>): FindProxy =>
  async ({ origin }) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((give) => {
      timer = setTimeout(() => give(''), ANSWER_MS);
    });
    try {
      return parseRoutes(await Promise.race([resolve(`${origin}/`), late]));
    } catch {
      return DIRECT;
    } finally {
      clearTimeout(timer);
    }
  };
