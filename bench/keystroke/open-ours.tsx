import { effect } from '@preact/signals-core';
import { $getRoot, $isElementNode } from 'lexical';
import { createRoot } from 'react-dom/client';
import { createArticleEditor } from '../../renderer/editor/create-article-editor.ts';
import { ArticlePage } from '../../renderer/editor/page/article-page.tsx';
import type { PageWords } from '../../renderer/editor/page/page-words.ts';
import type { OpenedEditor } from './opened-editor.ts';
import { sampleArticle } from './sample-text.ts';

const words: PageWords = {
  article: 'Bài viết',
  kicker: 'Tít đè',
  headline: 'Tít',
  lead: 'Sapo',
  body: 'Nội dung',
  caption: 'Chú thích ảnh',
  noPhoto: 'Chưa có ảnh',
  byline: 'Tác giả',
  note: 'Ghi chú',
  relayed: 'Theo',
  related: 'Các tin khác',
  credit: ({ photographer }) => (photographer === '' ? 'Ảnh: chưa ghi tác giả' : `Ảnh: ${photographer}`),
};

/** Autosave as the window does it: at most this often, also while typing goes on. */
const AUTOSAVE_EVERY_MS = 1_500;

/** Our editor as in the app: the page, panels that listen to every signal, autosave's conversion. */
export function openOurs(place: HTMLElement, wordCount: number): OpenedEditor {
  const editor = createArticleEditor(sampleArticle(wordCount), {
    takePhotoFiles: () => Promise.resolve([]),
    onPasteNotice: () => undefined,
    openLink: () => undefined,
  });
  const react = createRoot(place);
  react.render(<ArticlePage editor={editor} words={words} foldsNotes={false} mediaUrl={(blob) => blob} />);
  let saved = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = (): number => {
    const start = performance.now();
    saved = JSON.stringify(editor.readArticle()).length;
    return performance.now() - start;
  };
  const stop = effect(() => {
    const seen = [editor.figures, editor.bylines, editor.related, editor.info, editor.headline, editor.leadText];
    for (const signal of [...seen, editor.selection, editor.counts, editor.canUndo]) void signal.value;
  });
  const stopAutosave = effect(() => {
    void editor.version.value;
    timer ??= setTimeout(() => {
      timer = null;
      save();
    }, AUTOSAVE_EVERY_MS);
  });
  Reflect.set(window, 'articleEditor', editor);
  return {
    placeCaret: () => {
      editor.lexical.update(() => {
        const blocks = $getRoot().getChildren();
        const middle = blocks.slice(Math.floor(blocks.length / 2)).find($isElementNode);
        middle?.select(0, 0);
      });
      editor.lexical.focus();
    },
    text: () => editor.lexical.read(() => $getRoot().getTextContent()),
    save: () => (saved >= 0 ? save() : 0),
    close: () => {
      stop();
      stopAutosave();
      if (timer !== null) clearTimeout(timer);
      react.unmount();
      editor.dispose();
    },
  };
}
