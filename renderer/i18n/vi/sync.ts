import type { SyncStanding } from '../../../shared/ipc/desk-sync.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

/** The shared folder in the window's foot. Nothing here is called sent before it was seen there. */
export const sync = {
  standing: {
    own: () => 'Tòa soạn nằm trong một thư mục của máy này',
    checking: () => 'Đang so với thư mục chung',
    even: (clock) => `Đã gửi hết vào thư mục chung ${clock}`,
    sending: () => 'Đang gửi vào thư mục chung',
    blocked: () => 'Có tệp chưa gửi được vì mục khác chiếm chỗ: xem tình trạng tòa soạn',
    unreachable: (clock) => `Không thấy thư mục chung từ ${clock}. Bài vẫn lưu trên máy này.`,
    'read-only': (clock) => `Thư mục chung không cho ghi từ ${clock}. Bài vẫn lưu trên máy này.`,
    'share-full': (clock) => `Thư mục chung hết chỗ từ ${clock}. Bài vẫn lưu trên máy này.`,
    'other-desk': () => 'Nơi này đang là một tòa soạn khác. Không ghi gì vào đó; bài vẫn lưu trên máy này.',
    'here-full': () => 'Máy này hết chỗ, chưa nhận được bài mới từ thư mục chung. Hãy giải phóng ổ đĩa.',
  } satisfies Readonly<Record<SyncStanding, (clock: string) => string>>,
  waiting: (count: number) => `${n(count)} tệp chờ gửi`,
};

export const newer = {
  stranger: 'một máy chưa có trong tòa soạn',
  arrived: (by: string, at: string) => `Có bản mới từ ${by}, ${at}. Trang đang mở chưa thay đổi.`,
  open: 'Mở bản mới',
  bothKept: 'Bài này vừa được sửa cả ở đây lẫn ở máy khác. Hai bản đều còn; trang đang giữ bản của bạn.',
};
