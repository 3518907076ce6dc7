import { $isLinkNode, type LinkNode } from '@lexical/link';
import { $isListItemNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import {
  $getState,
  $isElementNode,
  $isParagraphNode,
  $isTextNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { KNOWN_FORMATS, keptUrl } from '../convert/runs.ts';
import { $setBlockId } from '../nodes/block-id.ts';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $isSlot } from '../slots/slot.ts';
import { $slotBlocks } from '../slots/slots-extension.ts';
import { $fitLimits } from './fit-limits.ts';

/** Foreign nodes made fit for an article. */
export interface CleanedNodes {
  readonly nodes: LexicalNode[];
  readonly linksLeftOut: readonly string[];
}

/** Takes away everything that an article cannot hold and keeps every word: styles, alignment, foreign ids, unsafe links, stray fields. */
export function $cleanNodes(foreign: readonly LexicalNode[]): CleanedNodes {
  const linksLeftOut: string[] = [];
  const $clean = (node: LexicalNode): LexicalNode[] => {
    if ($isTextNode(node)) {
      node.setStyle('').setFormat(node.getFormat() & KNOWN_FORMATS);
      const text = node.getTextContent().normalize('NFC');
      return [text === node.getTextContent() ? node : node.setTextContent(text)];
    }
    if (!$isElementNode(node)) return [$setBlockId(node, '')];
    for (const child of node.getChildren()) {
      const cleaned = $clean(child);
      if (cleaned.length !== 1 || !cleaned[0]?.is(child)) {
        for (const one of cleaned) child.insertBefore(one);
        child.remove();
      }
    }
    return $cleanElement(node, linksLeftOut);
  };
  return { nodes: foreign.flatMap($clean).flatMap($fitLimits), linksLeftOut };
}

function $cleanElement(node: ElementNode, linksLeftOut: string[]): LexicalNode[] {
  if ($isSlot(node) && !$isFigureNode(node.getParent())) return $slotBlocks(node);
  if ($isBylineListNode(node) || $isRelatedListNode(node)) return node.getChildren();
  if ($isLinkNode(node)) return $cleanLink(node, linksLeftOut);
  node.setFormat('').setStyle('').setDirection(null);
  if (!$isListItemNode(node) && node.getIndent() !== 0) node.setIndent(0);
  if ($isParagraphNode(node)) node.setTextFormat(0).setTextStyle('');
  if ($isListItemNode(node)) node.setChecked(undefined);
  if ($isQuoteNode(node) && node.isShadowRoot()) node.setIsShadowRoot(false);
  if ($isFigureNode(node) && $getState(node, entryIdState) !== '') $setState(node, entryIdState, '');
  return [$setBlockId(node, '')];
}

function $cleanLink(link: LinkNode, linksLeftOut: string[]): LexicalNode[] {
  const url = keptUrl(link.getURL());
  if (url === null) {
    linksLeftOut.push(link.getURL());
    return link.getChildren();
  }
  link.setURL(url).setRel(null).setTarget(null).setTitle(null);
  return [link];
}
