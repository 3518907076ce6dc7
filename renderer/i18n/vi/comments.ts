import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

export const comments = {
  loading: 'Đang đọc trao đổi…',
  begin: 'Trao đổi mới',
  about: 'Về',
  useSelected: 'Lấy chữ đang chọn trong bài',
  wholeArticle: 'Cả bài',
  block: 'Một đoạn',
  field: 'Một mục',
  fields: {
    headline: 'Tít',
    kicker: 'Tít đè',
    lead: 'Sapo',
    bylines: 'Tác giả',
    related: 'Tin liên quan',
    section: 'Chuyên mục',
    tags: 'Từ khóa',
  },
  quote: (words: string) => `“${words}”`,
  text: 'Lời trao đổi',
  hint: (key: string) =>
    `Gõ @ để nhắc một người. Ctrl+Enter để gửi. Chọn chữ trong bài rồi bấm ${key} để trao đổi về chữ đó.`,
  people: 'Người để nhắc',
  send: 'Gửi',
  sent: 'Đã ghi trao đổi.',
  openCount: (count: number) => (count === 0 ? 'Không có trao đổi nào còn mở' : `${n(count)} trao đổi còn mở`),
  showSettled: (count: number) => `Hiện cả ${n(count)} trao đổi đã xong`,
  thread: (about: string) => `Trao đổi về ${about}`,
  goThere: 'Tới chỗ này trong bài',
  gone: 'Chỗ này không còn trong bài. Lời trao đổi vẫn được giữ.',
  rewritten: 'Chữ ở chỗ này đã sửa từ lúc viết lời trao đổi.',
  somebody: 'Một người chưa có trong tòa soạn',
  forMe: 'nhắc bạn',
  answer: 'Trả lời',
  answerLabel: 'Câu trả lời',
  settle: 'Đã xong',
  reopen: 'Mở lại',
  settled: 'Đã đánh dấu xong.',
  reopened: 'Đã mở lại.',
  settledBy: (name: string) => `${name} đánh dấu đã xong.`,
  /** A row of the list, and the tab. */
  inList: (count: number) => `${n(count)} trao đổi`,
  inTab: (count: number) => `${n(count)} còn mở`,
  mentioned: (headline: string) => `Có người nhắc bạn trong bài “${headline}”. Mở bảng Trao đổi của bài để xem.`,
  none: 'Bài này không có trao đổi nào còn mở.',
};
