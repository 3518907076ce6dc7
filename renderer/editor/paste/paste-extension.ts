import { $insertGeneratedNodes, ClipboardDOMImportExtension, ClipboardImportExtension } from '@lexical/clipboard';
import {
  $generateNodesFromDOMViaExtension,
  contextValue,
  DOMImportExtension,
  ImportSource,
  ImportSourceDataTransfer,
} from '@lexical/html';
import { WordListImportExtension } from '@lexical/list';
import {
  $createParagraphNode,
  $createTextNode,
  $getEditor,
  $isElementNode,
  COMMAND_PRIORITY_CRITICAL,
  configExtension,
  defineExtension,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type BaseSelection,
  type LexicalNode,
} from 'lexical';
import type { ArticleEditorDeps, PasteNotice } from '../article-editor.ts';
import { $figureFacts, $isFigureNode } from '../nodes/figure-node.ts';
import { $cleanNodes } from './clean-nodes.ts';
import { parseForeignPage } from './foreign-page.ts';
import { PASTE_RULES, removeFurniture, wordsOfPage } from './import-rules.ts';
import { missingWords } from './missing-words.ts';

/** Plain text as nodes: words for one line, paragraphs for more. Empty lines only separate. */
export function $plainTextNodes(text: string): LexicalNode[] {
  const lines = text.normalize('NFC').split(/\r\n?|\n/u);
  const [only = '', ...more] = lines.filter((line) => line.trim() !== '');
  if (more.length === 0) return only === '' ? [] : [$createTextNode(only)];
  return [only, ...more].map((line) => $createParagraphNode().append($createTextNode(line)));
}

const $countEmptyFrames = (nodes: readonly LexicalNode[]): number =>
  nodes.reduce((count, node) => {
    if ($isFigureNode(node)) return count + ($figureFacts(node).photo === null ? 1 : 0);
    return count + ($isElementNode(node) ? $countEmptyFrames(node.getChildren()) : 0);
  }, 0);

const textOf = (nodes: readonly LexicalNode[]): string => nodes.map((node) => node.getTextContent()).join('\n');

/** Reads a page from the clipboard; should words not arrive, its plain text is taken instead. */
function $insertPage(html: string, selection: BaseSelection, data: DataTransfer, tell: (notice: PasteNotice) => void) {
  const page = parseForeignPage(html);
  const source = wordsOfPage(page);
  const foreign = $generateNodesFromDOMViaExtension(page, {
    context: [contextValue(ImportSource, 'paste'), contextValue(ImportSourceDataTransfer, data)],
  });
  const { nodes, linksLeftOut } = $cleanNodes(foreign);
  const wordsMissing = missingWords(source, textOf(nodes));
  const plain = wordsMissing.length === 0 ? [] : $plainTextNodes(data.getData('text/plain'));
  const isPlainBetter = plain.length > 0 && missingWords(source, textOf(plain)).length < wordsMissing.length;
  const photosLeftOut = isPlainBetter ? 0 : $countEmptyFrames(nodes);
  $insertGeneratedNodes($getEditor(), isPlainBetter ? plain : nodes, selection);
  if (photosLeftOut > 0 || linksLeftOut.length > 0 || wordsMissing.length > 0) {
    tell({ photosLeftOut, linksLeftOut, wordsMissing: isPlainBetter ? [] : wordsMissing });
  }
  return true;
}

/** Paste and drop of text from anywhere: cleaned to what an article holds, no word lost, nothing loaded from elsewhere. */
export const pasteExtension = (deps: Pick<ArticleEditorDeps, 'onPasteNotice'>) =>
  defineExtension({
    name: 'toasoan/Paste',
    dependencies: [
      ClipboardDOMImportExtension,
      WordListImportExtension,
      configExtension(DOMImportExtension, { rules: PASTE_RULES, preprocess: [removeFurniture] }),
      configExtension(ClipboardImportExtension, {
        $importMimeType: {
          'text/html': [(html, selection, _$next, data) => $insertPage(html, selection, data, deps.onPasteNotice)],
          'text/plain': [
            (text, selection) => {
              $insertGeneratedNodes($getEditor(), $plainTextNodes(text), selection);
              return true;
            },
          ],
        },
      }),
    ],
    register: (editor) => {
      let isCleaned = false;
      // What another window of this editor copied comes as Lexical's own JSON, past the rules for pages: it is cleaned here.
      return editor.registerCommand(
        SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
        ({ nodes, selection }) => {
          if (isCleaned) return false;
          isCleaned = true;
          $insertGeneratedNodes(editor, $cleanNodes(nodes).nodes, selection);
          isCleaned = false;
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    },
  });
