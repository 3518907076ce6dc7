import type { PostDifference } from '../../shared/portal/portal-trouble.ts';
import { nfcText } from '../../shared/text/to-nfc.ts';
import type { RemoteContent, Verification } from './portal.ts';
import { figuresOf, paragraphsOf, type PostToSend } from './post-to-send.ts';

export type Difference = PostDifference;

/** Text as it is compared: white space counts once, however the server wraps its lines. */
export const plainWords = (text: string): string => nfcText(text).replace(/\s+/gu, ' ').trim();

/** What site software sets its own way on the page: straight quotes, hyphens for dashes, three dots, an x between numbers. */
const TYPESET: readonly (readonly [RegExp, string])[] = [
  [/[’‘‛′]/gu, "'"],
  [/[“”„‟″]|''/gu, '"'],
  [/[‒–—―-]+/gu, '-'],
  [/…/gu, '...'],
  [/×/gu, 'x'],
  [/™/gu, '(tm)'],
];

/** Words of a page, however its site sets them. */
const untypeset = (text: string): string =>
  TYPESET.reduce((plain, [sign, typed]) => plain.replace(sign, typed), plainWords(text));

/** Cut to what a person can take in. */
export const cutText = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 299)}…`);

const difference = (field: Difference['field'], sent: string, found: string): readonly Difference[] =>
  plainWords(sent) === plainWords(found)
    ? []
    : [{ field, sent: cutText(plainWords(sent)), found: cutText(plainWords(found)) }];

/** The first place where two lists of texts part, and their lengths if one merely ends earlier. */
function listDifference(
  field: Difference['field'],
  sent: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  const [ours, theirs] = [sent, found].map((list) => list.map(plainWords).filter((text) => text !== ''));
  if (ours === undefined || theirs === undefined) return [];
  const at = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index).find(
    (index) => ours[index] !== theirs[index],
  );
  return at === undefined ? [] : difference(field, ours[at] ?? '', theirs[at] ?? '');
}

function figureDifferences(post: PostToSend, { figures }: RemoteContent): readonly Difference[] {
  const sent = figuresOf(post);
  if (sent.length !== figures.length)
    return [{ field: 'figures', sent: String(sent.length), found: String(figures.length) }];
  return sent.flatMap((figure, index) => {
    const found = figures[index];
    if (found === undefined) return [];
    return [
      ...difference('caption', figure.caption, found.caption),
      ...(found.credit === null ? [] : difference('credit', figure.credit, found.credit)),
      ...(found.alt === null ? [] : difference('alt', figure.alt, found.alt)),
    ];
  });
}

/** What a reader without an account does not find on the page. */
function pageDifferences(post: PostToSend, pageText: string): readonly Difference[] {
  const page = untypeset(pageText);
  const missing = [post.headline, ...paragraphsOf(post)].find((line) => !page.includes(untypeset(line)));
  return missing === undefined ? [] : [{ field: 'page', sent: cutText(plainWords(missing)), found: '' }];
}

/** Headline, every paragraph, figures with captions and credits, bylines, related links; and the public page where there is one. */
export function comparePost(post: PostToSend, content: RemoteContent): Verification {
  const { bylines, related, pageText } = content;
  const links = post.related.flatMap(({ title, url }) => (url === null ? [] : [`${title} ${url}`]));
  const differences = [
    ...difference('headline', post.headline, content.headline),
    ...listDifference('paragraph', paragraphsOf(post), content.paragraphs),
    ...figureDifferences(post, content),
    ...(bylines === null
      ? []
      : listDifference(
          'byline',
          post.bylines.map(({ text }) => text),
          bylines,
        )),
    ...(related === null
      ? []
      : listDifference(
          'related',
          links,
          related.map(({ title, url }) => `${title} ${url}`),
        )),
    ...(pageText === null ? [] : pageDifferences(post, pageText)),
  ];
  return differences.length === 0 ? { matches: true } : { matches: false, differences };
}
