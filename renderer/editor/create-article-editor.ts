import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { $setSelection, REDO_COMMAND, UNDO_COMMAND, type LexicalCommand, type LexicalEditor } from 'lexical';
import type { Article } from '../../shared/article/schema.ts';
import { createAnchorSession } from './anchors/anchor-session.ts';
import type { ArticleEditor, ArticleEditorDeps } from './article-editor.ts';
import { $loadArticle } from './convert/load-article.ts';
import { createArticleReader } from './convert/article-reader.ts';
import { articleExtension } from './editor-extensions.ts';
import { newEntryId } from './entry-ids.ts';
import { createFindSession } from './find/find-session.ts';
import { $info, $setInfo, infoOf } from './nodes/info-fields.ts';
import { createEntryCommands } from './panel-edits/entry-commands.ts';
import { createFigureCommands } from './panel-edits/figure-commands.ts';
import { $figureById } from './panel-edits/figures.ts';
import { createPanelSteps } from './panel-edits/panel-steps.ts';
import { runTextCommand } from './text-commands/text-commands.ts';
import { createCounts } from './view/counts.ts';
import { focusBlock, focusPage } from './view/focus-page.ts';
import { createDocumentSignals, createSelectionSignal } from './view/document-signals.ts';
import { $textSelection, sameTextSelection } from './view/text-selection.ts';

/** Undo and redo bring a caret, and with it the focus, back into the page; where the key was pressed in a panel, the focus stays there. */
function dispatchKeepingFocus(editor: LexicalEditor, command: LexicalCommand<void>): void {
  const root = editor.getRootElement();
  const focused = root?.ownerDocument.activeElement ?? null;
  editor.update(() => void editor.dispatchCommand(command, undefined), { discrete: true });
  if (root !== null && focused instanceof HTMLElement && focused !== root && focused !== root.ownerDocument.body) {
    focused.focus({ preventScroll: true });
  }
}

/** Opens an article for editing. The page itself is shown by `ArticlePage`; without one the editor works as well, only unseen. */
export function createArticleEditor(article: Article, deps: ArticleEditorDeps): ArticleEditor {
  const newId = deps.newId ?? newEntryId;
  const lexical = buildEditorFromExtensions(articleExtension(article, deps, newId));
  // Reading first commits what is pending: the opened article becomes a state of its own, which the first change does not merge with.
  lexical.read(() => undefined);
  const { canUndo, canRedo, historyState } = getExtensionDependencyFromEditor(lexical, HistoryExtension).output;
  // The history begins with the article as it was opened: otherwise it would begin with the first change, which could not be undone.
  historyState.value = {
    current: { editor: lexical, editorState: lexical.getEditorState() },
    undoStack: [],
    redoStack: [],
  };
  const reader = createArticleReader(lexical, article);
  const { dispose: disposeSignals, ...document } = createDocumentSignals(lexical, article);
  const { selection, dispose: disposeSelection } = createSelectionSignal(lexical, $textSelection, sameTextSelection);
  const { counts, dispose: disposeCounts } = createCounts(lexical);
  const steps = createPanelSteps(lexical, Date.now);
  const { dispose: disposeFind, ...find } = createFindSession(lexical);
  const { dispose: disposeAnchors, ...anchors } = createAnchorSession(lexical);
  const figures = createFigureCommands(steps, newId);
  return {
    lexical,
    articleId: article.id,
    ...document,
    counts,
    selection,
    canUndo,
    canRedo,
    readArticle: reader.read,
    restore: (text) =>
      steps.run(null, () => {
        $setSelection(null);
        $loadArticle(text);
      }),
    undo: () => dispatchKeepingFocus(lexical, UNDO_COMMAND),
    redo: () => dispatchKeepingFocus(lexical, REDO_COMMAND),
    focus: () => focusPage(lexical),
    ...figures,
    selectFigure: (id) => {
      figures.selectFigure(id);
      const key = lexical.read(() => $figureById(id)?.getKey() ?? null);
      if (key !== null) lexical.getElementByKey(key)?.scrollIntoView({ block: 'nearest' });
    },
    selectBlock: (id) => focusBlock(lexical, id),
    setInfo: (change) =>
      steps.run(`info ${Object.keys(change).join()}`, () => $setInfo({ ...($info() ?? infoOf(article)), ...change })),
    ...createEntryCommands(steps, newId),
    run: (command) => runTextCommand(lexical, command),
    ...find,
    anchors,
    dispose: () => {
      for (const dispose of [
        reader.dispose,
        disposeSignals,
        disposeSelection,
        disposeCounts,
        steps.dispose,
        disposeFind,
        disposeAnchors,
      ]) {
        dispose();
      }
      lexical.dispose();
    },
  };
}
