import { HeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $isElementNode,
  $isRootNode,
  defineExtension,
  mergeRegister,
  RootNode,
  type LexicalNode,
} from 'lexical';
import {
  $createBylineListNode,
  $createBylineNode,
  $isBylineListNode,
  $isBylineNode,
  BylineListNode,
  BylineNode,
  WRITER,
} from '../nodes/byline-node.ts';
import { $createFieldNode, $fieldName, $isFieldNode, FieldNode, type FieldName } from '../nodes/field-node.ts';
import { $createCaptionNode, $isCaptionNode, $isFigureNode, CaptionNode, FigureNode } from '../nodes/figure-node.ts';
import {
  $createRelatedListNode,
  $isRelatedListNode,
  $isRelatedNode,
  RelatedListNode,
  RelatedNode,
} from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $slotBlocks } from '../slots/slots-extension.ts';
import { $isTextBlock } from '../text-commands/body-blocks.ts';

const $isField = (node: LexicalNode | null, name: FieldName): boolean =>
  $isFieldNode(node) && $fieldName(node) === name;

/** Looks at both ends of the document only, so that it costs nothing per key. What strays in the middle is found by its own transform. */
function $isWhole(root: RootNode): boolean {
  const kicker = root.getFirstChild();
  const headline = kicker?.getNextSibling() ?? null;
  if (!$isField(kicker, 'kicker') || !$isField(headline, 'headline')) return false;
  const next = headline?.getNextSibling() ?? null;
  const lead = $isFigureNode(next) ? next.getNextSibling() : next;
  if (!$isField(lead, 'lead')) return false;
  const related = root.getLastChild();
  return $isRelatedListNode(related) && $isBylineListNode(related.getPreviousSibling());
}

interface Parts {
  readonly fields: Partial<Record<FieldName, LexicalNode>>;
  leadFigure: LexicalNode | null;
  readonly body: LexicalNode[];
  bylines: LexicalNode | null;
  related: LexicalNode | null;
}

function $sortOut(root: RootNode): Parts {
  const parts: Parts = { fields: {}, leadFigure: null, body: [], bylines: null, related: null };
  for (const node of root.getChildren()) {
    if ($isFieldNode(node) && parts.fields[$fieldName(node)] === undefined) parts.fields[$fieldName(node)] = node;
    else if ($isBylineListNode(node) && parts.bylines === null) parts.bylines = node;
    else if ($isRelatedListNode(node) && parts.related === null) parts.related = node;
    else if ($isFigureNode(node) && $mayLead(parts)) parts.leadFigure = node;
    else if ($isFieldNode(node) || $isBylineListNode(node) || $isRelatedListNode(node)) {
      parts.body.push(...$slotBlocks(node));
      node.remove();
    } else parts.body.push(node);
  }
  return parts;
}

/** A figure leads while the page's head is being read: after the headline, before lead and body. */
const $mayLead = (parts: Parts): boolean =>
  parts.leadFigure === null &&
  parts.fields.headline !== undefined &&
  parts.fields.lead === undefined &&
  parts.body.length === 0;

/** Puts the parts back into their order and makes those that are missing. */
function $repair(root: RootNode): void {
  const parts = $sortOut(root);
  const { kicker, headline, lead } = parts.fields;
  const wanted: LexicalNode[] = [
    kicker ?? $createFieldNode('kicker'),
    headline ?? $createFieldNode('headline'),
    ...(parts.leadFigure === null ? [] : [parts.leadFigure]),
    lead ?? $createFieldNode('lead'),
    ...parts.body,
    parts.bylines ?? $createBylineListNode([]),
    parts.related ?? $createRelatedListNode([]),
  ];
  let last: LexicalNode | null = null;
  for (const node of wanted) {
    const inPlace = last === null ? root.getFirstChild() : last.getNextSibling();
    if (!node.is(inPlace)) {
      if (inPlace === null) root.append(node);
      else inPlace.insertBefore(node);
    }
    last = node;
  }
}

/** A name or title that got out of its list, or a list that got out of the root, is ordinary text. */
function $settle(node: BylineNode | RelatedNode | CaptionNode | FieldNode): void {
  const parent = node.getParent();
  const home =
    ($isBylineNode(node) && $isBylineListNode(parent)) ||
    ($isRelatedNode(node) && $isRelatedListNode(parent)) ||
    ($isCaptionNode(node) && $isFigureNode(parent)) ||
    ($isFieldNode(node) && parent?.getKey() === 'root');
  if (home || parent === null) return;
  for (const block of $slotBlocks(node)) node.insertBefore(block);
  node.remove();
}

/** A figure holds exactly one caption; what else got in moves behind it. */
function $keepOneCaption(figure: FigureNode): void {
  const captions = figure.getChildren().filter($isCaptionNode);
  for (const child of figure.getChildren().toReversed()) if (!$isCaptionNode(child)) figure.insertAfter(child);
  for (const extra of captions.slice(1)) extra.remove();
  if (captions.length === 0) figure.append($createCaptionNode());
}

/** A figure stands between blocks: one that was pasted into a list, quote or cell moves out below it. */
function $settleFigure(figure: FigureNode): void {
  const parent = figure.getParent();
  if (parent !== null && !$isRootNode(parent)) $topBlock(parent)?.insertAfter(figure);
}

/** The list of names always offers a place for one; other text that got in becomes a name. */
function $keepNames(list: BylineListNode): void {
  for (const child of list.getChildren()) {
    if ($isBylineNode(child)) continue;
    const name = child.getTextContent();
    if (name === '') child.remove();
    else child.replace($createBylineNode(WRITER, name));
  }
  if (list.isEmpty()) list.append($createBylineNode(WRITER, ''));
}

function $keepTitles(list: RelatedListNode): void {
  for (const child of list.getChildren().filter((node) => !$isRelatedNode(node))) {
    if ($isElementNode(child) && child.getTextContent() === '') child.remove();
    else list.getPreviousSibling()?.insertBefore(child);
  }
}

/**
 * Behind a closing figure, table, card or rule there is always a line to write on. Until it is written on, it is no block of the article
 * (see the stable ids).
 */
function $offerLine(root: RootNode): void {
  const bylines = root.getLastChild()?.getPreviousSibling() ?? null;
  if (bylines !== null && !$isTextBlock(bylines.getPreviousSibling())) bylines.insertBefore($createParagraphNode());
}

/** Keeps kicker, headline, lead figure, lead, body, bylines and related links in place, whatever is deleted, pasted, dragged or dropped. */
export const SkeletonExtension = defineExtension({
  name: 'toasoan/Skeleton',
  nodes: () => [FieldNode, FigureNode, CaptionNode, BylineListNode, BylineNode, RelatedListNode, RelatedNode],
  register: (editor) => {
    let strayed = false;
    const watch = (): void => {
      strayed = true;
    };
    return mergeRegister(
      editor.registerNodeTransform(FieldNode, watch),
      editor.registerNodeTransform(BylineListNode, watch),
      editor.registerNodeTransform(RelatedListNode, watch),
      ...[FieldNode, CaptionNode, BylineNode, RelatedNode].map((klass) => editor.registerNodeTransform(klass, $settle)),
      editor.registerNodeTransform(FigureNode, $keepOneCaption),
      editor.registerNodeTransform(FigureNode, $settleFigure),
      editor.registerNodeTransform(BylineListNode, $keepNames),
      editor.registerNodeTransform(RelatedListNode, $keepTitles),
      editor.registerNodeTransform(HeadingNode, (heading) => {
        const tag = heading.getTag();
        if (tag !== 'h2' && tag !== 'h3') heading.setTag(tag === 'h1' ? 'h2' : 'h3');
      }),
      editor.registerNodeTransform(RootNode, (root) => {
        if (strayed || !$isWhole(root)) $repair(root);
        strayed = false;
        $offerLine(root);
      }),
    );
  },
});
