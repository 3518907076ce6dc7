import type { ChangeCounts } from '../../../shared/compare/count-changes.ts';
import type { FieldName } from '../../../shared/compare/compare-articles.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

const fields: Readonly<Record<FieldName, string>> = {
  section: 'Chuyên mục',
  tags: 'Từ khóa',
  dateline: 'Nơi và ngày viết',
  shortTitle: 'Tít ngắn',
  teaser: 'Lời dẫn ở danh sách',
  slug: 'Đường dẫn',
  lang: 'Ngôn ngữ',
  embargo: 'Chỉ đăng sau',
  scheduledFor: 'Hẹn giờ đăng',
  correctionNote: 'Cải chính',
  origin: 'Nguồn gốc',
};

/** “3 đoạn sửa, 1 ảnh thay, tít đổi”. */
function summary(counts: ChangeCounts): string {
  const count = (value: number, words: string) => (value === 0 ? [] : [`${n(value)} ${words}`]);
  const said = (isSo: boolean, words: string) => (isSo ? [words] : []);
  const parts = [
    ...count(counts.blocksChanged, 'đoạn sửa'),
    ...count(counts.blocksAdded, 'đoạn thêm'),
    ...count(counts.blocksRemoved, 'đoạn bỏ'),
    ...count(counts.blocksMoved, 'chỗ chuyển'),
    ...count(counts.photosReplaced, 'ảnh thay'),
    ...count(counts.photosAdded, 'ảnh thêm'),
    ...count(counts.photosRemoved, 'ảnh bỏ'),
    ...count(counts.captionsChanged, 'ảnh sửa lời'),
    ...said(counts.headline, 'tít đổi'),
    ...said(counts.kicker, 'tít dẫn đổi'),
    ...said(counts.lead, 'sapo sửa'),
    ...said(counts.bylines, 'tác giả đổi'),
    ...said(counts.related, 'tin liên quan đổi'),
    ...counts.fields.map((field) => `${fields[field].toLocaleLowerCase('vi')} đổi`),
  ];
  return parts.length === 0 ? 'Hai bản giống hệt nhau' : parts.join(', ');
}

export const compare = {
  title: 'So sánh hai bản',
  from: 'Bản trước',
  to: 'Bản sau',
  now: 'Bản đang viết',
  version: (when: string, by: string) => `${when} · ${by}`,
  published: (label: string) => `${label} · đang trên trang`,
  nobody: 'chưa rõ ai',
  layout: 'Cách xem',
  inline: 'Trong bài',
  sides: 'Hai cột',
  previous: 'Chỗ trước',
  next: 'Chỗ sau',
  place: (at: number, all: number) => `${n(at)}/${n(all)}`,
  places: (all: number) => `${n(all)} chỗ khác nhau`,
  copy: 'Chép',
  copied: 'Đã chép những chỗ khác nhau.',
  back: 'Về lại bài viết',
  comparing: 'Đang so sánh…',
  noRevision: 'Bài này chưa có phiên bản nào khác để so. Bấm Ctrl+S để lưu một phiên bản.',
  gone: 'Không đọc được một trong hai bản. Bài đang mở vẫn còn nguyên.',
  summary,
  fields,
  reading: 'Những chỗ khác nhau, trong bài',
  kicker: 'Tít dẫn',
  headline: 'Tít',
  lead: 'Sapo',
  leadFigure: 'Ảnh chính',
  figure: 'Ảnh',
  block: 'Đoạn',
  byline: 'Tác giả',
  related: 'Tin liên quan',
  facts: {
    photo: 'Ảnh gốc',
    caption: 'Chú thích',
    alt: 'Mô tả ảnh',
    photographer: 'Người chụp',
    source: 'Nguồn',
    rights: 'Bản quyền',
    takenAt: 'Giờ chụp',
  },
  kinds: { p: 'đoạn thường', h2: 'tít phụ', h3: 'tít phụ nhỏ', quote: 'trích dẫn' },
  added: 'Thêm',
  removed: 'Bỏ',
  changed: 'Sửa',
  moved: 'Chuyển chỗ',
  movedAndChanged: 'Chuyển chỗ, sửa',
  replaced: 'Thay',
  retyped: (before: string, after: string) => `${before} thành ${after}`,
  wordsRemoved: 'bỏ:',
  wordsAdded: 'thêm:',
  wordsFormatted: 'đổi định dạng',
  before: 'trước',
  after: 'sau',
  none: 'không có',
  empty: 'để trống',
  noPhoto: 'chưa có ảnh',
  rule: 'Đường kẻ',
  embed: 'Liên kết nhúng',
  restore: 'Trả lại như bản trước',
  restored: 'Đã trả lại một chỗ. Bấm Hoàn tác ở bài viết nếu muốn lấy lại.',
};

export const joining = {
  /** Names with the time at which each was kept. */
  banner: (mine: string, theirs: string) => `Có hai bản song song: của ${mine} và của ${theirs}. Cả hai đều được giữ.`,
  bannerMore: (mine: string, theirs: string, others: number) =>
    `Có ${n(others + 2)} bản song song, trong đó có bản của ${mine} và của ${theirs}. Tất cả đều được giữ.`,
  version: (by: string, when: string) => `${by} (${when})`,
  me: (name: string) => `${name} ở máy này`,
  look: 'So sánh',
  join: 'Ghép hai bản…',
  title: 'Ghép hai bản',
  explain: 'Chỗ nào chỉ một bên sửa thì đã lấy sẵn. Chỗ nào cả hai cùng sửa thì bạn chọn.',
  noBase: 'Không tìm thấy bản gốc chung, nên mọi chỗ khác nhau đều phải chọn.',
  reading: 'Bài sau khi ghép',
  mine: (name: string) => `Của ${name}`,
  both: 'Lấy cả hai, bản kia nối sau',
  nothing: 'bỏ chỗ này',
  choose: (part: string) => `${part}: chọn một bản`,
  order: 'Thứ tự các đoạn',
  orderOf: (name: string) => `Thứ tự của ${name}`,
  takenFrom: (name: string) => `${name} sửa`,
  bothAlike: 'Hai bên sửa giống nhau',
  openLeft: (count: number) => (count === 0 ? 'Đã chọn xong mọi chỗ' : `Còn ${n(count)} chỗ phải chọn`),
  nextOpen: 'Chỗ phải chọn kế tiếp',
  finish: 'Lưu bản đã ghép',
  later: 'Để sau',
  finished: 'Đã lưu bản đã ghép. Hai bản cũ vẫn còn trong danh sách phiên bản.',
  alone: 'Bài này không có bản song song nào.',
};
