import {
  $createNodeSelection,
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $getState,
  $isRangeSelection,
  $setSelection,
  type LexicalNode,
} from 'lexical';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { ImportedPhoto } from '../../../shared/ipc/wire.ts';
import { $runNodes } from '../convert/runs.ts';
import { $isBylineListNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $fieldName, $isFieldNode, type FieldNode } from '../nodes/field-node.ts';
import { $createFigureNode, $isFigureNode, NO_FACTS, type FigureFacts, type FigureNode } from '../nodes/figure-node.ts';
import { $isRelatedListNode } from '../nodes/related-node.ts';
import { $topBlock } from '../nodes/top-block.ts';

/** The figures in the order in which the reader meets them. */
export const $figuresOnPage = (): readonly FigureNode[] => $getRoot().getChildren().filter($isFigureNode);

export const $figureById = (id: string): FigureNode | null =>
  $figuresOnPage().find((figure) => $getState(figure, entryIdState) === id) ?? null;

/** The figure around a node. */
export const $figureAround = (node: LexicalNode): FigureNode | null => {
  const figure = $findMatchingParent(node, $isFigureNode);
  return $isFigureNode(figure) ? figure : null;
};

export function $selectFigureNode(figure: LexicalNode): void {
  const selection = $createNodeSelection();
  selection.add(figure.getKey());
  $setSelection(selection);
}

/** The facts that a new photo brings. */
const factsOf = ({ photo, suggested: { caption: _caption, ...facts } }: ImportedPhoto): FigureFacts => ({
  photo,
  ...facts,
});

/** A new figure with what the photo's own metadata says; without a photo, an empty frame. */
export const $newFigure = (id: string, photo: ImportedPhoto | null): FigureNode =>
  photo === null
    ? $createFigureNode(id, NO_FACTS)
    : $createFigureNode(id, factsOf(photo), $runNodes(plainRuns(photo.suggested.caption.trim())));

const $headline = (): FieldNode | null =>
  $getRoot()
    .getChildren()
    .filter($isFieldNode)
    .find((field) => $fieldName(field) === 'headline') ?? null;

const $lead = (): FieldNode | null => $getRoot().getChildren().filter($isFieldNode).at(-1) ?? null;

/**
 * Where a new figure goes: below the caret's block. From the head of the page it becomes the lead figure, or opens the body when there is one already;
 * from below the body it closes the body.
 */
export function $placeFigure(figure: FigureNode, at: LexicalNode | null): void {
  const top = $topBlock(at);
  const leadHasFigure = $isFigureNode($headline()?.getNextSibling());
  const inHead = top === null || $isFieldNode(top);
  if (inHead && !leadHasFigure && top !== null) $headline()?.insertAfter(figure);
  else if (top === null || $isBylineListNode(top) || $isRelatedListNode(top)) {
    $getRoot().getChildren().find($isBylineListNode)?.insertBefore(figure);
  } else if (inHead || top.getNextSibling()?.is($lead())) $lead()?.insertAfter(figure);
  else top.insertAfter(figure);
}

/** The node that holds the caret or is selected. */
export function $selectedNode(): LexicalNode | null {
  const selection = $getSelection();
  if (selection === null) return null;
  return $isRangeSelection(selection) ? selection.focus.getNode() : (selection.getNodes().at(0) ?? null);
}

/** Gives the figures new places among themselves: the text between them stays where it is. */
export function $moveFigureTo(figure: FigureNode, toIndex: number): void {
  const figures = $figuresOnPage();
  const others = figures.filter((other) => !other.is(figure));
  const wanted = others.toSpliced(Math.max(0, Math.min(toIndex, others.length)), 0, figure);
  const places = figures.map((one) => {
    const place = $createParagraphNode();
    one.insertBefore(place);
    return place;
  });
  for (const [index, place] of places.entries()) {
    const next = wanted[index];
    if (next !== undefined) place.replace(next);
  }
}
