import { signal, type ReadonlySignal } from '@preact/signals-core';
import { $getRoot, HISTORIC_TAG, type LexicalEditor, type NodeKey } from 'lexical';
import { countSyllables, readingMinutes } from '../../../shared/text/syllables.ts';
import type { Counts } from '../article-editor.ts';
import { $isNoteNode } from '../nodes/note-node.ts';

/** How long after the last key the words are counted. */
const COUNT_AFTER_MS = 600;

/** Counts the syllables that readers will read when the keys have rested, block by block, and only the blocks that changed. */
export function createCounts(editor: LexicalEditor): {
  readonly counts: ReadonlySignal<Counts>;
  readonly dispose: () => void;
} {
  const known = new Map<NodeKey, number>();
  const counts = signal<Counts>({ syllables: 0, minutes: 0 });
  let timer: ReturnType<typeof setTimeout> | null = null;
  const count = (): void => {
    const syllables = editor.getEditorState().read(() => {
      let total = 0;
      for (let block = $getRoot().getFirstChild(); block !== null; block = block.getNextSibling()) {
        const key = block.getKey();
        const own = known.get(key) ?? ($isNoteNode(block) ? 0 : countSyllables(block.getTextContent()));
        known.set(key, own);
        total += own;
      }
      return total;
    });
    if (syllables !== counts.peek().syllables) counts.value = { syllables, minutes: readingMinutes(syllables) };
  };
  const stopListening = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (tags.has(HISTORIC_TAG)) known.clear();
    else if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
    for (const key of dirtyElements.keys()) known.delete(key);
    for (const key of dirtyLeaves) known.delete(key);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(count, COUNT_AFTER_MS);
  });
  count();
  return {
    counts,
    dispose: () => {
      stopListening();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
