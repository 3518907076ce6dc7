import { createArticle } from '../article/create-article.ts';
import { plainRuns } from '../article/runs.ts';
import type { Article, Figure, Mark, Run } from '../article/schema.ts';
import type { AddressedPortal } from '../portal/site-address.ts';
import type { Card } from './card.ts';
import type { ArticlePageInput } from './article-page.ts';
import { articleTeaser, cardOfArticle } from './card-of-article.ts';
import type { SiteContext } from './page-frame.ts';

/** A small newspaper and one article with everything in it, for tests, the proof and the benchmark. Used by nothing that ships. */

export const testPortal: AddressedPortal = {
  schema: 1,
  id: 'portal',
  name: 'Báo Sông Cầu',
  tagline: 'Tin trong tỉnh, mỗi ngày',
  url: 'https://songcau.example.org/bao',
  lang: 'vi',
  sections: [
    { id: 'thoi-su', title: 'Thời sự', slug: 'thoi-su', parent: null, order: 'a0' },
    { id: 'kinh-te', title: 'Kinh tế', slug: 'kinh-te', parent: null, order: 'a1' },
    { id: 'nong-nghiep', title: 'Nông nghiệp', slug: 'nong-nghiep', parent: 'kinh-te', order: 'a2' },
    { id: 'van-hoa', title: 'Văn hóa', slug: 'van-hoa', parent: null, order: 'a3' },
  ],
  siteLinks: [{ title: 'Thư viện tỉnh', url: 'https://thuvien.example.org/' }],
  specialLists: [
    {
      title: 'Chuyên đề',
      links: [
        { title: 'Nước sạch về bản', url: 'https://songcau.example.org/nuoc-sach' },
        { title: 'Số báo tháng Tư', url: 'https://songcau.example.org/so-thang-tu' },
      ],
    },
  ],
  standingPages: [
    {
      title: 'Giới thiệu',
      slug: 'gioi-thieu',
      text: 'Tờ báo của những người ven sông.\n\nPhát hành hằng ngày,\ncả ngày lễ.',
    },
  ],
  footer: ['Giấy phép số 12/GP-BTTTT', 'Chịu trách nhiệm nội dung: Trần Thị Mây'],
  creditTemplate: 'Ảnh: {names}',
};

/** A page's surroundings with file names that tests can foresee. */
export const testContext: SiteContext = {
  portal: testPortal,
  assets: {
    stylesheet: 'assets/portal.css',
    searchScript: 'assets/search.js',
  },
};

const run = (text: string, marks: readonly Mark[] = [], link: string | null = null): Run => ({ text, marks, link });

const figure = (caption: readonly Run[], blob: string, width: number, height: number): Figure => ({
  photo: { blob: blob.repeat(32), mediaType: 'image/jpeg', width, height, fileName: 'anh.jpg' },
  caption,
  alt: 'Đò ngang cập bến trong sương',
  photographer: 'Thế Hà',
  source: 'TTXVN',
  rights: 'Bản quyền của tòa soạn',
  takenAt: null,
});

/** Every kind of block, mark, name, link and note. */
export const richArticle: Article = {
  ...createArticle('01HZ0000000000000000RCHART'),
  kicker: 'Chuyện bên sông',
  headline: 'Giữ đò ngang cho 1,65% hộ dân “bên kia”',
  shortTitle: 'Giữ đò ngang',
  lead: [run('Mùa nước lên, bến Ngòi Ẻn vẫn '), run('đông khách', ['italic']), run(': đò sang mỗi giờ một chuyến.')],
  leadFigure: 'f1',
  figures: {
    f1: figure([run('Bến Ngòi Ẻn lúc 5 giờ 30 sáng.')], 'ab', 2400, 1600),
    f2: figure([run('Vé đò '), run('2.000 đồng', ['bold']), run('\nmột lượt.')], 'cd', 700, 1050),
    f3: {
      ...figure(plainRuns('Tấm ảnh đang được tìm trong kho.'), 'ef', 1, 1),
      photo: null,
      photographer: '',
      source: '',
    },
  },
  body: [
    {
      kind: 'p',
      id: 'b1',
      text: [
        run('Nước sông đo được 12 m'),
        run('3', ['superscript']),
        run('/giây, H'),
        run('2', ['subscript']),
        run('O vẫn trong.'),
      ],
    },
    { kind: 'note', id: 'n1', text: plainRuns('Tòa soạn: hỏi lại xã giá vé năm nay') },
    { kind: 'h2', id: 'b2', text: plainRuns('Người giữ bến') },
    {
      kind: 'p',
      id: 'b3',
      text: [
        run('Ông Ún kể: “'),
        run('đò', ['bold', 'underline']),
        run(' không bỏ chuyến nào” & '),
        run('cũ', ['strike']),
        run('. Xem '),
        run('trang ', [], 'https://example.org/?a=1&b=2'),
        run('của xã', ['italic'], 'https://example.org/?a=1&b=2'),
        run(', hoặc viết cho '),
        run('bạn đọc', [], 'mailto:bandoc@example.org'),
        run('.'),
      ],
    },
    { kind: 'figure', id: 'b4', figure: 'f2' },
    { kind: 'quote', id: 'b5', text: plainRuns('Còn khách là còn đò.\nHết khách thì nghỉ.') },
    { kind: 'h3', id: 'b6', text: plainRuns('Giá vé') },
    {
      kind: 'list',
      id: 'b7',
      ordered: false,
      items: [
        {
          text: plainRuns('Người lớn'),
          child: {
            ordered: true,
            items: [
              { text: plainRuns('đi bộ'), child: null },
              { text: plainRuns('có xe đạp'), child: null },
            ],
          },
        },
        { text: plainRuns('Học trò: không thu tiền'), child: null },
      ],
    },
    {
      kind: 'table',
      id: 'b8',
      rows: [
        {
          cells: ['Năm', 'Lượt khách'].map((text) => ({ header: true, colSpan: 1, rowSpan: 1, text: plainRuns(text) })),
        },
        {
          cells: [
            { header: true, colSpan: 1, rowSpan: 1, text: plainRuns('2019') },
            { header: false, colSpan: 1, rowSpan: 2, text: plainRuns('5.198') },
          ],
        },
        { cells: [{ header: true, colSpan: 1, rowSpan: 1, text: plainRuns('2020') }] },
        { cells: [{ header: false, colSpan: 2, rowSpan: 1, text: plainRuns('Nguồn: sổ bến') }] },
      ],
    },
    {
      kind: 'embed',
      id: 'b9',
      url: 'https://video.example.org/v/7',
      title: 'Một chuyến đò',
      provider: 'Kênh Sông Cầu',
    },
    { kind: 'rule', id: 'b10' },
    { kind: 'figure', id: 'b11', figure: 'f3' },
    { kind: 'p', id: 'b12', text: plainRuns('Chiều xuống, đò neo lại.') },
  ],
  bylines: {
    y1: { name: 'Hằng Nga', agency: '', relayed: false, personId: null, role: 'text', order: 'a0' },
    y2: { name: 'Lê Thúy', agency: 'NLĐO', relayed: false, personId: null, role: 'text', order: 'a1' },
    y3: { name: 'Thế Hà', agency: '', relayed: false, personId: null, role: 'photo', order: 'a2' },
    y4: { name: 'TTXVN', agency: '', relayed: true, personId: null, role: 'compilation', order: 'a3' },
  },
  dateline: { place: 'Định Hóa', date: '2021-02-22' },
  section: 'nong-nghiep',
  tags: ['đò ngang', 'mùa nước'],
  related: {
    r1: { kind: 'internal', article: '01HZ000000000000000000TARG', title: 'Cầu mới qua sông', order: 'a0' },
    r2: { kind: 'internal', article: '01HZ00000000000000000NWHER', title: 'Bài chưa đăng', order: 'a1' },
    r3: { kind: 'external', url: 'https://example.org/thuy-van', title: 'Bản tin thủy văn', order: 'a2' },
  },
  correctionNote: 'Bản trước ghi nhầm giá vé.\nTòa soạn xin lỗi bạn đọc.',
};

/** The rich article's page as a site would ask for it. */
export const richPage: ArticlePageInput = {
  article: richArticle,
  path: 'bai/2021/02/giu-do-ngang-rchart.html',
  publishedAt: '2021-02-23T09:38:00+07:00',
  updatedAt: '2021-02-24T01:05:00Z',
  teaser: articleTeaser(richArticle),
  latest: [
    {
      path: 'bai/2021/02/cau-moi-00targ.html',
      title: 'Cầu mới qua sông',
      teaser: 'Ba nhịp, dài 120 m, xong trước Tết…',
    },
    { path: 'bai/2021/01/cho-phien-000abc.html', title: 'Chợ phiên họp lại', teaser: '' },
  ],
  related: new Map([
    ['01HZ000000000000000000TARG', { path: 'bai/2021/02/cau-moi-00targ.html', publishedAt: '2021-02-20T00:00:00Z' }],
  ]),
  tagLists: new Map([
    ['đò ngang', { kind: 'tag', slug: 'do-ngang' }],
    ['mùa nước', { kind: 'tag', slug: 'mua-nuoc' }],
  ]),
  authorLists: new Map([
    ['Hằng Nga', { kind: 'author', slug: 'hang-nga' }],
    ['Lê Thúy', { kind: 'author', slug: 'le-thuy' }],
    ['Thế Hà', { kind: 'author', slug: 'the-ha' }],
  ]),
  photoExtension: () => 'jpg',
};

/** The rich article in a list. */
export const richCard: Card = cardOfArticle(
  richArticle,
  {
    path: richPage.path,
    publishedAt: richPage.publishedAt,
    updatedAt: richPage.updatedAt,
    listedAt: richPage.publishedAt,
  },
  () => 'jpg',
);
