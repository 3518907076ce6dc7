import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

export const recovery = {
  title: 'Bài vừa khôi phục',
  explain: (count: number) =>
    `${n(count)} bài cần biết sau lần dừng đột ngột, hoặc vì một bản lưu bị hỏng. Mỗi bài ghi rõ còn đến chữ nào; không cần làm gì ngay.`,
  found: 'Đã khôi phục từ bản lưu trên máy này.',
  foundUntil: (at: string) => `Đã khôi phục đến chữ lưu lúc ${at}. Chữ gõ trong khoảng hai giây sau đó có thể thiếu.`,
  tornUntil: (at: string) => `Bản lưu cuối không đọc được; bài đang là bản lúc ${at}.`,
  tornAlone: 'Bản lưu trên máy này không đọc được.',
  tornNewer: (at: string) => `Còn một bản mới hơn, lúc ${at}.`,
  look: 'Xem',
  lookNewer: 'Xem bản mới hơn',
  open: 'Mở bài',
  isOpen: 'đang mở',
  dismiss: 'Cất danh sách',
};
