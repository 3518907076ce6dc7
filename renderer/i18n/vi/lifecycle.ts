import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

/** An article's life after its approval. */
export const lifecycle = {
  schedule: {
    title: 'Hẹn giờ đăng',
    label: 'Ngày giờ đăng (GMT+7)',
    explain:
      'Đúng giờ, bài tự lên trang: đúng bản đã duyệt, không sớm hơn. Máy này phải đang mở chương trình; nếu tắt, bài lên ngay khi mở lại, và chương trình nói rõ là trễ. Cổng biết tự hẹn giờ thì đăng theo đồng hồ của cổng, kể cả khi máy này tắt.',
    past: 'Giờ hẹn phải ở sau bây giờ.',
    missing: 'Hãy ghi ngày giờ đăng.',
    confirm: 'Hẹn giờ',
    change: 'Đổi giờ hẹn…',
    inRow: (time: string) => `Đã hẹn ${time}`,
    overdue: (time: string) => `Quá giờ hẹn ${time}`,
    note: (time: string) =>
      `Hẹn đăng lúc ${time} (GMT+7). Chương trình phải đang mở vào lúc đó; nếu tắt, bài lên ngay khi mở lại.`,
    done: (headline: string, time: string) => `Đã đăng bài hẹn ${time}: ${headline}`,
    late: (headline: string, time: string) =>
      `Bài hẹn ${time} nay mới đăng, vì lúc đó chương trình không mở: ${headline}`,
    failed: (headline: string, time: string, why: string) =>
      `Tới giờ hẹn ${time} mà bài “${headline}” chưa đăng được. ${why} Chương trình sẽ tự thử lại.`,
    edited: 'Bài đã sửa sau khi duyệt: cần duyệt lại.',
  },
  withdrawal: {
    title: 'Đã gỡ bài',
    done: (headline: string) =>
      `Đã gỡ khỏi trang và đã đọc lại trang để kiểm tra: ${headline}. Các cổng khác, nếu có, xem trong Hộp gửi.`,
    linked: (count: number) =>
      `${n(count)} bài đã đăng từng dẫn tới bài này. Trên trang, đường dẫn đã bỏ; trong bài vẫn còn mục tin liên quan, mời bạn xem lại:`,
    failed: (headline: string, why: string) =>
      `Chưa gỡ được bài “${headline}” khỏi trang. ${why} Chương trình sẽ tự thử lại.`,
  },
  notices: {
    policy: 'Khi gỡ bài',
    notice: 'Thay trang bằng lời báo',
    removed: 'Xóa hẳn trang',
    withdrawn: 'Lời báo trên trang đã gỡ',
    withdrawnHint: '{site} là tên trang, {time} là giờ gỡ.',
    correction: 'Mẫu lời cải chính, xin lỗi',
    correctionHint: '{wrong} là chỗ đã đăng sai, {right} là chỗ đúng, {time} là giờ đăng bài, {site} là tên trang.',
  },
  correction: {
    action: 'Soạn lời cải chính…',
    title: 'Thông tin cải chính, xin lỗi',
    explain:
      'Bên dưới là những câu đã đăng và câu đã sửa. Lời cải chính nằm trong bài, hiện trên trang và trong mọi bản xuất; bài phải được duyệt lại rồi mới đăng. Bản đã đăng vẫn được giữ nguyên trong lịch sử.',
    wrong: 'Đã đăng',
    right: 'Sửa thành',
    nothing: '(không có)',
    unchanged: 'Chưa có câu nào khác bản đã đăng.',
    label: 'Lời cải chính cho bạn đọc',
    keep: 'Đưa vào bài',
    approve: 'Duyệt cải chính',
    publish: 'Đăng cải chính',
  },
};
