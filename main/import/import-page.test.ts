import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleLines } from '../../shared/article/outline.ts';
import { parseArticle } from '../../shared/article/parse-article.ts';
import { assembleArticle } from './assemble-article.ts';
import { importPage } from './import-page.ts';
import type { ImportedArticle, PageToImport } from './imported-article.ts';
import { judgePieces } from './judge-pieces.ts';
import { lostWords } from './lost-words.ts';
import { outlineOf } from './outline-for-tests.ts';
import { textPieces } from './text-pieces.ts';

function imported(source: string, format: PageToImport['format']): ImportedArticle | string {
  let count = 0;
  const result = importPage({
    source,
    format,
    newId: () => '01HZX0000000000000000TEST1',
    newEntryId: () => `e${(count += 1)}`,
  });
  return result.ok ? result.value : result.error.code;
}

/** Every word as often as it stands there; written apart from the importer's own count. */
function tally(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines)
    for (const word of line.normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u))
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const wordsOut = ({ article, unplaced, understood }: ImportedArticle): Map<string, number> =>
  tally([
    ...articleLines(article),
    ...Object.values(article.figures).flatMap((figure) => [figure.photographer, figure.source]),
    ...Object.values(article.bylines).map((byline) => byline.agency),
    ...article.tags,
    ...unplaced.map(({ text }) => text),
    ...understood.map(({ text }) => text),
  ]);

const missing = (words: readonly string[], outcome: ImportedArticle): readonly string[] => {
  const out = wordsOut(outcome);
  return [...tally(words)].filter(([word, count]) => (out.get(word) ?? 0) < count).map(([word]) => word);
};

const word = fc.constantFrom(
  ...'đồng chí nhân dân xã huyện nước sạch Khe Lim Thu Hà mùa vải được giá 12 2022 Theo TTXVN báo Sông Cầu và ở của một hai ba nhà máy trường học Tin khác Ảnh'.split(
    ' ',
  ),
);
const phrase = (max: number) => fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(' '));
const ending = fc.constantFrom('', '.', '...', ':', '!', '”');
const special = fc.constantFrom(
  'Cập nhật ngày: 23/02/2021 09:38 (GMT +7)',
  'Thu Hà | 12/05/2022',
  'Các tin khác:',
  'Tìm kiếm:',
  'Ảnh: Đỗ An',
  'Người dân hứng nước. Ảnh: Đỗ An/TTXVN',
  'Bài, ảnh: Lê Minh và Thu Hà',
  '(Theo báo Nhân Dân)',
  'Từ khóa: nước, Khe Lim',
  'Chia sẻ',
  'LIÊN KẾT WEBSITE',
);
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(phrase(45), ending).map(([text, end]) => text + end) },
  { weight: 1, arbitrary: special },
);

describe('[I7] every word of a page comes out somewhere', () => {
  test('copied text', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const outcome = imported(lines.join('\n'), 'text');
        expect(typeof outcome === 'string' ? outcome : missing(lines, outcome)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('by the decisions alone, without the count that puts back what they lose', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        let count = 0;
        const page = textPieces(lines.join('\n'));
        const ids = { newId: () => '01HZX0000000000000000TEST1', newEntryId: () => `e${(count += 1)}` };
        expect(lostWords(page, assembleArticle(page, judgePieces(page), ids))).toBe('');
      }),
      { numRuns: 100 },
    );
  });

  interface Html {
    readonly html: string;
    readonly words: readonly string[];
  }
  const leaf: fc.Arbitrary<Html> = line.map((text) => ({ html: text, words: [text] }));
  const blank: Html = { html: '<img src="a.jpg"><br>', words: [] };
  const wrap =
    (open: string, close: string) =>
    (inner: Html): Html => ({ html: `${open}${inner.html}${close}`, words: inner.words });
  const wrappers = [
    ['<p>', '</p>'],
    ['<div class="detail-content">', '</div>'],
    ['<h1>', '</h1>'],
    ['<h2 class="sapo">', '</h2>'],
    ['<b>', '</b>'],
    ['<a href="http://a.example/x">', '</a>'],
    ['<a href="javascript:x()">', '</a>'],
    ['<table><tr><td>', '</td></tr></table>'],
    ['<table><tr><td>', '</td><td>x</td></tr><tr><td>y</td><td>z</td></tr></table>'],
    ['<ul><li>', '</li></ul>'],
    ['<ol><li>', '<ul><li>w</li></ul></li></ol>'],
    ['<blockquote>', '</blockquote>'],
    ['<nav>', '</nav>'],
    ['<div class="related">', '</div>'],
    ['<span class="author">', '</span>'],
    ['<figure><img src="http://a.example/1.jpg"><figcaption>', '</figcaption></figure>'],
    ['<div style="display:none">', '</div>'],
    ['<article>', '</article>'],
    ['<center><i>', '</i></center>'],
    ['<div class="tags">', '</div>'],
    ['<form><label>', '</label></form>'],
    ['<pre>', '</pre>'],
    ['<time>', '</time>'],
    ['<dl><dt>', '</dt></dl>'],
    ['<div><script>var a = "không tính"</script>', '</div>'],
  ] as const;
  const page: fc.Arbitrary<Html> = fc.letrec<{ node: Html }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.constant(blank),
      fc.tuple(fc.constantFrom(...wrappers), tie('node')).map(([[open, close], inner]) => wrap(open, close)(inner)),
      fc.array(tie('node'), { minLength: 2, maxLength: 6 }).map((nodes) => ({
        html: nodes.map(({ html }) => html).join('\n'),
        words: nodes.flatMap(({ words }) => words),
      })),
    ),
  })).node;

  test('web pages', () => {
    fc.assert(
      fc.property(page, ({ html, words }) => {
        const outcome = imported(`<html><head><title>Thử</title></head><body>${html}</body></html>`, 'html');
        // Only a page without a single word is refused.
        expect(typeof outcome === 'string' ? words : missing(words, outcome)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('whatever comes, the article is valid', () => {
    const soup = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '<p>',
            '</td>',
            '<table>',
            '<!--',
            '<a href=',
            '"',
            '&#x',
            '\u0000',
            '\ud800',
            '<b>',
            '</b>',
            '<svg>',
            '<math>',
            '<br>',
          ),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, fc.constantFrom('text' as const, 'html' as const), (source, format) => {
        const outcome = imported(source, format);
        const isFine =
          typeof outcome === 'string'
            ? outcome === 'import-refused'
            : parseArticle(JSON.parse(JSON.stringify(outcome.article))).ok;
        expect(isFine).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('[I8] hostile pages are bounded', () => {
  const html = (source: string) => {
    const outcome = imported(source, 'html');
    return typeof outcome === 'string' ? outcome : 'imported';
  };

  test('depth, numbers of elements, formatting that multiplies, size', () => {
    expect([
      html(`${'<div>'.repeat(20_000)}x`),
      html('<p>x</p>'.repeat(20_001)),
      html(`<p>${Array.from({ length: 300 }, (_, i) => `<b class="${i}">`).join('')}${'</p><p>x'.repeat(5_000)}`),
      html('<i>x'.repeat(50_000)),
      html('x'.repeat(5_000_001)),
      imported('x\n'.repeat(20_001), 'text') as string,
      html(`${'<table><tr><td>'.repeat(60)}Nước về${'</td></tr></table>'.repeat(60)}`),
    ]).toEqual([...Array.from({ length: 6 }, () => 'import-refused'), 'imported']);
  });

  test('more pictures than an article can hold', () => {
    const images = imported(
      `<h1>Ảnh lễ hội xuân</h1>${'<p><img src="http://a.example/1.jpg"></p>'.repeat(1_100)}<p>Hết lễ hội.</p>`,
      'html',
    );
    expect(typeof images === 'string' ? images : Object.keys(images.article.figures).length).toBe(1_000);
  });

  test('a paragraph longer than the model takes is cut into several', () => {
    const long = Array.from({ length: 25_000 }, (_, index) => `chữ${index}`).join(' ');
    const outcome = imported(
      `<h1>Bài rất dài</h1><p>Mở đầu của bài rất dài này, để còn có sapo cho người đọc.</p><p>${long}.</p>`,
      'html',
    );
    expect(typeof outcome === 'string' ? outcome : missing([long], outcome)).toEqual([]);
  });

  test('nothing of a script, style, comment or hidden address reaches the article', () => {
    const page = `<h1>Nước về Khe Lim</h1><style>p{x:"bẩn"}</style><script>bẩn()</script><!-- bẩn --><p onclick="bẩn()">Nước đã về với hơn hai trăm hộ dân trong xóm nhỏ này.<img src="data:image/png;base64,AAAA" onerror="bẩn()"><a href="data:text/html,bẩn">liên kết</a> <a href="http://a.example/&quot;onmouseover=bẩn">khác</a></p><iframe src="javascript:bẩn()"></iframe><object data="bẩn">bẩn</object><svg><text>bẩn</text></svg><noscript>bẩn</noscript><template>bẩn</template>`;
    const outcome = imported(page, 'html');
    expect(JSON.stringify(outcome).replace('%22onmouseover=b%E1%BA%A9n', '')).not.toMatch(
      /bẩn|data:|javascript:|onerror|onclick/,
    );
  });
});

test('[I9] the same page gives the same article', () => {
  const page = '<h1>Nước về Khe Lim</h1><p>Nước đã về với hơn hai trăm hộ dân trong xóm nhỏ này.</p>';
  expect(outlineOf(page, 'html')).toEqual(outlineOf(page, 'html'));
});
