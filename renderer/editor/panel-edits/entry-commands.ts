import { $getState, $isElementNode, type ElementNode } from 'lexical';
import type { Byline } from '../../../shared/article/schema.ts';
import type { ArticleEditor } from '../article-editor.ts';
import { $bylineFacts, $createBylineNode, $isBylineNode, $setBylineFacts } from '../nodes/byline-node.ts';
import { entryIdState } from '../nodes/entry-id.ts';
import { $createRelatedNode, type RelatedTarget } from '../nodes/related-node.ts';
import { $bylineList, $entryIn, $lastOrder, $moveEntry, $relatedList } from './entries.ts';
import type { PanelSteps } from './panel-steps.ts';
import { $rewriteText } from './replace-text.ts';

type EntryCommands = Pick<
  ArticleEditor,
  | 'addByline'
  | 'setByline'
  | 'moveByline'
  | 'removeByline'
  | 'addRelated'
  | 'setRelatedTitle'
  | 'moveRelated'
  | 'removeRelated'
>;

const oneLine = (text: string): string => text.replace(/[\n\r]+/gu, ' ');

function $rewriteEntry(entry: ElementNode | null, text: string): void {
  const paragraph = entry?.getFirstChild();
  if ($isElementNode(paragraph)) $rewriteText(paragraph, oneLine(text));
}

function $changeByline(id: string, change: Partial<Omit<Byline, 'order'>>): void {
  const entry = $entryIn($bylineList(), id);
  if (!$isBylineNode(entry)) return;
  const { name, ...facts } = change;
  if (Object.keys(facts).length > 0) $setBylineFacts(entry, { ...$bylineFacts(entry), ...facts });
  if (name !== undefined) $rewriteEntry(entry, name);
}

/** What the byline panel and the related-link panel do. */
export function createEntryCommands({ run }: PanelSteps, newId: () => string): EntryCommands {
  const move = ($list: () => ElementNode | null) => (id: string, toIndex: number) =>
    run(null, () => {
      const list = $list();
      const entry = $entryIn(list, id);
      if (list !== null && entry !== null) $moveEntry(list, entry, toIndex);
    });
  const remove = ($list: () => ElementNode | null) => (id: string) => run(null, () => $entryIn($list(), id)?.remove());
  return {
    addByline: ({ name, ...facts }) => {
      const id = newId();
      run(null, () => {
        const list = $bylineList();
        const order = $lastOrder(list);
        for (const place of list?.getChildren().filter($isBylineNode) ?? []) {
          if ($getState(place, entryIdState) === '') place.remove();
        }
        list?.append($createBylineNode(facts, oneLine(name), id, order));
      });
      return id;
    },
    setByline: (id, change) => run(`byline ${id} ${Object.keys(change).join()}`, () => $changeByline(id, change)),
    moveByline: move($bylineList),
    removeByline: remove($bylineList),
    addRelated: (link) => {
      const id = newId();
      const target: RelatedTarget =
        link.kind === 'internal' ? { kind: 'internal', article: link.article } : { kind: 'external', url: link.url };
      run(null, () => {
        const list = $relatedList();
        list?.append($createRelatedNode(target, oneLine(link.title), id, $lastOrder(list)));
      });
      return id;
    },
    setRelatedTitle: (id, title) => run(`related ${id}`, () => $rewriteEntry($entryIn($relatedList(), id), title)),
    moveRelated: move($relatedList),
    removeRelated: remove($relatedList),
  };
}
