import type { PhotoSet } from './photo-set.ts';

/** An article as lists, feeds and the search show it. */
export interface Card {
  readonly id: string;
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
  readonly teaser: string;
  /** The section's id; null when the portal has no such section any more. */
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly lang: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** When this site first showed it: differs from `publishedAt` for articles brought over from elsewhere. */
  readonly listedAt: string;
  readonly photo: PhotoSet | null;
  /** Folded words that the readers' search finds the article by. */
  readonly searchText: string;
  /** No reader is to meet it any more; it keeps its number. */
  readonly withdrawn?: true;
}

/** What a “Tin mới” box shows of another article. */
export type TeaserItem = Pick<Card, 'path' | 'title' | 'teaser'>;
