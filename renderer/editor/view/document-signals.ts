import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import {
  $getNodeByKey,
  $getRoot,
  $getState,
  HISTORIC_TAG,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Article, Byline, Related } from '../../../shared/article/schema.ts';
import type { ArticleEditor, FigureView } from '../article-editor.ts';
import { $readByline, $readFigure, $readLine, $readRelated } from '../convert/read-block.ts';
import { $isBylineListNode, $isBylineNode } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $fieldName, $isFieldNode, type FieldName } from '../nodes/field-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $info, infoOf } from '../nodes/info-fields.ts';
import { $isRelatedListNode, $isRelatedNode } from '../nodes/related-node.ts';
import { $bylineList, $entriesOf, $relatedList } from '../panel-edits/entries.ts';
import { $figuresOnPage } from '../panel-edits/figures.ts';

type DocumentSignals = Pick<
  ArticleEditor,
  'version' | 'figures' | 'bylines' | 'related' | 'info' | 'headline' | 'leadText'
> & { readonly dispose: () => void };

type Area = 'figures' | 'bylines' | 'related' | 'headline' | 'lead';
const ALL: readonly Area[] = ['figures', 'bylines', 'related', 'headline', 'lead'];

/** Which of the panels' lists a changed element belongs to. */
function $areasOf(key: NodeKey, hasMoved: boolean): readonly Area[] {
  const node = $getNodeByKey(key);
  if ($isFigureNode(node)) return ['figures'];
  if ($isBylineListNode(node)) return ['bylines'];
  if ($isRelatedListNode(node)) return ['related'];
  if (!$isFieldNode(node)) return [];
  const name = $fieldName(node);
  const own: readonly Area[] = name === 'kicker' ? [] : [name];
  // What stands before the lead is the lead figure.
  return hasMoved ? [...own, 'figures'] : own;
}

const $blockCount = (): number => $getRoot().getChildrenSize();

/** Whether blocks came or went. Lexical calls the root dirty, and makes a new one, with every key. */
export const hasOtherBlocks = (before: EditorState, after: EditorState): boolean =>
  before.isEmpty() || before.read($blockCount) !== after.read($blockCount);

const $fieldText = (name: FieldName): string => {
  const field = $getRoot()
    .getChildren()
    .filter($isFieldNode)
    .find((node) => $fieldName(node) === name);
  return field === undefined ? '' : $readLine(field);
};

const $figureViews = (): readonly FigureView[] =>
  $figuresOnPage().map((node) => ({
    id: $getState(node, entryIdState),
    figure: $readFigure(node),
    isLead: $isFieldNode(node.getNextSibling()),
  }));

const $bylineViews = (): readonly (readonly [string, Byline])[] =>
  $entriesOf($bylineList() ?? $getRoot())
    .filter($isBylineNode)
    .map((node) => [$getState(node, entryIdState), $readByline(node)] as const);

const $relatedViews = (): readonly (readonly [string, Related])[] =>
  $entriesOf($relatedList() ?? $getRoot())
    .filter($isRelatedNode)
    .flatMap((node) => {
      const link = $readRelated(node);
      return link === null ? [] : [[$getState(node, entryIdState), link] as const];
    });

/** What the panels show, read again only where the document changed. Nothing here looks at the body's words. */
export function createDocumentSignals(editor: LexicalEditor, base: Article): DocumentSignals {
  const version = signal(0);
  const figures = signal<readonly FigureView[]>([]);
  const bylines = signal<readonly (readonly [string, Byline])[]>([]);
  const related = signal<readonly (readonly [string, Related])[]>([]);
  const info = signal(infoOf(base));
  const headline = signal('');
  const leadText = signal('');
  let figureKeys: readonly NodeKey[] = [];
  const $refresh = (areas: ReadonlySet<Area>): void => {
    if (areas.has('figures')) {
      figures.value = $figureViews();
      figureKeys = $figuresOnPage().map((figure) => figure.getKey());
    }
    if (areas.has('bylines')) bylines.value = $bylineViews();
    if (areas.has('related')) related.value = $relatedViews();
    if (areas.has('headline')) headline.value = $fieldText('headline');
    if (areas.has('lead')) leadText.value = $fieldText('lead');
    info.value = $info() ?? info.peek();
  };
  const $isGone = (key: NodeKey): boolean => $getNodeByKey(key)?.isAttached() !== true;
  const refresh = (state: EditorState, dirty: ReadonlyMap<NodeKey, boolean> | null): void =>
    batch(() =>
      state.read(() => {
        const areas = new Set(dirty === null ? ALL : [...dirty].flatMap(([key, hasMoved]) => $areasOf(key, hasMoved)));
        if (figureKeys.some($isGone)) areas.add('figures');
        $refresh(areas);
      }),
    );
  const dispose = editor.registerUpdateListener(
    ({ editorState, prevEditorState, dirtyElements, dirtyLeaves, tags }) => {
      if (!tags.has(HISTORIC_TAG) && dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      const isRearranged = tags.has(HISTORIC_TAG) || hasOtherBlocks(prevEditorState, editorState);
      refresh(editorState, isRearranged ? null : dirtyElements);
      version.value += 1;
    },
  );
  refresh(editor.getEditorState(), null);
  return { version, figures, bylines, related, info, headline, leadText, dispose };
}

/** The state at the caret as a signal that only changes when the toolbar would. */
export function createSelectionSignal<T>(
  editor: LexicalEditor,
  $read: () => T,
  same: (a: T, b: T) => boolean,
): { readonly selection: ReadonlySignal<T>; readonly dispose: () => void } {
  const selection = signal(editor.getEditorState().read($read));
  const dispose = editor.registerUpdateListener(({ editorState }) => {
    const next = editorState.read($read);
    if (!same(selection.peek(), next)) selection.value = next;
  });
  return { selection, dispose };
}
