import { $getRoot, $isElementNode, INSERT_PARAGRAPH_COMMAND } from 'lexical';
import { expect, test, vi } from 'vitest';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns, runsText } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { openEditor } from './open-editor.testkit.ts';

const ARTICLE: Article = {
  ...createArticle('01J0000000000000000000TEST'),
  body: [
    { kind: 'p', id: 'b1', text: plainRuns('Nương chè đã hái.') },
    { kind: 'p', id: 'b2', text: plainRuns('Hỏi lại xã sản lượng') },
  ],
};

const kinds = (article: Article): readonly string[] =>
  article.body.map((block) => `${block.kind} ${block.id} ${'text' in block ? runsText(block.text) : ''}`.trim());

function openAtEnd() {
  const editor = openEditor(ARTICLE);
  const $second = () =>
    $getRoot()
      .getChildren()
      .filter($isElementNode)
      .find((node) => node.getTextContent().startsWith('Hỏi'));
  editor.lexical.update(() => void $second()?.selectEnd(), { discrete: true });
  return editor;
}

test('[E24] a paragraph becomes a note and a paragraph again, and stays the same block', () => {
  const editor = openAtEnd();
  expect(editor.run({ kind: 'block', block: 'note' })).toBe(true);
  expect(kinds(editor.readArticle())).toEqual(['p b1 Nương chè đã hái.', 'note b2 Hỏi lại xã sản lượng']);
  expect([editor.readArticle().schema, editor.selection.value.block]).toEqual([2, 'note']);
  editor.run({ kind: 'block', block: 'note' });
  expect(editor.readArticle()).toEqual(ARTICLE);
  editor.undo();
  expect(editor.readArticle().schema).toBe(2);
});

test('[E24] Enter at its end goes on with the article', () => {
  const editor = openAtEnd();
  editor.run({ kind: 'block', block: 'note' });
  editor.lexical.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  expect(kinds(editor.readArticle())).toEqual(['p b1 Nương chè đã hái.', 'note b2 Hỏi lại xã sản lượng', 'p n1']);
});

test('[E24] its words are not counted: no reader meets them', () => {
  vi.useFakeTimers();
  try {
    const editor = openAtEnd();
    expect(editor.counts.value.syllables).toBe(9);
    editor.run({ kind: 'block', block: 'note' });
    vi.runAllTimers();
    expect(editor.counts.value.syllables).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});
