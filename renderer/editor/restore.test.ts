import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryArticle } from '../../shared/article/article.arbitrary.ts';
import { canonicalArticle } from '../../shared/article/canonical.ts';
import type { Block } from '../../shared/article/schema.ts';
import { openEditor } from './open-editor.testkit.ts';

/** Neighbouring lists of one kind are one list on the page. */
const hasNeighbouringLists = (body: readonly Block[]): boolean =>
  body.some((block, index) => {
    const next = body[index + 1];
    return block.kind === 'list' && next?.kind === 'list' && next.ordered === block.ordered;
  });

const arbitrary = () => arbitraryArticle().filter(({ body }) => !hasNeighbouringLists(body));

test('[E11] restoring another text puts exactly that text on the page; one undo brings the one before back, redo the restored', () => {
  fc.assert(
    fc.property(arbitrary(), arbitrary(), (before, other) => {
      const { id, origin } = before;
      const restored = { ...other, id, origin };
      const editor = openEditor(before);
      const states = [() => editor.restore(restored), editor.undo, editor.redo, editor.undo].map((step) => {
        step();
        return canonicalArticle(editor.readArticle());
      });
      editor.dispose();
      const [was, is] = [canonicalArticle(before), canonicalArticle(restored)];
      expect(states).toEqual([is, was, is, was]);
    }),
    { numRuns: 60 },
  );
});

test('[E11] what is typed after a restored text is a step of its own', () => {
  const article = fc.sample(arbitrary(), { numRuns: 1, seed: 7 })[0];
  if (article === undefined) throw new Error('no article');
  const editor = openEditor({ ...article, shortTitle: 'trước' });
  editor.restore({ ...article, shortTitle: 'khôi phục' });
  editor.setInfo({ shortTitle: 'sau' });
  const titles = [editor.undo, editor.undo].map((step) => {
    step();
    return editor.readArticle().shortTitle;
  });
  editor.dispose();
  expect(titles).toEqual(['khôi phục', 'trước']);
});
