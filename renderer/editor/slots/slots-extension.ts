import { LinkNode } from '@lexical/link';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isDecoratorNode,
  $isParagraphNode,
  defineExtension,
  LineBreakNode,
  mergeRegister,
  TextNode,
  type ElementNode,
  type LexicalNode,
  type ParagraphNode,
} from 'lexical';
import { KNOWN_FORMATS } from '../convert/runs.ts';
import { $isBylineListNode, BylineNode } from '../nodes/byline-node.ts';
import { $isFieldNode, FieldNode } from '../nodes/field-node.ts';
import { $isFigureNode, CaptionNode } from '../nodes/figure-node.ts';
import { RelatedNode } from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { $linesOf } from './lines-of.ts';
import { $isLineSlot, $isSlot, $lineLimit, $slotOf } from './slot.ts';

/** The child of the root that a node stands in. */
const $topOf = (node: LexicalNode): LexicalNode => $topBlock(node) ?? node;

/** Folds whatever got into a slot into its one paragraph, words kept apart by a space. Figures and cards move out behind it. */
function $keepOneParagraph(slot: ElementNode): void {
  const children = slot.getChildren();
  const [first] = children;
  if (children.length === 1 && $isParagraphNode(first)) return;
  const kept: ParagraphNode = children.find($isParagraphNode) ?? $createParagraphNode();
  if (kept.getParent() === null) slot.append(kept);
  let behind = $topOf(slot);
  for (const child of children) {
    if (child.is(kept)) continue;
    if ($isFigureNode(child) || $isDecoratorNode(child)) {
      behind.insertAfter(child);
      behind = child;
      continue;
    }
    const lines = $linesOf(child).filter((line) => line.length > 0);
    if (child.isBefore(kept)) $prepend(kept, lines);
    else for (const line of lines) $appendLine(kept, line);
    child.remove();
  }
}

function $appendLine(paragraph: ParagraphNode, words: readonly LexicalNode[]): void {
  const before = paragraph.getTextContent();
  if (before !== '' && !/\s$/u.test(before)) paragraph.append($createTextNode(' '));
  paragraph.append(...words);
}

function $prepend(paragraph: ParagraphNode, lines: readonly (readonly LexicalNode[])[]): void {
  const after = paragraph.getChildren();
  paragraph.splice(0, after.length, []);
  for (const line of lines) $appendLine(paragraph, line);
  if (after.length > 0) $appendLine(paragraph, after);
}

/** Keeps what is too long for a line by moving its tail into the body, at a space: nothing is cut off, and the article can still be saved. */
function $moveOverflow(slot: ElementNode): void {
  const limit = $lineLimit(slot);
  const text = slot.getTextContent();
  const paragraph = slot.getFirstChild();
  if (text.length <= limit || !$isParagraphNode(paragraph)) return;
  const space = text.lastIndexOf(' ', limit);
  const cut = space > 0 ? space : limit;
  paragraph.clear();
  paragraph.append($createTextNode(text.slice(0, cut)));
  const tail = $createParagraphNode().append($createTextNode(text.slice(cut).trimStart()));
  const bylines = $getRoot().getChildren().find($isBylineListNode);
  const lead = $getRoot().getChildren().filter($isFieldNode).at(-1);
  const opening = lead?.getNextSibling() ?? null;
  if ($isFieldNode(slot) && $isParagraphNode(opening) && opening.isEmpty()) opening.append(...tail.getChildren());
  else if ($isFieldNode(slot) && lead !== undefined) lead.insertAfter(tail);
  else if (bylines !== undefined) bylines.insertBefore(tail);
  else $getRoot().append(tail);
  if (tail.isAttached()) tail.selectEnd();
  else opening?.selectEnd();
}

function $cleanText(node: TextNode): void {
  const format = node.getFormat();
  if ((format & ~KNOWN_FORMATS) !== 0) node.setFormat(format & KNOWN_FORMATS);
  if (node.getStyle() !== '') node.setStyle('');
  const slot = $slotOf(node);
  if (slot === null || !$isLineSlot(slot)) return;
  if (node.getFormat() !== 0) node.setFormat(0);
  if (node.getTextContentSize() > $lineLimit(slot)) $moveOverflow(slot);
}

/** Keeps fields, captions, names and titles to the one paragraph, and plain lines plain, whatever is pasted or dragged into them. */
export const SlotsExtension = defineExtension({
  name: 'toasoan/Slots',
  register: (editor) =>
    mergeRegister(
      ...[FieldNode, CaptionNode, BylineNode, RelatedNode].map((klass) =>
        editor.registerNodeTransform(klass, $keepOneParagraph),
      ),
      editor.registerNodeTransform(TextNode, $cleanText),
      editor.registerNodeTransform(LineBreakNode, (node) => {
        const slot = $slotOf(node);
        if ($isLineSlot(slot)) node.replace($createTextNode(' '));
      }),
      editor.registerNodeTransform(LinkNode, (link) => {
        if (!$isLineSlot($slotOf(link))) return;
        for (const child of link.getChildren()) link.insertBefore(child);
        link.remove();
      }),
    ),
});

/** Takes a stray slot apart into paragraphs: it only means something in its own place. */
export const $slotBlocks = (node: ElementNode): LexicalNode[] =>
  node.getChildren().flatMap((child) => {
    if ($isSlot(child)) return $slotBlocks(child);
    return child.isInline() ? [$createParagraphNode().append(child)] : [child];
  });
