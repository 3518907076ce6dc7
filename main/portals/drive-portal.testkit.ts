import { contractBytes } from './contract-post.testkit.ts';
import type { Portal, PortalAnswer, RemoteAsset } from './portal.ts';
import type { PostToSend } from './post-to-send.ts';

/** For tests and proofs that drive a portal by hand. */

export const never = new AbortController().signal;

export async function must<T>(answer: PortalAnswer<T>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(`${got.error.outcome} ${got.error.code}: ${got.error.detail}`);
  return got.value;
}

/** What became of it in two words: `ok`, or outcome and code. */
export async function toldBy<T>(answer: PortalAnswer<T>): Promise<string> {
  const got = await answer;
  return got.ok ? 'ok' : `${got.error.outcome} ${got.error.code}`;
}

/** The contract's photos of a post, stored. */
export async function assetsFor(portal: Portal, post: PostToSend): Promise<ReadonlyMap<string, RemoteAsset>> {
  const assets = new Map<string, RemoteAsset>();
  for (const asset of post.assets)
    assets.set(asset.sha256, await must(portal.putAsset(asset, contractBytes(asset.sha256), never)));
  return assets;
}
