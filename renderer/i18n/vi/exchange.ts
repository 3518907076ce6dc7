import type { BundleRefusal } from '../../../shared/app-error.ts';
import { COMMAND_WORDS } from '../../../shared/ipc/command-words.ts';
import type { RefusedKind } from '../../exchange/dropped-kind.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

const refused: Readonly<Record<BundleRefusal, string>> = {
  'not-a-bundle': 'Tệp này không phải tệp bài của Tòa Soạn.',
  'cut-off': 'Tệp bài bị cắt cụt, có lẽ chưa tải về hết. Hãy tải hoặc chép lại tệp.',
  'unsafe-name':
    'Trong tệp có tên không an toàn, có thể ghi ra ngoài thư mục hoặc bị hiểu thành hai tệp khác nhau. Hãy hỏi lại người gửi.',
  'foreign-file': 'Trong tệp có thứ không thuộc về một bài. Hãy nhờ người gửi tạo lại bằng lệnh “Gửi bài bằng tệp”.',
  link: 'Trong tệp có đường dẫn tắt trỏ ra chỗ khác trên máy. Hãy hỏi lại người gửi.',
  'too-large': 'Tệp bung ra lớn hơn mọi bài báo. Có thể đây là tệp phá hoại; hãy hỏi lại người gửi.',
  encrypted: 'Tệp bị đặt mật khẩu nên không đọc được. Hãy nhờ người gửi tạo lại, không đặt mật khẩu.',
  damaged: 'Tệp bài bị hỏng: nội dung không khớp với mã kiểm tra của chính nó. Hãy nhờ người gửi gửi lại.',
  'not-signed': 'Trong tệp có bản ghi không có chữ ký hợp lệ. Hãy nhờ người gửi tạo lại tệp.',
  mixed: 'Trong tệp lẫn bản ghi của bài khác. Hãy nhờ người gửi tạo lại tệp.',
  incomplete: 'Tệp thiếu phần cần thiết để mở bài. Hãy nhờ người gửi tạo lại tệp.',
};

const named = (names: readonly string[]): string =>
  names.length > 1 ? `“${names[0] ?? ''}” và ${n(names.length - 1)} mục khác` : `“${names[0] ?? ''}”`;

/** What was dropped and is not taken: what it is, and what to do with it. */
const dropped: Readonly<Record<RefusedKind, string>> = {
  folder: 'là thư mục nên chưa được nhận. Hãy mở thư mục rồi thả các tệp ở trong.',
  word: 'là văn bản Word hoặc tương tự nên chưa được nhận. Hãy mở ra, chép chữ rồi dán vào bài: tít phụ, chữ đậm, chữ nghiêng và liên kết vẫn giữ.',
  pdf: 'là tệp PDF nên chưa được nhận. Hãy mở ra, chép chữ rồi dán vào bài.',
  page: `là trang hoặc chữ nên chưa được nhận. Để nhập thành bài mới, hãy dùng lệnh “${COMMAND_WORDS.vi['article.import']}”; hoặc mở ra, chép chữ rồi dán vào bài.`,
  archive: 'là tệp nén nên chưa được nhận. Hãy giải nén rồi thả các tệp ở trong.',
  other: 'không phải ảnh hay tệp bài nên chưa được nhận.',
};

/** Articles that come and go as files. */
export const exchange = {
  refused,
  nothingWritten: 'Không có gì được nhận vào tòa soạn.',
  title: 'Tệp bài',
  checking: (file: string) => `Đang kiểm tra “${file}”…`,
  receiving: (file: string) => `Đang chép “${file}”…`,
  takingIn: 'Đang nhận vào tòa soạn…',
  saving: 'Đang ghi tệp bài…',
  progress: 'Tiến độ',
  stop: 'Dừng',
  saved: (file: string, records: number, photos: number) =>
    `Đã ghi và đọc lại “${file}”: ${n(records)} bản ghi, ${n(photos)} ảnh gốc (còn nguyên thông tin máy ảnh ghi trong ảnh).`,
  savedMissing: (missing: number) =>
    `${n(missing)} văn bản hoặc ảnh của bài không có trên máy này nên không nằm trong tệp.`,
  exporting: 'Đang xuất bài…',
  exported: (file: string, photos: number) =>
    photos === 0 ? `Đã ghi “${file}”.` : `Đã ghi “${file}”. Ảnh trong tệp không còn vị trí chụp và số máy.`,
  exportedMissing: (photos: number) => `${n(photos)} ảnh không có trên máy này hoặc bị hỏng nên không nằm trong tệp.`,
  joined: (records: number) => `Đã nhận ${n(records)} bản ghi mới vào bài này. Không có gì bị ghi đè.`,
  nothingNew: 'Tòa soạn đã có đủ mọi thứ trong tệp này. Không có gì thay đổi.',
  drop: {
    refused: (groups: ReadonlyMap<RefusedKind, readonly string[]>) =>
      [
        ...[...groups].map(([kind, names]) => `${named(names)} ${dropped[kind]}`),
        'Thả vào cửa sổ được: tệp bài (.baiviet), bài ninjs (.json), và ảnh, lên trang của bài đang viết.',
      ].join(' '),
    photosLeft: (photos: number) =>
      `${n(photos)} tệp chưa được nhận: ảnh chỉ nhận khi thả riêng lên trang của bài đang viết.`,
  },
  copied: 'Đã nhận làm bài mới của tòa soạn này.',
  foreign: {
    title: 'Bài của tòa soạn khác',
    explain: (desk: string) =>
      `Tệp này do tòa soạn tự xưng là “${desk}” gửi. Tòa soạn này không biết những người đã ký ở đó, nên không xác nhận được ai viết, ai duyệt.`,
    headline: 'Tít',
    untitled: 'Chưa có tít',
    signedAt: 'Ký lúc',
    byTheirClock: (time: string) => `${time} (GMT +7, theo đồng hồ bên gửi)`,
    signers: 'Người ký, theo sổ bên gửi',
    signer: (name: string, count: number) => `${name} (${n(count)} phiên bản)`,
    nobody: 'người không có trong sổ',
    photos: 'Ảnh kèm theo',
    count: (count: number) => n(count),
    missingPhotos: (count: number) => `Thiếu ${n(count)} ảnh: chỗ của ảnh vẫn còn, có thể chọn lại sau.`,
    heads: (count: number) => `Bên gửi có ${n(count)} bản chưa ghép vào nhau; chỉ bản mới nhất được chép.`,
    consequence:
      'Nếu nhận, chữ và ảnh được chép thành một bài mới, là bản nháp của bạn, chưa ai duyệt. Bài bên gửi không thay đổi.',
    take: 'Nhận làm bài mới',
    decline: 'Không nhận',
  },
};
