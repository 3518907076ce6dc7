import {
  HorizontalRuleExtension,
  HorizontalRuleNode,
  NodeSelectionDataSelectedExtension,
  NormalizeTripleClickSelectionExtension,
} from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import { TableExtension } from '@lexical/table';
import { configExtension, defineExtension } from 'lexical';
import type { Article } from '../../shared/article/schema.ts';
import type { ArticleEditorDeps } from './article-editor.ts';
import { keptUrl } from './convert/runs.ts';
import { $loadArticle } from './convert/load-article.ts';
import { CopyExtension } from './copy/copy-extension.ts';
import { BlockClickExtension } from './figure/block-click-extension.ts';
import { FigureDragExtension } from './figure/figure-drag-extension.ts';
import { photoFilesExtension } from './figure/photo-files-extension.ts';
import { ImeCommitGuardExtension } from './ime-guard/ime-commit-guard-extension.ts';
import { openLinkExtension } from './links/open-link-extension.ts';
import { EmbedNode } from './nodes/embed-node.ts';
import { FigureNode } from './nodes/figure-node.ts';
import { pasteExtension } from './paste/paste-extension.ts';
import { SkeletonExtension } from './skeleton/skeleton-extension.ts';
import { SlotsExtension } from './slots/slots-extension.ts';
import { stableIdsExtension } from './stable-ids/stable-ids-extension.ts';
import { CellsExtension } from './tables/cells-extension.ts';
import { TravelExtension } from './travel/travel-extension.ts';

/** Steps of undo that are kept, and the pause in typing that ends one. */
const HISTORY = { maxDepth: 200, delay: 500, disabled: false } as const;

/** Marks that have no element of their own in the document: without a class nobody would see them. */
const MARK_CLASSES = {
  underline: 'underlined',
  strikethrough: 'struck',
  underlineStrikethrough: 'underlined-struck',
} as const;

/** Everything the article's editor is made of. `newId` makes ids for blocks and entries. */
export const articleExtension = (article: Article, deps: ArticleEditorDeps, newId: () => string) =>
  defineExtension({
    name: 'toasoan/Article',
    namespace: 'toasoan',
    theme: { text: MARK_CLASSES },
    $initialEditorState: () => $loadArticle(article),
    // A bug in an update must not take the text with it: Lexical keeps the last good state, the report reaches the window's own handler.
    onError: (error: Error) => reportError(error),
    dependencies: [
      RichTextExtension,
      configExtension(HistoryExtension, HISTORY),
      configExtension(ListExtension, { hasStrictIndent: true }),
      configExtension(LinkExtension, { validateUrl: (url) => keptUrl(url) !== null }),
      configExtension(TableExtension, { hasCellBackgroundColor: false, hasHorizontalScroll: false }),
      HorizontalRuleExtension,
      NormalizeTripleClickSelectionExtension,
      configExtension(NodeSelectionDataSelectedExtension, { nodes: [FigureNode, EmbedNode, HorizontalRuleNode] }),
      SkeletonExtension,
      SlotsExtension,
      stableIdsExtension(newId),
      CellsExtension,
      TravelExtension,
      BlockClickExtension,
      FigureDragExtension,
      photoFilesExtension({ takePhotoFiles: deps.takePhotoFiles, newId }),
      CopyExtension,
      pasteExtension(deps),
      openLinkExtension(deps.openLink),
      ImeCommitGuardExtension,
    ],
  });
