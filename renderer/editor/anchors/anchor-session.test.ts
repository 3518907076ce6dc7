import { afterEach, expect, test } from 'vitest';
import { $getRoot, $isElementNode } from 'lexical';
import { createArticle } from '../../../shared/article/create-article.ts';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article } from '../../../shared/article/schema.ts';
import type { ArticleEditor } from '../article-editor.ts';
import { openEditor } from '../open-editor.testkit.ts';

const ID = '01J00000000000000000000001';
const base: Article = {
  ...createArticle(ID),
  headline: 'Chợ mở sớm',
  body: [
    { kind: 'p', id: 'b1', text: plainRuns('Bà con xóm Suối Bạc hái lứa chè đầu.') },
    {
      kind: 'list',
      id: 'b2',
      ordered: false,
      items: [
        { text: plainRuns('Chè móc câu'), child: null },
        { text: plainRuns('Chè nõn tôm'), child: null },
      ],
    },
  ],
};

let editor: ArticleEditor;
afterEach(() => editor.dispose());

/** Selects from some words to others, in the order given. */
function select(from: string, to: string): void {
  editor.lexical.update(
    () => {
      const texts = $getRoot().getAllTextNodes();
      const [first, last] = [from, to].map((words) => texts.find((node) => node.getTextContent().includes(words)));
      if (first === undefined || last === undefined) throw new Error('no such words');
      const selection = first.select(first.getTextContent().indexOf(from), 0);
      selection.anchor.set(first.getKey(), first.getTextContent().indexOf(from), 'text');
      selection.focus.set(last.getKey(), last.getTextContent().indexOf(to) + to.length, 'text');
    },
    { discrete: true },
  );
}

test('[T2] selected words become an anchor with their place and surroundings; over blocks, the part in the first', () => {
  editor = openEditor(base);
  select('Suối', 'Bạc');
  expect(editor.anchors.selected()).toEqual({
    on: 'block',
    id: 'b1',
    quote: 'Suối Bạc',
    start: 11,
    before: 'Bà con xóm ',
    after: ' hái lứa chè đầu.',
  });
  select('lứa chè đầu.', 'Chè nõn');
  expect(editor.anchors.selected()).toMatchObject({ id: 'b1', quote: 'lứa chè đầu.' });
  select('móc câu', 'Chè nõn');
  expect(editor.anchors.selected()).toMatchObject({ id: 'b2', quote: 'móc câu\nChè nõn', start: 4 });
  select('sớm', 'sớm');
  expect(editor.anchors.selected()).toMatchObject({ on: 'field', id: 'headline', quote: 'sớm' });
});

test('[T20] talks follow the page without a trace in the document, its undo or what is saved', () => {
  editor = openEditor(base);
  select('Suối', 'Bạc');
  const anchor = editor.anchors.selected();
  if (anchor === null) throw new Error('nothing is selected');
  const [article, version] = [editor.readArticle(), editor.version.peek()];
  const headline = { on: 'field', id: 'headline', quote: '', start: 0, before: '', after: '' } as const;
  editor.anchors.show([
    { id: 'c1', anchor, isPainted: true },
    { id: 'c2', anchor: headline, isPainted: true },
    { id: 'c3', anchor: { ...anchor, id: 'b9', quote: 'không có' }, isPainted: false },
  ]);
  editor.anchors.mark('c1');
  expect(editor.anchors.places.peek()).toEqual(
    new Map([
      ['c1', { kind: 'words', on: 'block', id: 'b1', start: 11, end: 19, isRewritten: false }],
      ['c2', { kind: 'whole' }],
      ['c3', { kind: 'gone' }],
    ]),
  );
  expect(editor.anchors.order.peek()).toEqual(['c2', 'c1']);
  expect(editor.readArticle()).toEqual(article);
  expect([editor.version.peek(), editor.canUndo.peek()]).toEqual([version, false]);
});

test('[T3] what is talked about is found again after the page changed, and gone when its words are', () => {
  editor = openEditor(base);
  select('lứa chè đầu', 'lứa chè đầu');
  const anchor = editor.anchors.selected();
  if (anchor === null) throw new Error('nothing is selected');
  const look = () => {
    editor.anchors.show([{ id: 'c1', anchor, isPainted: true }]);
    return editor.anchors.places.peek().get('c1');
  };
  editor.lexical.update(
    () => {
      const block = $getRoot()
        .getChildren()
        .find((node) => node.getTextContent().startsWith('Bà con'));
      if ($isElementNode(block)) block.getFirstChild()?.replace($getRoot().getAllTextNodes()[0]!.getLatest());
    },
    { discrete: true },
  );
  expect(look()).toEqual({ kind: 'gone' });
  editor.undo();
  expect(look()).toMatchObject({ kind: 'words', id: 'b1' });
  expect(editor.anchors.goTo('c1')).toBe(true);
  expect(editor.anchors.selected()).toMatchObject({ quote: 'lứa chè đầu' });
});
