// @vitest-environment jsdom
import { $insertDataTransferForRichText } from '@lexical/clipboard';
import { $getRoot, $getSelection, $isElementNode } from 'lexical';
import { expect, test } from 'vitest';
import { createArticle } from '../../../shared/article/create-article.ts';
import { parseArticle } from '../../../shared/article/parse-article.ts';
import { plainRuns, runsText } from '../../../shared/article/runs.ts';
import type { Article, Block, ListItem } from '../../../shared/article/schema.ts';
import type { PasteNotice } from '../article-editor.ts';
import { openEditor } from '../open-editor.testkit.ts';
import { missingWords } from './missing-words.ts';

const BASE = createArticle('01J0000000000000000000TEST');

const itemOf = ({ text, child }: ListItem): unknown =>
  child === null ? runsText(text) : [runsText(text), child.ordered ? 'ol' : 'ul', child.items.map(itemOf)];

function shortOf(block: Block): unknown {
  if ('text' in block) return `${block.kind} ${runsText(block.text)}`;
  if (block.kind === 'list') return [block.ordered ? 'ol' : 'ul', block.items.map(itemOf)];
  if (block.kind === 'table')
    return block.rows.map(({ cells }) => cells.map(({ header, text }) => (header ? '# ' : '') + runsText(text)));
  return block.kind === 'embed' ? `embed ${block.url} ${block.title}` : block.kind;
}

/** Pastes into the root's child at `index`, at its end. */
function paste(article: Article, index: number, data: Readonly<Record<string, string>>) {
  const notices: PasteNotice[] = [];
  const editor = openEditor(article, { onPasteNotice: (notice) => notices.push(notice) });
  editor.lexical.update(
    () => {
      const block = $getRoot().getChildAtIndex(index);
      if ($isElementNode(block)) block.selectEnd();
      const selection = $getSelection();
      // jsdom has no DataTransfer; the clipboard's reader only asks for texts.
      const clipboard = {
        getData: (type: string) => data[type] ?? '',
        types: Object.keys(data),
        files: [],
      } as unknown as DataTransfer;
      if (selection !== null) $insertDataTransferForRichText(clipboard, selection);
    },
    { discrete: true },
  );
  const pasted = editor.readArticle();
  expect(parseArticle(pasted).ok).toBe(true);
  return { article: pasted, body: pasted.body.map(shortOf), notices };
}

const BODY = 3;
const HEADLINE = 1;

test('[E40] a web page comes in with its structure and without styles, scripts, unsafe links or foreign photos', () => {
  const { article, body, notices } = paste(BASE, BODY, {
    'text/html': `<meta charset="utf-8"><style>p{color:red}</style><script>steal()</script>
      <h1 style="font-size:40px">Vụ chè xuân</h1><h5>Ở Tân Cương</h5>
      <p style="text-align:center">Xin <b>chào</b> <a href="javascript:alert(1)">chỗ xấu</a>, <a href="https://example.org/a" target="_blank">chỗ tốt</a>.</p>
      <figure><img src="https://elsewhere.example/x.jpg" alt="Đồi chè"><figcaption>Hái <i>chè</i></figcaption></figure>
      <ol><li>một<ul><li>con</li></ul></li><li>hai</li></ol>
      <table><tr><th>Vùng</th><th>Sản lượng</th></tr><tr><td><p>La Bằng</p><p>Đại Từ</p></td><td>1.200</td></tr></table>
      <blockquote><p>Chè năm nay được giá.</p></blockquote><hr>
      <iframe src="//video.example/1" title="Phim ngắn"></iframe><p>Hết.</p>`,
    'text/plain': 'không dùng',
  });
  expect(body).toEqual([
    'h2 Vụ chè xuân',
    'h3 Ở Tân Cương',
    'p Xin chào chỗ xấu, chỗ tốt.',
    'figure',
    ['ol', [['một', 'ul', ['con']], 'hai']],
    [
      ['# Vùng', '# Sản lượng'],
      ['La Bằng\nĐại Từ', '1.200'],
    ],
    'quote Chè năm nay được giá.',
    'rule',
    'embed https://video.example/1 Phim ngắn',
    'p Hết.',
  ]);
  expect(article.body[2]).toMatchObject({
    text: [
      { text: 'Xin ', marks: [], link: null },
      { text: 'chào', marks: ['bold'], link: null },
      { text: ' chỗ xấu, ', marks: [], link: null },
      { text: 'chỗ tốt', marks: [], link: 'https://example.org/a' },
      { text: '.', marks: [], link: null },
    ],
  });
  expect(Object.values(article.figures)).toMatchObject([{ photo: null, alt: 'Đồi chè' }]);
  expect(notices).toEqual([{ photosLeftOut: 1, linksLeftOut: ['javascript:alert(1)'], wordsMissing: [] }]);
});

test('[E41] blocks pasted into the headline become its words', () => {
  const { article, body } = paste(
    { ...BASE, headline: 'Chè', body: [{ kind: 'p', id: 'b', text: plainRuns('một') }] },
    HEADLINE,
    {
      'text/html': '<h1>Xuân</h1><ul><li>về <b>sớm</b></li></ul><table><tr><td>ở</td><td>La Bằng</td></tr></table>',
    },
  );
  expect([article.headline, body]).toEqual(['ChèXuân về sớm ở La Bằng', ['p một']]);
});

test('[E42] plain text keeps its lines as paragraphs, in one form of Unicode', () => {
  const { article } = paste(BASE, BODY, { 'text/plain': 'Đồi chè\r\n\r\nvụ mới\n'.normalize('NFD') });
  expect(article.body.map(shortOf)).toEqual(['p Đồi chè', 'p vụ mới']);
});

test('[E43] a list from Word is a list, without the bullets that Word writes as text', () => {
  const bullet = `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>`;
  const { body, notices } = paste(BASE, BODY, {
    'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
      <body><p class=MsoNormal><b>Kế hoạch<o:p></o:p></b></p>
      <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>${bullet}Trồng mới<o:p></o:p></p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>${bullet}Chế biến<o:p></o:p></p></body></html>`,
    'text/plain': 'Kế hoạch\n· Trồng mới\n· Chế biến',
  });
  expect([body, notices]).toEqual([['p Kế hoạch', ['ul', ['Trồng mới', 'Chế biến']]], []]);
});

test('[E40] bold and italic of a word processor that writes them as styles arrive, its other styles do not', () => {
  const { article } = paste(BASE, BODY, {
    'text/html': `<b style="font-weight:normal" id="docs-internal-guid-1"><p style='color:red'><span style="font-weight:700;color:#f00" title='a style="b"'>đậm</span><span style="font-style:italic"> nghiêng</span> style="thường"</p></b>`,
  });
  expect(article.body).toMatchObject([
    {
      text: [
        { text: 'đậm', marks: ['bold'] },
        { text: ' nghiêng', marks: ['italic'] },
        { text: ' style="thường"', marks: [] },
      ],
    },
  ]);
});

test('[E44] what another window of the editor copied is cleaned as well: no foreign ids, no stray fields, no unsafe links', () => {
  const source = openEditor({ ...BASE, headline: 'Tít', body: [{ kind: 'p', id: 'b1', text: plainRuns('một') }] });
  const nodes = source.lexical.getEditorState().toJSON().root.children;
  const { article, body } = paste({ ...BASE, body: [{ kind: 'p', id: 'b1', text: plainRuns('không') }] }, BODY, {
    'application/x-lexical-editor': JSON.stringify({ namespace: 'toasoan', nodes }),
  });
  expect(body.join(' ').match(/không|Tít|một/gu)).toEqual(['không', 'Tít', 'một']);
  expect(new Set(article.body.map(({ id }) => id)).size).toBe(article.body.length);
});

test('[E5] a pasted list or table that no article may hold becomes paragraphs: no word is lost and the article can be saved', () => {
  const deep = (level: number): string => `<ul><li>bậc${level}${level < 9 ? deep(level + 1) : ''}</li></ul>`;
  const rows = Array.from({ length: 1_001 }, (_, row) => `<tr><td>hàng${row}</td></tr>`).join('');
  const { body } = paste(BASE, BODY, { 'text/html': `${deep(1)}<table>${rows}</table>` });
  expect(body.slice(0, 10)).toEqual([...Array.from({ length: 9 }, (_, level) => `p bậc${level + 1}`), 'p hàng0']);
  expect([body.length, body.at(-1)]).toEqual([1_010, 'p hàng1000']);
});

test('[E45] missing words are counted as often as they are missing, in either form of Unicode', () => {
  expect(missingWords('chè và chè, 1.200 tấn', 'Chè chè tấn'.normalize('NFD'))).toEqual(['và', 'chè', '1', '200']);
  expect(missingWords('', 'gì đó')).toEqual([]);
});
