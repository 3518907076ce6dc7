import type { Block } from '../../../shared/article/schema.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { splitParagraphs } from '../clean-runs.ts';
import { isPlainList, isPlainTable, readItems, readRows } from '../html-blocks.ts';
import { webAddress } from '../html-inline.ts';
import { readInline } from '../html-pieces.ts';
import {
  attribute,
  descendants,
  isElement,
  isText,
  isUnseen,
  parseBounded,
  visibleText,
  type HtmlElement,
  type HtmlNode,
} from '../html-tree.ts';
import { cleanLine, fits } from './clean-field.ts';

/** What the body asks about the pictures in it. */
export interface BodyPictures {
  /** The figure that stands at an address of the body (`#figure-1`, the address of a picture); null: not one of the file's. */
  readonly at: (address: string) => string | null;
  /** A picture that only the body knows: a figure that waits for its photo. */
  readonly add: (address: string, alt: string, caption: HtmlElement | null) => string | null;
}

const INLINE =
  /^(a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|br)$/;

const TEXT_LEVELS: Readonly<Record<string, 'h2' | 'h3' | 'quote'>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  blockquote: 'quote',
};

const firstBelow = (element: HtmlElement, test: (below: HtmlElement) => boolean): HtmlElement | null => {
  for (const below of descendants(element)) if (test(below)) return below;
  return null;
};

/** A card that links to another page, as our own export writes it: title and site stand in the link. */
function readEmbed(element: HtmlElement): Omit<Extract<Block, { kind: 'embed' }>, 'id'> | null {
  if (element.tagName === 'iframe') {
    const url = webAddress(attribute(element, 'src'), null);
    const title = fits(cleanLine(attribute(element, 'title')));
    return url === null ? null : { kind: 'embed', url, title, provider: new URL(url).hostname.slice(0, 200) };
  }
  if (element.tagName !== 'p' || attribute(element, 'class') !== 'embed') return null;
  const link = firstBelow(element, ({ tagName }) => tagName === 'a');
  const title = link === null ? null : firstBelow(link, ({ tagName }) => tagName === 'b');
  const where = link === null ? null : firstBelow(link, ({ tagName }) => tagName === 'span');
  const url = link === null ? null : webAddress(attribute(link, 'href'), null);
  if (url === null || title === null || where === null) return null;
  const name = cleanLine(visibleText(title));
  const host = new URL(url).host;
  const provider = cleanLine(visibleText(where));
  const isNamed = provider.endsWith(` (${host})`);
  return {
    kind: 'embed',
    url,
    title: name === host ? '' : fits(name),
    provider: fits(isNamed ? provider.slice(0, -host.length - 3) : provider, 200),
  };
}

function createReader(pictures: BodyPictures, newEntryId: () => string) {
  const blocks: Block[] = [];
  let inline: HtmlNode[] = [];

  const flush = (kind: 'p' | 'h2' | 'h3' | 'quote'): void => {
    const nodes = inline;
    inline = [];
    for (const text of splitParagraphs(readInline(nodes))) blocks.push({ kind, id: newEntryId(), text });
  };
  const placePicture = (figure: string | null): void => {
    if (figure !== null) blocks.push({ kind: 'figure', id: newEntryId(), figure });
  };
  const readFigure = (element: HtmlElement): boolean => {
    const anchor = firstBelow(element, ({ tagName, attrs }) =>
      tagName === 'a' ? pictures.at(attrs.find(({ name }) => name === 'href')?.value ?? '') !== null : false,
    );
    const image = firstBelow(element, ({ tagName }) => tagName === 'img');
    if (anchor !== null) {
      placePicture(pictures.at(attribute(anchor, 'href')));
      return true;
    }
    if (image === null) return false;
    placeImage(
      image,
      firstBelow(element, ({ tagName }) => tagName === 'figcaption'),
    );
    return true;
  };
  const placeImage = (image: HtmlElement, caption: HtmlElement | null): void => {
    const address = attribute(image, 'src');
    placePicture(pictures.at(address) ?? pictures.add(address, attribute(image, 'alt'), caption));
  };
  /** Elements that are one block with all that is in them. */
  const readWhole = (element: HtmlElement): boolean => {
    const id = newEntryId();
    const embed = readEmbed(element);
    if (embed !== null) blocks.push({ ...embed, id });
    else if (element.tagName === 'hr') blocks.push({ kind: 'rule', id });
    else if (element.tagName === 'img') placeImage(element, null);
    else if (element.tagName === 'figure') return readFigure(element);
    else if (/^[uo]l$/.test(element.tagName) && isPlainList(element)) {
      const items = readItems(element, readInline);
      if (items.length > 0) blocks.push({ kind: 'list', id, ordered: element.tagName === 'ol', items });
    } else if (element.tagName === 'table' && isPlainTable(element))
      blocks.push({ kind: 'table', id, rows: readRows(element, readInline) });
    else return false;
    return true;
  };
  const walk = (nodes: readonly HtmlNode[], kind: 'p' | 'h2' | 'h3' | 'quote'): void => {
    for (const node of nodes) {
      if (isText(node)) inline.push(node);
      if (!isElement(node) || isUnseen(node)) continue;
      const holdsPicture = firstBelow(node, ({ tagName }) => tagName === 'img') !== null;
      if (INLINE.test(node.tagName) && !holdsPicture) {
        inline.push(node);
        continue;
      }
      flush(kind);
      if (readWhole(node)) continue;
      const inside = TEXT_LEVELS[node.tagName] ?? kind;
      walk(node.childNodes, inside);
      flush(inside);
    }
  };
  return { blocks, walk, flush };
}

/** The body of a ninjs item as blocks. Scripts, styles and addresses that no reader may follow never come through. */
export function ninjsBody(
  html: string,
  pictures: BodyPictures,
  newEntryId: () => string,
): Result<readonly Block[], 'too-large'> {
  const tree = parseBounded(html);
  if (!tree.ok) return tree;
  const reader = createReader(pictures, newEntryId);
  for (const element of descendants(tree.value)) {
    if (element.tagName !== 'body') continue;
    reader.walk(element.childNodes, 'p');
    reader.flush('p');
    break;
  }
  return reader.blocks.length > 20_000 ? fail('too-large') : ok(reader.blocks);
}
