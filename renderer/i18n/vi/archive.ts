import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

/** The archive: searching and narrowing the list. */
export const archive = {
  atLeast: (count: number) => `Ít nhất ${n(count)} bài`,
  apart: 'Không bài nào có đúng cụm từ này. Đây là các bài có đủ các từ.',
  everywhere: 'Tìm trong cả kho bài',
  building: 'Đang lập lại mục lục: danh sách chưa đủ, bài vở vẫn nguyên vẹn.',
  progress: 'Lập lại mục lục',
  taken: (done: string, total: string) => `${done} / ${total} bài`,
  filters: 'Lọc',
  active: 'Đang lọc theo',
  without: (what: string) => `Thôi lọc: ${what}`,
  clearFilters: 'Chỉ bỏ lọc',
  cross: '×',
  any: 'Tất cả',
  section: 'Chuyên mục',
  goneSection: 'chuyên mục đã bỏ',
  standing: 'Tình trạng',
  person: 'Người viết, người chụp',
  personHint: 'Gõ tên, không cần dấu',
  since: 'Sửa từ ngày',
  until: 'Đến hết ngày',
  due: 'Hạn nộp đến hết ngày',
  dueDay: (day: string) => `hạn đến ${day}`,
  sinceDay: (day: string) => `từ ${day}`,
  untilDay: (day: string) => `đến ${day}`,
};
