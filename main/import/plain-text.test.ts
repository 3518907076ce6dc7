import { describe, expect, test } from 'vitest';
import { outlineOf } from './outline-for-tests.ts';

const LEAD =
  'Sáng 12-5, hơn hai trăm hộ dân xóm Khe Lim đã nhận nước sạch từ công trình mới, sau ba năm chờ đợi và nhiều lần kiến nghị.';
const FIRST =
  'Công trình lấy nước từ suối Đá Dựng, dẫn qua sáu cây số ống về bể lọc ở đầu xóm, mỗi ngày cấp chừng 120 khối nước cho cả khu vực.';
const SECOND =
  'Bà Lường Thị Pẩu kể rằng trước đây mùa khô nào cũng phải gùi nước từ chân núi, có hôm mất nửa buổi mới được hai can đầy.';

const text = (...lines: readonly string[]) => outlineOf(lines.join('\n'), 'text');

describe('[I5] copied text of other portals', () => {
  test('the date above the headline, buttons among it, a caption with its credit, titles of other articles', () => {
    expect(
      text(
        'Báo Sông Cầu điện tử',
        'Trang chủ > Xã hội > Đời sống',
        'Thứ năm, 12/05/2022 | 08:30 (GMT+7)',
        'Nước về Khe Lim',
        'Chia sẻ',
        'Facebook',
        LEAD,
        'Người dân Khe Lim bên vòi nước mới. Ảnh: Đỗ Thế Hưởng/TTXVN',
        FIRST,
        'Ba năm chờ đợi',
        SECOND,
        'Thu Hà - Lê Minh',
        'Bình luận (3)',
        'Tin cùng chuyên mục',
        'Đường mới lên Bản Tèn',
        'Chợ phiên Tân Lập họp lại sau mưa lũ',
        'Đọc nhiều',
        'Giá vải đầu mùa tăng, nhà vườn phấn khởi đón khách vào tận nơi thu mua...',
        '© 2022 Báo Sông Cầu. Ghi rõ nguồn khi phát hành lại.',
      ),
    ).toEqual({
      headline: 'Nước về Khe Lim',
      publishedAt: '2022-05-12T08:30:00+07:00',
      lead: LEAD,
      body: [
        'figure: caption Người dân Khe Lim bên vòi nước mới. | photographer Đỗ Thế Hưởng | source TTXVN',
        `p: ${FIRST}`,
        'p: Ba năm chờ đợi',
        `p: ${SECOND}`,
      ],
      bylines: ['Thu Hà', 'Lê Minh'],
      related: [],
      unplaced: [
        'site-furniture: Báo Sông Cầu điện tử',
        'site-furniture: Trang chủ > Xã hội > Đời sống',
        'site-furniture: Chia sẻ',
        'site-furniture: Facebook',
        'site-furniture: Bình luận (3)',
        'related-without-address: Đường mới lên Bản Tèn',
        'related-without-address: Chợ phiên Tân Lập họp lại sau mưa lũ',
        'site-furniture: Đọc nhiều',
        'teaser: Giá vải đầu mùa tăng, nhà vườn phấn khởi đón khách vào tận nơi thu mua...',
        'site-furniture: © 2022 Báo Sông Cầu. Ghi rõ nguồn khi phát hành lại.',
      ],
      understood: ['date: Thứ năm, 12/05/2022 | 08:30 (GMT+7)', 'label: Ảnh:', 'label: Tin cùng chuyên mục'],
    });
  });

  test('no date, an agency, tags on their own line', () => {
    expect(
      text('Nước về Khe Lim', '', LEAD, '', FIRST, '', SECOND, '', '(Theo TTXVN)', 'Từ khóa: nước sạch, Khe Lim'),
    ).toEqual({
      headline: 'Nước về Khe Lim',
      publishedAt: null,
      lead: LEAD,
      body: [`p: ${FIRST}`, `p: ${SECOND}`],
      bylines: ['Theo TTXVN'],
      tags: ['nước sạch', 'Khe Lim'],
      related: [],
      unplaced: [],
      understood: ['label: Theo', 'label: Từ khóa'],
    });
  });

  test('only a headline and one paragraph', () => {
    expect(text('Nước về Khe Lim', LEAD)).toEqual({
      headline: 'Nước về Khe Lim',
      publishedAt: null,
      lead: '',
      body: [`p: ${LEAD}`],
      bylines: [],
      related: [],
      unplaced: [],
      understood: [],
    });
  });

  test('the name and the date share a line; an impossible date is no date', () => {
    const outline = text('Nước về Khe Lim', 'Thu Hà | 12/05/2022 08:30', LEAD, FIRST, SECOND);
    const impossible = text('Nước về Khe Lim', 'Cập nhật ngày: 31/02/2022 08:30 (GMT +7)', LEAD, FIRST, SECOND);
    expect([outline, impossible]).toMatchObject([
      { publishedAt: '2022-05-12T08:30:00+07:00', bylines: ['Thu Hà'], unplaced: [] },
      { publishedAt: null, lead: LEAD, unplaced: ['unknown: Cập nhật ngày: 31/02/2022 08:30 (GMT +7)'] },
    ]);
  });

  test('captions in mid-text that stand twice', () => {
    const caption = 'Vòi nước mới ở đầu xóm. Ảnh: Hải Yến';
    expect(text('Nước về Khe Lim', LEAD, FIRST, caption, caption, SECOND)).toMatchObject({
      body: [`p: ${FIRST}`, 'figure: caption Vòi nước mới ở đầu xóm. | photographer Hải Yến', `p: ${SECOND}`],
      unplaced: [`duplicate-caption: ${caption}`],
    });
  });

  test('a line alone, and nothing', () => {
    expect([text('Nước về Khe Lim'), text(' ', '\t', '\u200b')]).toMatchObject([
      { headline: 'Nước về Khe Lim', body: [] },
      { code: 'import-refused', reason: 'empty' },
    ]);
  });
});

test('[I6] bylines in every form that papers print', () => {
  const bylines = (line: string) => {
    const outline = text('Nước về Khe Lim', LEAD, FIRST, SECOND, line);
    return 'bylines' in outline ? [...outline.bylines, ...outline.unplaced] : outline;
  };
  const lines = [
    'Lê Thúy/NLĐO',
    'Bài và ảnh: Lê Minh',
    'Tác giả: Nguyễn Văn Ước',
    'T.H',
    'Theo báo Nhân Dân',
    'Nguồn: baochinhphu.vn',
    'Thu Hà, Lê Minh và Đỗ An',
    'Tổng hợp: Minh Khuê',
    'Xin cảm ơn ông!',
  ];
  expect(Object.fromEntries(lines.map((line) => [line, bylines(line)]))).toEqual({
    'Lê Thúy/NLĐO': ['Lê Thúy/NLĐO'],
    'Bài và ảnh: Lê Minh': ['Lê Minh', 'Lê Minh (photo)'],
    'Tác giả: Nguyễn Văn Ước': ['Nguyễn Văn Ước'],
    'T.H': ['T.H'],
    'Theo báo Nhân Dân': ['Theo báo Nhân Dân'],
    'Nguồn: baochinhphu.vn': ['Theo baochinhphu.vn'],
    'Thu Hà, Lê Minh và Đỗ An': ['Thu Hà', 'Lê Minh', 'Đỗ An'],
    'Tổng hợp: Minh Khuê': ['Minh Khuê (compilation)'],
    'Xin cảm ơn ông!': [],
  });
});
