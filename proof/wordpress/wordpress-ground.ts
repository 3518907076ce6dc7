import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startWordPress, type WordPressRole, type WordPressSite } from '../../e2e/portals/wordpress/start-wordpress.ts';
import { createHttp, USUAL_HTTP } from '../../main/portals/http/send-request.ts';
import type { Portal } from '../../main/portals/portal.ts';
import type { PostToSend } from '../../main/portals/post-to-send.ts';
import { createWordPressPortal } from '../../main/portals/wordpress/create-wordpress-portal.ts';

/** A real WordPress and portals for each of its accounts. */
export interface WordPressGround {
  readonly site: WordPressSite;
  readonly home: string;
  /** `address`: of a line that leads there; the site's own where none is given. */
  readonly portalAs: (role: WordPressRole, address?: string) => Portal;
  /** The posts and photos that stand on the site under an article's key, in any state. */
  readonly standingUnder: (post: PostToSend) => Promise<Standing>;
  readonly setCompanion: (isIn: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface Standing {
  readonly live: number;
  /** Neither live nor in the trash. */
  readonly strays: number;
  readonly photos: number;
}

const COMPANION = path.resolve(import.meta.dirname, '../../main/portals/wordpress/companion/toasoan-companion.php');

const isListed = (value: unknown): value is readonly { readonly id: number; readonly status: string }[] =>
  Array.isArray(value);

export async function openGround(): Promise<WordPressGround> {
  const site = await startWordPress();
  const home = await mkdtemp(path.join(tmpdir(), 'toasoan-wp-desks-'));
  const listed = async (route: string): Promise<readonly { readonly id: number; readonly status: string }[]> => {
    const answer = await site.ask('GET', `${route}&per_page=100&_fields=id,status`);
    if (!isListed(answer)) throw new Error(`the site does not list ${route}: ${JSON.stringify(answer).slice(0, 300)}`);
    return answer;
  };
  return {
    site,
    home,
    portalAs: (role, address = site.address) =>
      createWordPressPortal({
        address,
        account: async () => site.accounts[role],
        send: createHttp({ ...USUAL_HTTP, timeoutMs: 20_000 }),
        now: () => new Date(),
      }),
    async standingUnder({ key, assets }) {
      const posts = await listed(`posts?search=${key}&status=publish,future,draft,pending,private`);
      const slugs = assets.flatMap(({ sha256 }) => ['', '-2', '-3'].map((more) => `toasoan-${sha256}${more}`));
      const live = posts.filter(({ status }) => status === 'publish').length;
      return { live, strays: posts.length - live, photos: (await listed(`media?slug=${slugs.join(',')}`)).length };
    },
    setCompanion: (isIn) => site.setPlugin(COMPANION, isIn),
    close: async () => {
      await site.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
