import type { Related } from '../article/schema.ts';
import type { RelatedCheck } from './check-names.ts';

/** Where an article that another one leads to stands. `missing`: the desk has none of that name. */
export const LINK_STANDINGS = ['on-site', 'absent', 'withdrawn', 'missing'] as const;

export type LinkStanding = (typeof LINK_STANDINGS)[number];

/** Scheme, host and port of a web address; there is no URL in this room. */
const HOST = /^https?:\/\/(?:[^/?#@]*@)?(\[[\da-f:.]+\]|[^/:?#[\]\\]+)(?::\d{1,5})?(?=[/?#]|$)/iu;

/** Whether an address leads nowhere by its form alone: nothing is asked of the network. */
export function isDeadAddress(url: string): boolean {
  if (/^mailto:/iu.test(url)) return !/^mailto:[^@\s]+@[^@\s]+\.[^@\s.]+$/iu.test(url.split('?')[0] ?? '');
  const host = HOST.exec(url)?.[1];
  if (host === undefined) return true;
  return !host.startsWith('[') && (!/[^.]\.[^.]/u.test(host) || host.includes('..'));
}

const STANDING_CHECK: Readonly<Partial<Record<LinkStanding, RelatedCheck>>> = {
  missing: 'related-dead',
  withdrawn: 'related-withdrawn',
  absent: 'related-absent',
};

/** What is known of the articles that links lead to; null: not known yet. */
export type StandingOf = (articleId: string) => LinkStanding | null;

/** Whether a page was tried and is no longer there, as far as anybody knows here. */
export type IsGone = (url: string) => boolean;

/** Each related link with what is wrong with it. `ownUrl` is the article's own public address, when it has one. */
export function checkRelated(
  related: readonly (readonly [id: string, link: Related])[],
  self: { readonly articleId: string; readonly ownUrl: string | null },
  standingOf: StandingOf,
  isGone: IsGone,
): ReadonlyMap<string, readonly RelatedCheck[]> {
  const targets = new Set<string>();
  return new Map(
    related.map(([id, link]) => {
      const target = link.kind === 'internal' ? link.article : link.url.replace(/\/+$/u, '');
      const found: RelatedCheck[] = [];
      const isSelf = target === self.articleId || target === self.ownUrl;
      if (targets.has(target)) found.push('related-duplicate');
      if (isSelf) found.push('related-self');
      const standing = link.kind === 'external' ? null : standingOf(link.article);
      const wrong = standing === null || isSelf ? undefined : STANDING_CHECK[standing];
      if (wrong !== undefined) found.push(wrong);
      if (link.kind === 'external' && (isDeadAddress(link.url) || isGone(link.url))) found.push('related-dead');
      if (link.title.trim() === '') found.push('related-untitled');
      targets.add(target);
      return [id, found];
    }),
  );
}
