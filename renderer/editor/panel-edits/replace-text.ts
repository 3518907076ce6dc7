import {
  $createLineBreakNode,
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';

interface Leaf {
  readonly node: LexicalNode;
  readonly from: number;
  readonly to: number;
}

/** The texts and line breaks inside an element with their offsets in its words; a line break counts as one `\n`. */
export function $leavesOf(element: ElementNode): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let at = 0;
  const $collect = (parent: ElementNode): void => {
    for (const node of parent.getChildren()) {
      if ($isElementNode(node)) $collect(node);
      else if ($isTextNode(node) || $isLineBreakNode(node)) {
        const size = node.getTextContent().length;
        leaves.push({ node, from: at, to: at + size });
        at += size;
      }
    }
  };
  $collect(element);
  return leaves;
}

/** What the leaves spell. */
export const $leafText = (leaves: readonly Leaf[]): string => leaves.map(({ node }) => node.getTextContent()).join('');

/** Where inserted words go: into the text that holds the first replaced character, else into the text that ends where they begin. */
function hostOf(leaves: readonly Leaf[], start: number, end: number): (Leaf & { node: TextNode }) | null {
  const isHost = (leaf: Leaf): leaf is Leaf & { node: TextNode } => $isTextNode(leaf.node);
  const replaced = leaves.find((leaf) => end > start && leaf.from <= start && start < leaf.to);
  if (replaced !== undefined && isHost(replaced)) return replaced;
  const before = leaves.filter(isHost).findLast((leaf) => leaf.from < start && start <= leaf.to);
  return before ?? leaves.filter(isHost).find((leaf) => leaf.from === start) ?? null;
}

const $wordsOf = (text: string, like: TextNode | null): LexicalNode[] =>
  text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [$createLineBreakNode()]),
      ...(line === '' ? [] : [$createTextNode(line).setFormat(like?.getFormat() ?? 0)]),
    ]);

/** Replaces the characters from `start` to `end` and nothing else: what stands around them keeps its nodes, formats and links. */
export function $replaceText(element: ElementNode, start: number, end: number, text: string): void {
  const leaves = $leavesOf(element);
  const host = hostOf(leaves, start, end);
  for (const leaf of leaves) {
    const from = Math.max(start, leaf.from);
    const to = Math.min(end, leaf.to);
    if (leaf === host || from >= to) continue;
    if ($isTextNode(leaf.node)) leaf.node.spliceText(from - leaf.from, to - from, '');
    else leaf.node.remove();
  }
  if (host === null) {
    const before = leaves.findLast((leaf) => leaf.to <= start && leaf.node.isAttached());
    const words = $wordsOf(text, null);
    if (before === undefined) element.splice(0, 0, words);
    else for (const word of words.toReversed()) before.node.insertAfter(word);
  } else {
    const from = start - host.from;
    const length = Math.max(0, Math.min(end, host.to) - start);
    const [line = '', ...more] = text.split('\n');
    if (more.length === 0) host.node.spliceText(from, length, line);
    else $spliceLines(host.node, from, length, text);
  }
  $keepSelectionInside();
}

function $spliceLines(node: TextNode, from: number, length: number, text: string): void {
  const whole = node.getTextContent();
  const tail = whole.slice(from + length);
  const words = $wordsOf(text, node);
  if (tail !== '') words.push($createTextNode(tail).setFormat(node.getFormat()));
  for (const word of words.toReversed()) node.insertAfter(word);
  node.setTextContent(whole.slice(0, from));
}

/** Makes an element say `text`, touching only the stretch that differs. */
export function $rewriteText(element: ElementNode, text: string): void {
  const now = $leafText($leavesOf(element));
  let start = 0;
  while (start < now.length && start < text.length && now[start] === text[start]) start += 1;
  let same = 0;
  const most = Math.min(now.length, text.length) - start;
  while (same < most && now[now.length - 1 - same] === text[text.length - 1 - same]) same += 1;
  if (now.length - same > start || text.length - same > start) {
    $replaceText(element, start, now.length - same, text.slice(start, text.length - same));
  }
}

/** A caret that stood in removed characters moves to the end of what is left of its text. */
function $keepSelectionInside(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus]) {
    const node = point.getNode();
    if ($isTextNode(node) && point.offset > node.getTextContentSize()) {
      point.set(node.getKey(), node.getTextContentSize(), 'text');
    }
  }
}
