import type { Trust } from '../../../shared/records/trust.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

const trust: Readonly<Record<Trust, string>> = {
  roster: 'đã xác minh chữ ký',
  own: 'ký trên máy này',
  unknown: 'chữ ký chưa ai xác nhận',
};

export const versions = {
  history: 'Ai đã làm gì: lịch sử bài…',
  loading: 'Đang tìm các phiên bản…',
  shared: 'Phiên bản của tòa soạn',
  sharedExplain: 'Ai trong tòa soạn cũng xem được. Phiên bản đã lưu không bao giờ mất hay bị sửa.',
  sharedAway: 'Chưa đọc được thư mục tòa soạn. Các phiên bản sẽ hiện lại khi nối được.',
  noneShared: 'Chưa có phiên bản nào. Ctrl+S lưu một phiên bản; đóng bài cũng lưu.',
  unknownPerson: 'Người chưa có trong tòa soạn',
  trust,
  own: 'Các lần lưu trên máy này',
  ownExplain: (kept: number) => `Chỉ máy này có, giữ 30 ngày: ${n(kept)} lần lưu, càng gần càng hiện dày.`,
  noneOwn: 'Chưa có lần lưu nào trên máy này.',
  today: 'Hôm nay',
  isRevision: 'Cũng là một phiên bản của tòa soạn',
  damaged: (count: number) =>
    `${n(count)} quãng lưu bị hỏng, không đọc hết được. Bài và các phiên bản không bị ảnh hưởng.`,
  missed: (count: number) =>
    `${n(count)} lần lưu không ghi thêm được vào danh sách này (đĩa đầy hoặc bận). Bài vẫn đã lưu.`,
  titleOf: {
    revision: (at: string) => `Phiên bản lúc ${at}`,
    save: (at: string) => `Bài lúc ${at}, lưu trên máy này`,
    present: (at: string) => `Bài như đang có, lưu lúc ${at}`,
  },
  name: 'Tên bản này',
  nameHint: 'Ví dụ: trước khi cắt',
  keepNamed: 'Ghi tên bản này',
  named: (name: string) => `Đã lưu phiên bản “${name}”.`,
  compare: 'So sánh với hiện nay',
  restore: 'Khôi phục',
  restoreSafe: 'Bài hiện nay được lưu thành một phiên bản trước, nên không mất gì; Ctrl+Z đưa nó trở lại.',
  restored: (at: string) => `Đã khôi phục bài lúc ${at}. Bài trước đó là một phiên bản trong danh sách.`,
};
