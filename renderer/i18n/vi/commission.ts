import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

export const commission = {
  title: 'Đặt bài',
  explain:
    'Không thuộc nội dung bài: đổi không làm mất chữ ký duyệt. Biên tập viên đặt; người viết đặt được tới khi gửi duyệt.',
  deadline: 'Hạn nộp (GMT+7)',
  length: 'Độ dài đặt (số tiếng)',
  lengthHint: 'Ví dụ 800',
  lengthBad: 'Chỉ ghi số nguyên từ 1 đến 100.000.',
  saved: 'Đã ghi hạn nộp và độ dài.',
  sort: 'Theo hạn nộp',
  due: (when: string) => `Hạn ${when}`,
  overdue: (when: string) => `Quá hạn ${when}`,
  of: (length: number) => `đặt ${n(length)} tiếng`,
  over: (count: number) => `dài quá ${n(count)} tiếng`,
  left: (count: number) => `còn ${n(count)} tiếng`,
  exactly: 'đủ độ dài đặt',
};
