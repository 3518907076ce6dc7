import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  COMMAND_PRIORITY_HIGH,
  defineExtension,
  DRAGOVER_COMMAND,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { ImportedPhoto } from '../../../shared/ipc/wire.ts';
import type { ArticleEditorDeps } from '../article-editor.ts';
import { $topBlock } from '../nodes/top-block.ts';
import { parseForeignPage } from '../paste/foreign-page.ts';
import { $newFigure, $placeFigure, $selectedNode, $selectFigureNode } from '../panel-edits/figures.ts';

type PhotoDeps = Pick<ArticleEditorDeps, 'takePhotoFiles'> & { readonly newId: () => string };

/** Puts photos on the page below a block, one below the other, as one step of undo. */
function placePhotos(editor: LexicalEditor, photos: readonly ImportedPhoto[], at: NodeKey | null, newId: () => string) {
  editor.update(
    () => {
      let below: LexicalNode | null = at === null ? null : $getNodeByKey(at);
      for (const photo of photos) {
        const figure = $newFigure(newId(), photo);
        $placeFigure(figure, below);
        below = figure;
      }
      if (below !== null && photos.length > 0) $selectFigureNode(below);
    },
    { tag: HISTORY_PUSH_TAG },
  );
}

/** A picture copied in a browser comes with a page that holds nothing but its `<img>`: the file is what was meant. */
function isOnlyPicture(data: DataTransfer): boolean {
  if (![...data.files].some((file) => file.type.startsWith('image/'))) return false;
  const html = data.getData('text/html');
  if (html === '') return data.getData('text/plain').trim() === '';
  const page = parseForeignPage(html);
  return page.body.textContent.trim() === '' && page.querySelectorAll('img').length <= 1;
}

/** Photo files dropped on the page or pasted into it go through the desk and come back as figures where they were put. */
export const photoFilesExtension = ({ takePhotoFiles, newId }: PhotoDeps) =>
  defineExtension({
    name: 'toasoan/PhotoFiles',
    register: (editor) => {
      const take = (files: readonly File[], at: NodeKey | null): void => {
        takePhotoFiles(files).then((photos) => placePhotos(editor, photos, at, newId), reportError);
      };
      return mergeRegister(
        editor.registerCommand(
          DRAG_DROP_PASTE,
          (files) => {
            take(files, $topBlock($selectedNode())?.getKey() ?? null);
            return true;
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          PASTE_COMMAND,
          (event) => {
            const data = event instanceof ClipboardEvent ? event.clipboardData : null;
            if (data === null || !isOnlyPicture(data)) return false;
            event.preventDefault();
            return editor.dispatchCommand(DRAG_DROP_PASTE, [...data.files]);
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          DRAGOVER_COMMAND,
          (event) => {
            if (!event.dataTransfer?.types.includes('Files')) return false;
            event.preventDefault();
            return true;
          },
          COMMAND_PRIORITY_HIGH,
        ),
        registerFileDrop(editor, take),
      );
    },
  });

/** A file is dropped on a block, not on a letter: photos, cards and fields take it as well as text does. */
function registerFileDrop(editor: LexicalEditor, take: (files: readonly File[], at: NodeKey | null) => void) {
  const onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || !editor.isEditable()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target } = event;
    const at = editor.read(() =>
      (target instanceof Node ? $topBlock($getNearestNodeFromDOMNode(target)) : null)?.getKey(),
    );
    take(files, at ?? null);
  };
  return editor.registerRootListener((root) => {
    root?.addEventListener('drop', onDrop, true);
    return () => root?.removeEventListener('drop', onDrop, true);
  });
}
