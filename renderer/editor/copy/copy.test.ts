// @vitest-environment jsdom
import {
  $getClipboardDataFromSelection,
  $insertDataTransferForRichText,
  type LexicalClipboardData,
} from '@lexical/clipboard';
import { $createRangeSelection, $getRoot, $isElementNode, $setSelection, $getSelection } from 'lexical';
import { expect, test } from 'vitest';
import { createArticle } from '../../../shared/article/create-article.ts';
import { plainRuns, runsText } from '../../../shared/article/runs.ts';
import type { Article, Block } from '../../../shared/article/schema.ts';
import { openEditor } from '../open-editor.testkit.ts';

const p = (id: string, text: string, kind: 'p' | 'note' = 'p'): Block => ({ kind, id, text: plainRuns(text) });

const ARTICLE: Article = {
  ...createArticle('01J0000000000000000000TEST'),
  schema: 2,
  headline: 'Chè xuân',
  body: [
    p('b1', 'Nương chè đã hái.'),
    p('b2', 'Số điện thoại bí mật', 'note'),
    p('b3', 'Bà con vui.'),
    p('b4', 'Giá đang lên.'),
    p('b5', 'Chưa kiểm chứng', 'note'),
  ],
};

const $textNode = (words: string) =>
  $getRoot()
    .getAllTextNodes()
    .find((node) => node.getTextContent() === words);

/** What the clipboard gets of a selection from letters of one text to letters of another; `isBackward`: made from its end. */
function copied(from: readonly [string, number], to: readonly [string, number], isBackward = false) {
  const editor = openEditor(ARTICLE);
  let data: LexicalClipboardData = { 'text/plain': '' };
  editor.lexical.update(
    () => {
      const selection = $createRangeSelection();
      const [start, end] = isBackward ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
      start.set($textNode(from[0])?.getKey() ?? '', from[1], 'text');
      end.set($textNode(to[0])?.getKey() ?? '', to[1], 'text');
      $setSelection(selection);
      data = $getClipboardDataFromSelection(selection);
    },
    { discrete: true },
  );
  return data;
}

for (const isBackward of [false, true])
  test(`[E24] other programs get what was copied without its notes${isBackward ? ', also made from its end' : ''}`, () => {
    const data = copied(['Nương chè đã hái.', 6], ['Chưa kiểm chứng', 4], isBackward);
    expect(data['text/plain'].trim().split(/\n+/u)).toEqual(['chè đã hái.', 'Bà con vui.', 'Giá đang lên.']);
    const page = document.createElement('div');
    page.innerHTML = data['text/html'] ?? '';
    expect([...page.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
      'chè đã hái.',
      'Bà con vui.',
      'Giá đang lên.',
    ]);
    expect(page.textContent).not.toMatch(/bí mật|Chưa/u);
  });

test('[E24] words of a note alone stay in the program, and words without one are copied as ever', () => {
  const inside = copied(['Số điện thoại bí mật', 0], ['Số điện thoại bí mật', 5]);
  expect([inside['text/plain'], inside['text/html']]).toEqual(['', '']);
  expect(copied(['Bà con vui.', 0], ['Giá đang lên.', 3])['text/plain'].split(/\n+/u)).toEqual(['Bà con vui.', 'Giá']);
});

test('[E24] pasted in this program, what was copied brings its notes', () => {
  const data = copied(['Nương chè đã hái.', 0], ['Giá đang lên.', 13]);
  const other = openEditor(createArticle('01J000000000000000000OTHER'));
  other.lexical.update(
    () => {
      const body = $getRoot().getChildAtIndex(3);
      if ($isElementNode(body)) body.selectEnd();
      const selection = $getSelection();
      const clipboard = {
        getData: (type: string) => data[type] ?? '',
        types: Object.keys(data),
        files: [],
      } as unknown as DataTransfer;
      if (selection !== null) $insertDataTransferForRichText(clipboard, selection);
    },
    { discrete: true },
  );
  expect(
    other.readArticle().body.map((block) => ('text' in block ? `${block.kind} ${runsText(block.text)}` : '')),
  ).toEqual(['p Nương chè đã hái.', 'note Số điện thoại bí mật', 'p Bà con vui.', 'p Giá đang lên.']);
});
