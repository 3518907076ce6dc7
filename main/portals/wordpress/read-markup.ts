import { parseFragment, serialize, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';
import { nfcText } from '../../../shared/text/to-nfc.ts';
import { paragraphsIn } from '../html-words.ts';
import type { RemoteContent } from '../portal.ts';
import { PART } from './post-markup.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const isElement = (node: ChildNode): node is Element => 'tagName' in node;

const attribute = ({ attrs }: Element, name: string): string => attrs.find((each) => each.name === name)?.value ?? '';

const hasClass = (element: Element, name: string): boolean => attribute(element, 'class').split(/\s+/u).includes(name);

/** Elements below one, in the order of reading. Deeper than any article goes is not looked. */
const within = (element: Element, depth = 0): readonly Element[] =>
  depth > 50 ? [] : element.childNodes.filter(isElement).flatMap((child) => [child, ...within(child, depth + 1)]);

const wordsOf = (nodes: readonly ChildNode[]): string =>
  paragraphsIn(nodes.map((node) => serializeOuter(node)).join('')).join(' ');

/** The words of a field that WordPress stores as markup. */
export const plainField = (raw: string): string => paragraphsIn(raw).join(' ');

type Figure = RemoteContent['figures'][number];

function figureOf(element: Element): Figure {
  const inside = within(element);
  const picture = inside.find(({ tagName }) => tagName === 'img');
  const caption = inside.find(({ tagName }) => tagName === 'figcaption')?.childNodes ?? [];
  const isCredit = (node: ChildNode): boolean => isElement(node) && hasClass(node, 'credit');
  return {
    caption: wordsOf(caption.filter((node) => !isCredit(node))),
    credit: wordsOf(caption.filter(isCredit)),
    alt: picture === undefined ? null : nfcText(attribute(picture, 'alt')),
  };
}

function linksIn(element: Element): readonly { readonly title: string; readonly url: string }[] {
  return within(element)
    .filter(({ tagName }) => tagName === 'a')
    .map((link) => {
      const [title, url] = [wordsOf(link.childNodes), attribute(link, 'href')];
      // A link without words of its own shows its address.
      return { title: title === url ? '' : title, url };
    });
}

/** An article's parts in a stored body. What people at the site have added is read as paragraphs. */
export function readMarkup(content: string): Pick<RemoteContent, 'paragraphs' | 'figures' | 'bylines' | 'related'> {
  const paragraphs: string[] = [];
  const figures: Figure[] = [];
  const bylines: string[] = [];
  const related: { readonly title: string; readonly url: string }[] = [];
  for (const node of parseFragment(content).childNodes) {
    if (!isElement(node)) {
      paragraphs.push(...paragraphsIn(serializeOuter(node)));
      continue;
    }
    const is = (part: keyof typeof PART): boolean => hasClass(node, PART[part]);
    if (is('kicker') || is('correction') || is('dateline')) continue;
    if (is('byline')) bylines.push(wordsOf(within(node).filter(({ tagName }) => tagName === 'strong')));
    else if (is('related')) related.push(...linksIn(node));
    else if (hasClass(node, 'wp-block-table')) paragraphs.push(...paragraphsIn(serialize(node)));
    else if (node.tagName === 'figure') figures.push(figureOf(node));
    else paragraphs.push(...paragraphsIn(serializeOuter(node)));
  }
  return { paragraphs, figures, bylines, related };
}
