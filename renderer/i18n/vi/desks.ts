import type { HealthKind } from '../../../shared/ipc/desk-health.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

export const desks = {
  title: 'Tòa soạn trên máy này',
  standing: { open: 'đang mở', here: 'có sẵn', missing: 'không thấy thư mục' },
  openedAt: (when: string) => `mở lần cuối ${when}`,
  open: 'Mở',
  forget: 'Bỏ khỏi danh sách',
  forgetNote:
    'Bỏ khỏi danh sách không động đến tệp nào. Tòa soạn không thấy thư mục vẫn mở được nếu máy này có bản riêng.',
  none: 'Chưa có tòa soạn nào khác trên máy này.',
  joinDesk: 'Vào một tòa soạn đã có',
  joinNote: (name: string) =>
    `Chọn thư mục mà người quản trị tòa soạn đó chỉ cho. Bạn vào với tên “${name}”; sáu từ được so trước khi vào. Tòa soạn đang mở vẫn còn trong danh sách.`,
  join: 'Chọn thư mục tòa soạn…',
  newDesk: 'Tòa soạn mới',
  newName: 'Tên tòa soạn mới',
  create: 'Chọn nơi đặt và mở…',
};

interface KindWords {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** What is wrong with a desk's files: what, what is safe, what to do; for somebody who has never heard of a signature. */
export const health = {
  title: 'Tình trạng tòa soạn',
  fine: 'Không thấy tệp nào hỏng, thiếu hay lạ.',
  foot: (count: number) => `${n(count)} chỗ cần xem ở tình trạng tòa soạn`,
  check: 'Kiểm tra từng tệp',
  checking: 'Đang kiểm tra từng tệp…',
  checkNote: 'So từng tệp với tên của nó. Tòa soạn lớn thì lâu; vẫn viết bài được trong lúc đó.',
  count: (count: number) => `${n(count)} chỗ`,
  more: (count: number) => `và ${n(count)} chỗ nữa`,
  here: 'bản ở máy này',
  open: (headline: string) => `Mở bài: ${headline}`,
  kinds: {
    forged: {
      what: 'Bản ghi không đúng người ký',
      safe: 'Bản ghi này không có hiệu lực; bài vẫn như trước.',
      todo: 'Hỏi người quản trị: có ai sửa tệp bằng tay hay chép từ tòa soạn khác không.',
    },
    fork: {
      what: 'Một máy đã ghi tiếp từ bản sao lưu cũ',
      safe: 'Cả hai nhánh đều còn, không gì bị ghi đè.',
      todo: 'Mở bài, xem các phiên bản, giữ bản đúng.',
    },
    missing: {
      what: 'Bản ghi máy khác đã thấy nhưng ở đây không có',
      safe: 'Những bản ghi khác vẫn đúng. Máy nào còn giữ sẽ tự đưa lại.',
      todo: 'Mở Tòa Soạn trên máy đã viết bài để nó gửi lại.',
    },
    gap: {
      what: 'Thiếu một đoạn trong chuỗi bản ghi của một máy',
      safe: 'Những gì đã đến vẫn đúng; phần thiếu thường đang trên đường.',
      todo: 'Chờ đồng bộ xong. Nếu vẫn thiếu, mở Tòa Soạn trên máy kia.',
    },
    damaged: {
      what: 'Tệp bị cắt cụt hoặc sai nội dung',
      safe: 'Tệp hỏng không được dùng. Máy nào có bản lành sẽ tự thay.',
      todo: 'Chờ chép xong, rồi bấm Kiểm tra từng tệp. Nếu vẫn hỏng, lấy lại từ bản sao lưu, hoặc chuyển tệp ra khỏi thư mục.',
    },
    blocked: {
      what: 'Một mục khác chiếm chỗ của tệp',
      safe: 'Tệp ấy không mất; các tệp khác vẫn đi như thường.',
      todo: 'Chuyển mục đang chiếm chỗ ra khỏi thư mục tòa soạn: tệp sẽ tự vào chỗ của nó.',
    },
    'content-missing': {
      what: 'Chữ của bài chưa đến',
      safe: 'Bản ghi của bài đã có; chữ sẽ hiện khi tệp đến.',
      todo: 'Chờ đồng bộ, hoặc mở Tòa Soạn trên máy đã viết bài.',
    },
    'too-large': {
      what: 'Tệp lớn quá mức có thể là của tòa soạn',
      safe: 'Tệp không được đọc và không bị xóa.',
      todo: 'Xem ai đã đặt tệp này vào thư mục.',
    },
    unreadable: {
      what: 'Tệp không đọc được',
      safe: 'Các tệp khác vẫn dùng bình thường.',
      todo: 'Kiểm tra quyền đọc và ổ đĩa.',
    },
    'key-closed': {
      what: 'Ký bằng thiết bị đã bị khóa',
      safe: 'Bản ghi không có hiệu lực; những gì ký trước khi khóa vẫn giữ nguyên.',
      todo: 'Nếu thiết bị đã tìm lại được, người quản trị nhận lại ở Người và thiết bị.',
    },
    'not-a-record': {
      what: 'Tệp mang tên bản ghi nhưng không phải bản ghi',
      safe: 'Tệp được giữ nguyên và bỏ qua.',
      todo: 'Xem ai đã đặt tệp này vào thư mục.',
    },
    'torn-working-copy': {
      what: 'Lần lưu cuối trên máy này bị đứt',
      safe: 'Đã mở lần lưu ngay trước đó.',
      todo: 'Đọc lại đoạn cuối của bài.',
    },
    'two-versions': {
      what: 'Một bài có hai bản viết riêng',
      safe: 'Cả hai bản đều còn.',
      todo: 'Mở bài và chọn hoặc ghép.',
    },
    'unknown-device': {
      what: 'Bài từ thiết bị chưa có trong tòa soạn',
      safe: 'Bài được giữ nhưng chưa được tin.',
      todo: 'Người quản trị nhận thiết bị ở Người và thiết bị, nếu đúng là người nhà.',
    },
    unread: {
      what: 'Bản ghi của bản Tòa Soạn mới hơn',
      safe: 'Được giữ và chuyển tiếp nguyên vẹn.',
      todo: 'Cập nhật chương trình trên máy này.',
    },
    'conflict-copy': {
      what: 'Bản sao do công cụ đồng bộ hay người dùng tạo',
      safe: 'Không được dùng, không hại gì.',
      todo: 'Có thể xóa bằng tay khi chắc chắn.',
    },
    link: {
      what: 'Lối tắt trong thư mục tòa soạn',
      safe: 'Không đi theo lối tắt.',
      todo: 'Có thể xóa bằng tay.',
    },
    'wrong-name': {
      what: 'Tệp lạ trong thư mục tòa soạn',
      safe: 'Không được đọc, không bị xóa.',
      todo: 'Chuyển sang thư mục khác nếu có người để nhầm.',
    },
  } satisfies Readonly<Record<HealthKind, KindWords>>,
};
