import { $getRoot, $isElementNode, $parseSerializedNode } from 'lexical';
import { expect, test } from 'vitest';
import { canonicalArticle } from '../../shared/article/canonical.ts';
import { createArticle } from '../../shared/article/create-article.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import { plainRuns, runsText } from '../../shared/article/runs.ts';
import type { Article, Block, Figure } from '../../shared/article/schema.ts';
import type { ImportedPhoto } from '../../shared/ipc/wire.ts';
import type { ArticleEditor } from './article-editor.ts';
import { openEditor } from './open-editor.testkit.ts';

const BASE = createArticle('01J0000000000000000000TEST');

const p = (id: string, text: string): Block => ({ kind: 'p', id, text: plainRuns(text) });

const figure = (caption: string): Figure => ({
  photo: null,
  caption: plainRuns(caption),
  alt: '',
  photographer: '',
  source: '',
  rights: '',
  takenAt: null,
});

const photo: ImportedPhoto = {
  photo: { blob: 'a'.repeat(64), mediaType: 'image/jpeg', width: 800, height: 600, fileName: 'đồi chè.jpg' },
  suggested: {
    caption: 'Đồi chè Tân Cương',
    alt: 'Đồi chè',
    photographer: 'Minh Khuê',
    source: '',
    rights: '',
    takenAt: null,
  },
  hadLocation: false,
  hasCredentials: false,
};

/** Body blocks as short words. */
const bodyOf = (article: Article): string[] =>
  article.body.map((block) =>
    'text' in block ? runsText(block.text) : block.kind === 'figure' ? `[${block.figure}]` : block.kind,
  );

/** A finished edit of the document, as the keys make it. */
const edit = (editor: ArticleEditor, $change: () => void): void => editor.lexical.update($change, { discrete: true });

test('[E10] undo takes back edits of fields, body and panels in the order in which they were made', () => {
  const editor = openEditor({
    ...BASE,
    headline: 'Chè',
    leadFigure: 'f',
    figures: { f: figure('Chú thích') },
    body: [p('b1', 'một')],
  });
  const state = () => {
    const article = editor.readArticle();
    return [
      article.headline,
      bodyOf(article)[0],
      article.figures['f']?.photographer,
      runsText(article.figures['f']?.caption ?? []),
      article.slug,
    ];
  };
  const append = (index: number, words: string) =>
    edit(editor, () => {
      const block = $getRoot().getChildren()[index];
      if ($isElementNode(block)) block.selectEnd().insertText(words);
    });
  append(1, ' xanh');
  append(4, ' hai');
  editor.setFigure('f', { photographer: 'M' });
  editor.setFigure('f', { photographer: 'Minh' });
  editor.setCaptionText('f', 'Chú giải');
  editor.setInfo({ slug: 'che-xanh' });
  const seen = [state()];
  while (editor.canUndo.value) {
    editor.undo();
    seen.push(state());
  }
  expect(seen).toEqual([
    ['Chè xanh', 'một hai', 'Minh', 'Chú giải', 'che-xanh'],
    ['Chè xanh', 'một hai', 'Minh', 'Chú giải', ''],
    ['Chè xanh', 'một hai', 'Minh', 'Chú thích', ''],
    ['Chè xanh', 'một hai', '', 'Chú thích', ''],
    ['Chè xanh', 'một', '', 'Chú thích', ''],
    ['Chè', 'một', '', 'Chú thích', ''],
  ]);
  while (editor.canRedo.value) editor.redo();
  expect(state()).toEqual(seen[0]);
});

test('[E2] whatever is removed or thrown about, the page keeps its parts in order and stays a valid article', () => {
  const editor = openEditor({
    ...BASE,
    headline: 'Tít',
    lead: plainRuns('Sapo'),
    leadFigure: 'f',
    figures: { f: figure('Ảnh mở bài'), g: figure('Ảnh trong bài') },
    body: [p('b1', 'một'), { kind: 'figure', id: 'b2', figure: 'g' }, p('b3', 'ba')],
    related: { r: { kind: 'external', url: 'https://example.org/', title: 'Tin cũ', order: 'a0' } },
  });
  const parts = () =>
    editor.lexical.read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getType()),
    );
  edit(editor, () => $getRoot().clear());
  expect(parts()).toEqual([
    'article-field',
    'article-field',
    'article-field',
    'paragraph',
    'article-bylines',
    'article-related-list',
  ]);
  expect(canonicalArticle(editor.readArticle())).toEqual(BASE);
  editor.undo();
  edit(editor, () => {
    for (const node of $getRoot().getChildren().toReversed()) $getRoot().append(node);
  });
  const shuffled = editor.readArticle();
  expect(parseArticle(shuffled).ok).toBe(true);
  expect([shuffled.headline, runsText(shuffled.lead), bodyOf(shuffled).toSorted()]).toEqual([
    'Tít',
    'Sapo',
    ['[f]', '[g]', 'ba', 'một'],
  ]);
  expect(parts().filter((type) => type.startsWith('article-') && type !== 'article-figure')).toEqual([
    'article-field',
    'article-field',
    'article-field',
    'article-bylines',
    'article-related-list',
  ]);
});

test('[E1] behind a closing figure there is a line to write on, which is no block until it is written on', () => {
  const article: Article = {
    ...BASE,
    figures: { f: figure('Chú thích') },
    body: [{ kind: 'figure', id: 'b1', figure: 'f' }],
  };
  const editor = openEditor(article);
  expect(editor.readArticle()).toEqual(article);
  edit(editor, () => {
    const line = $getRoot().getChildAtIndex(4);
    if ($isElementNode(line)) line.selectEnd().insertText('viết tiếp');
  });
  expect(editor.readArticle().body).toEqual([...article.body, p('n1', 'viết tiếp')]);
  editor.undo();
  editor.removeFigure('f');
  expect(editor.readArticle().figures).toEqual({});
});

test('[E3] of two blocks with one id the second gets a new one, and a field that strays is text', () => {
  const editor = openEditor({ ...BASE, headline: 'Tít', kicker: 'Kinh tế', body: [p('b1', 'một')] });
  edit(editor, () => {
    const [kicker, , , block] = $getRoot().getChildren();
    if (kicker === undefined || block === undefined) return;
    block.insertAfter($parseSerializedNode({ ...block.exportJSON(), children: [] }));
    block.insertAfter(kicker);
  });
  const article = editor.readArticle();
  expect({ ...article, body: bodyOf(article) }).toEqual({
    ...BASE,
    headline: 'Tít',
    kicker: 'Kinh tế',
    body: ['một', ''],
  });
  expect(article.body.map(({ id }) => id)).toEqual(['b1', 'n1']);
});

test('[E20] a figure goes into the lead from the head of the page, below the caret from the body, and can be moved and removed', () => {
  const editor = openEditor({ ...BASE, headline: 'Tít', body: [p('b1', 'một'), p('b2', 'hai')] });
  edit(editor, () => void $getRoot().getChildAtIndex(1)?.selectEnd());
  const first = editor.insertFigure(photo);
  edit(
    editor,
    () =>
      void $getRoot()
        .getChildren()
        .find((node) => node.getTextContent() === 'một')
        ?.selectEnd(),
  );
  const second = editor.insertFigure(null);
  const placed = () => {
    const article = editor.readArticle();
    return [article.leadFigure, ...bodyOf(article)];
  };
  expect(placed()).toEqual([first, 'một', `[${second}]`, 'hai']);
  expect(editor.figures.value.map(({ id, isLead }) => [id, isLead])).toEqual([
    [first, true],
    [second, false],
  ]);
  expect(editor.readArticle().figures[first]).toEqual({
    ...photo.suggested,
    photo: photo.photo,
    caption: plainRuns('Đồi chè Tân Cương'),
  });
  editor.moveFigure(second, 0);
  expect(placed()).toEqual([second, 'một', `[${first}]`, 'hai']);
  editor.removeFigure(second);
  expect(placed()).toEqual([null, 'một', `[${first}]`, 'hai']);
  editor.undo();
  editor.undo();
  expect(placed()).toEqual([first, 'một', `[${second}]`, 'hai']);
});

test('[E21] a new photo keeps the caption and every fact that it does not bring itself', () => {
  const editor = openEditor({
    ...BASE,
    leadFigure: 'f',
    figures: { f: { ...figure('Chú thích'), photographer: 'Thế Hà', source: 'Báo nhà' } },
  });
  editor.replacePhoto('f', photo);
  expect(editor.readArticle().figures['f']).toEqual({
    photo: photo.photo,
    caption: plainRuns('Chú thích'),
    alt: 'Đồi chè',
    photographer: 'Minh Khuê',
    source: 'Báo nhà',
    rights: '',
    takenAt: null,
  });
});

test('[E22] a caption rewritten in the panel keeps the formats of the words that stay', () => {
  const caption = [
    { text: 'Hái ', marks: [], link: null },
    { text: 'chè xuân', marks: ['italic' as const], link: null },
    { text: ' ở Tân Cương', marks: [], link: 'https://example.org/tan-cuong' },
  ];
  const editor = openEditor({ ...BASE, leadFigure: 'f', figures: { f: { ...figure(''), caption } } });
  editor.setCaptionText('f', 'Hái chè xuân sớm ở La Bằng');
  expect(editor.readArticle().figures['f']?.caption).toEqual([
    caption[0],
    caption[1],
    { text: ' sớm ở La Bằng', marks: [], link: 'https://example.org/tan-cuong' },
  ]);
  editor.setCaptionText('f', 'Một dòng\nhai dòng');
  expect(runsText(editor.readArticle().figures['f']?.caption ?? [])).toBe('Một dòng\nhai dòng');
  editor.setCaptionText('f', '');
  expect(editor.readArticle().figures['f']?.caption).toEqual([]);
});

test('[E23] bylines and related links keep their order in their keys, with equal keys too', () => {
  const name = (text: string) => ({ name: text, agency: '', relayed: false, personId: null, role: 'text' as const });
  const editor = openEditor({
    ...BASE,
    bylines: { x: { ...name('An'), order: 'a0' }, y: { ...name('Bình'), order: 'a0' } },
  });
  const third = editor.addByline(name('Chi'));
  editor.moveByline(third, 1);
  const order = () => editor.bylines.value.map(([, { name: shown }]) => shown);
  // Between two equal keys there is no room: the new place is behind both, on every machine.
  expect(order()).toEqual(['An', 'Bình', 'Chi']);
  editor.moveByline(third, 0);
  expect(order()).toEqual(['Chi', 'An', 'Bình']);
  editor.setByline(third, { name: 'Chi\nMai', agency: 'TTXVN', relayed: true });
  expect(editor.readArticle().bylines[third]).toMatchObject({ name: 'Chi Mai', agency: 'TTXVN', relayed: true });
  const link = editor.addRelated({ kind: 'external', url: 'https://example.org/1', title: 'Một' });
  editor.addRelated({ kind: 'internal', article: '01ARZ3NDEKTSV4RRFFQ69G5FAV', title: 'Hai' });
  editor.moveRelated(link, 1);
  editor.setRelatedTitle(link, 'Một (mới)');
  expect(editor.related.value.map(([, { title }]) => title)).toEqual(['Hai', 'Một (mới)']);
  editor.removeRelated(link);
  editor.removeByline(third);
  expect([order(), editor.related.value.length]).toEqual([['An', 'Bình'], 1]);
  expect(parseArticle(editor.readArticle()).ok).toBe(true);
});

test('[E30] find sees fields, captions, names and titles; replacing all is one step', () => {
  const editor = openEditor({
    ...BASE,
    headline: 'Định Hóa vào vụ',
    lead: [
      { text: 'Ở Định ', marks: ['bold'], link: null },
      { text: 'Hóa, mưa', marks: [], link: null },
    ],
    leadFigure: 'f',
    figures: { f: figure('Chợ định hoá') },
    body: [p('b1', 'dinh hoa và Định Hóa')],
    bylines: { y: { name: 'Định Hóa', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' } },
    related: { r: { kind: 'external', url: 'https://example.org/', title: 'Về Định Hóa', order: 'a0' } },
  });
  const before = editor.readArticle();
  editor.startFind({ text: 'dinh hoa', matchCase: false, matchAccents: false });
  expect(editor.find.value).toEqual({ total: 7, current: 1 });
  editor.startFind({ text: 'Định Hóa', matchCase: true, matchAccents: true });
  expect(editor.find.value.total).toBe(5);
  editor.findNext(true);
  expect(editor.find.value.current).toBe(5);
  expect(editor.replaceAll('Phú Lương')).toBe(5);
  const after = editor.readArticle();
  expect([after.headline, after.lead, bodyOf(after), after.bylines['y']?.name, after.related['r']?.title]).toEqual([
    'Phú Lương vào vụ',
    [
      { text: 'Ở Phú Lương', marks: ['bold'], link: null },
      { text: ', mưa', marks: [], link: null },
    ],
    ['dinh hoa và Phú Lương'],
    'Phú Lương',
    'Về Phú Lương',
  ]);
  editor.undo();
  expect(editor.readArticle()).toEqual(before);
});

test('[E5] a line that is too long goes on in the body: nothing is cut off, and the article can be saved', () => {
  const words = Array.from({ length: 700 }, (_, index) => `chữ${index}`).join(' ');
  const editor = openEditor(BASE);
  edit(editor, () => {
    const headline = $getRoot().getChildAtIndex(1);
    if ($isElementNode(headline)) headline.selectEnd().insertText(words);
  });
  const article = editor.readArticle();
  expect(parseArticle(article).ok).toBe(true);
  expect(`${article.headline} ${bodyOf(article).join(' ')}`).toBe(words);
});
