import type { FolderReason } from '../../../shared/ipc/requests/outbox-requests.ts';
import type { KeyringTrouble } from '../../../shared/ipc/requests/portal-requests.ts';
import type { PortalAbility } from '../../../shared/portal/portal-abilities.ts';
import type { MailingStep, WaitReason } from '../../../shared/portal/portal-trouble.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

/** Why something does not go on: what happened, what is safe, what to do. */
const reasons: Readonly<Record<WaitReason | FolderReason, string>> = {
  'no-address': 'Không tìm thấy máy chủ của cổng: có thể đang không có mạng. Bài nằm chờ ở đây và tự gửi khi có mạng.',
  refused: 'Không nối được tới máy chủ của cổng. Bài nằm chờ ở đây và tự gửi lại.',
  reset: 'Đường truyền bị cắt giữa chừng. Tòa Soạn sẽ hỏi cổng xem bài đã tới chưa rồi mới gửi tiếp.',
  timeout: 'Cổng không trả lời kịp. Tòa Soạn sẽ hỏi cổng xem bài đã tới chưa rồi mới gửi tiếp.',
  tls: 'Không tin được chứng chỉ của máy chủ, nên lần này chưa gửi gì. Hãy hỏi người quản trị cổng, rồi bấm Gửi lại.',
  redirected:
    'Cổng nói rằng nó ở địa chỉ khác. Mật khẩu không được gửi sang đó; hãy sửa địa chỉ trong Thiết lập trang.',
  'plain-http': 'Địa chỉ này không mã hóa (http), nên lần này chưa gửi gì. Hãy dùng https.',
  'account-refused': 'Cổng không nhận tài khoản của máy này. Hãy thay mã truy cập trong Thiết lập trang.',
  'not-allowed': 'Tài khoản này không được phép làm việc đó ở cổng. Hãy hỏi người quản trị cổng, rồi bấm Gửi lại.',
  conflict: 'Ở cổng vừa có thay đổi khác. Tòa Soạn sẽ xem lại rồi mới gửi tiếp.',
  gone: 'Bài đã từng ở cổng nhưng nay không còn. Tòa Soạn không tự đăng lại; hãy hỏi người đã gỡ.',
  'too-large': 'Cổng không nhận tệp lớn như vậy.',
  unsupported: 'Cổng không nhận loại tệp này.',
  rejected: 'Cổng từ chối nội dung.',
  dropped:
    'Cổng nhận bài nhưng không giữ những mục ghi dưới đây. Bài chưa lên trang thì vẫn là bản nháp ở đó; bấm Gửi lại nếu chấp nhận như vậy.',
  'too-soon': 'Còn quá ít thời gian để hẹn giờ ở cổng. Bài nằm ở đó là bản nháp; tới giờ, Tòa Soạn cho lên trang.',
  'rate-limited': 'Cổng xin gửi chậm lại. Bài nằm chờ và tự gửi tiếp.',
  unavailable: 'Cổng đang bảo trì. Bài nằm chờ và tự gửi tiếp.',
  'server-failed': 'Máy chủ của cổng báo lỗi. Tòa Soạn sẽ hỏi xem bài đã tới chưa rồi mới gửi tiếp.',
  'strange-answer':
    'Cổng trả lời không đúng cách (có thể là trang chặn hoặc trang cũ). Tòa Soạn sẽ xem lại rồi gửi tiếp.',
  'no-account':
    'Máy này chưa có mã truy cập cho cổng, hoặc không mở được kho khóa. Hãy nhập lại trong Thiết lập trang.',
  'proxy-unreachable':
    'Không nối được tới máy chủ trung gian (proxy) ghi trong thiết lập mạng của máy này. Lần này chưa gửi gì; bài nằm chờ ở đây và tự gửi lại.',
  'proxy-refused':
    'Máy chủ trung gian (proxy) của mạng không cho đi tới cổng này. Lần này chưa gửi gì; bài nằm chờ ở đây và tự thử lại. Hãy hỏi người quản trị mạng.',
  'proxy-password':
    'Máy chủ trung gian (proxy) của mạng đòi mật khẩu, mà Tòa Soạn chưa đi qua được proxy có mật khẩu. Lần này chưa gửi gì; bài nằm chờ ở đây và tự thử lại. Hãy hỏi người quản trị mạng.',
  'proxy-unknown':
    'Thiết lập mạng của máy này dùng một loại máy chủ trung gian (như SOCKS) mà Tòa Soạn chưa đi qua được. Lần này chưa gửi gì; bài nằm chờ ở đây. Hãy hỏi người quản trị mạng.',
  'folder-unusable':
    'Không ghi được vào thư mục nhận bài: chưa chọn ở máy này, không còn ở đó, hoặc máy này không được phép ghi. Bài nằm chờ ở đây; hãy cắm lại ổ, hoặc chọn thư mục trong Thiết lập trang.',
  'disk-full': 'Thư mục nhận bài đã đầy. Bài nằm chờ ở đây; có chỗ thì tự đặt tiếp.',
  cancelled: 'Đã dừng.',
  differs: 'Đọc lại thì bài ở cổng không giống bài đã duyệt. Nếu bài chưa lên trang thì nó vẫn là bản nháp ở đó.',
  'changed-on-site': 'Có người đã sửa bài này ngay trên cổng. Tòa Soạn không ghi đè khi chưa hỏi.',
  'changed-in-folder':
    'Có người hoặc chương trình khác đã sửa trang của bài này ngay trong thư mục trang. Tòa Soạn không ghi đè khi chưa hỏi.',
  'gone-from-folder':
    'Trang của bài này không còn trong thư mục trang. Nơi khác trên trang vẫn dẫn tới nó; bài trong tòa soạn còn nguyên.',
  'out-by-itself':
    'Cổng đã tự đăng bài theo giờ hẹn trước khi lệnh bỏ hẹn tới nơi. Bài đang ở trên trang của cổng dù tòa soạn không còn hẹn đăng. Hãy gỡ bài ở cổng, hoặc đăng bài để tòa soạn và cổng khớp nhau.',
  'withdrawn-on-site': 'Bài đã bị rút hoặc bỏ vào thùng rác ở cổng. Tòa Soạn không tự đăng lại.',
  'too-many-attempts': 'Đã thử nhiều lần mà chưa xong. Bài vẫn nguyên ở đây; hãy xem cổng rồi bấm Gửi lại.',
  'not-signed': 'Bài đã lên trang và đã kiểm tra, nhưng máy này chưa ký được biên nhận. Hãy bấm Gửi lại.',
  damaged: 'Bản sao chờ gửi trên máy này không còn nguyên. Bài trong tòa soạn không sao; hãy bấm Đăng lại từ bài.',
  'no-portal': 'Tòa soạn không còn đăng tới cổng này, nên bài không được gửi tiếp. Cái gì đã có ở cổng thì vẫn ở đó.',
};

const steps: Readonly<Record<MailingStep, string>> = {
  look: 'Hỏi cổng xem đã có bài chưa',
  assets: 'Gửi ảnh',
  draft: 'Gửi bài (chưa công khai)',
  check: 'Đọc lại, so với bài đã duyệt',
  publish: 'Cho lên trang',
  withdraw: 'Gỡ bài',
  'read-back': 'Đọc lại trang công khai',
  sign: 'Ký biên nhận',
};

const keyring: Readonly<Record<KeyringTrouble, string>> = {
  'no-library': 'Máy này thiếu thư viện của kho khóa',
  'no-bus': 'Máy này không chạy dịch vụ kho khóa',
  locked: 'Kho khóa đang khóa',
  hanging: 'Kho khóa không trả lời',
  failed: 'Kho khóa không nhận',
};

export const outbox = {
  title: 'Hộp gửi',
  explain:
    'Bài đã được lệnh đăng và đang đi tới các cổng. Mỗi bài chỉ lên một lần, dù mất mạng hay tắt máy giữa chừng.',
  empty: 'Không có bài nào đang gửi hay vừa gửi.',
  foot: (waiting: number) => (waiting === 0 ? 'Hộp gửi' : `Hộp gửi: ${n(waiting)} bài đang chờ`),
  footPerson: (count: number) => `Hộp gửi: ${n(count)} bài cần người xem`,
  phases: {
    waiting: 'Đang chờ',
    sending: 'Đang gửi',
    'needs-person': 'Cần người xem',
    done: 'Đã lên trang, đã kiểm tra',
    superseded: 'Không gửi nữa: đã có bản mới hơn, hoặc lệnh đã bỏ',
  },
  to: (portal: string) => `Tới ${portal}`,
  from: (portal: string) => `Gỡ khỏi ${portal}`,
  withdrawn: 'Đã gỡ, đã hỏi lại cổng',
  photosStay:
    'Ảnh mà bài đã gửi tới trang WordPress, nếu có, vẫn nằm trong thư viện ảnh ở đó; ai có địa chỉ ảnh thì còn xem được. Muốn bỏ hẳn, hãy xóa ở đó.',
  steps,
  reasons,
  /** After a refusal by the portal: what readers have. */
  refused: {
    publish: 'Bản này chưa lên trang; nếu ở đó đang có bản trước thì bản ấy vẫn nguyên.',
    withdraw: 'Bài chưa được gỡ.',
    unseen: 'Lần này chưa đổi gì ở cổng; hãy xem bản nào đang ở trên trang.',
    afterwards: 'Việc đã làm xong ở cổng, chỉ chưa đọc lại được để kiểm tra. Hãy xem cổng, rồi bấm Gửi lại.',
  },
  photo: (done: number, total: number) => `${steps.assets} (${n(Math.min(done + 1, total))}/${n(total)})`,
  stepsLabel: 'Các bước',
  held: (time: string, onServer: boolean) =>
    onServer
      ? `Cổng đã nhận hẹn và sẽ tự đăng lúc ${time} (GMT+7), theo đồng hồ của cổng.`
      : `Chờ đến ${time} (GMT+7) mới đăng. Cổng này không tự hẹn giờ được, nên chương trình phải đang mở vào lúc đó.`,
  queued: (time: string) => `Được lệnh lúc ${time}`,
  retry: (time: string) => `Tự thử lại lúc ${time}`,
  finished: (time: string) => `Xong lúc ${time}`,
  address: 'Địa chỉ',
  said: 'Cổng nói',
  sendAgain: 'Gửi lại',
  sendOver: 'Ghi đè bản trên cổng',
  forget: 'Thôi theo dõi',
  keepTheirs: 'Giữ bản trên cổng',
  inFolder: {
    putBack: 'Viết lại trang như đã đăng',
    keep: 'Để nguyên như vậy',
    sent: 'Đã đăng',
    found: 'Đang ở trong thư mục',
  },
  part: 'Chỗ',
  sent: 'Đã gửi',
  found: 'Đang ở trên cổng',
  parts: {
    headline: 'Tít',
    paragraph: 'Đoạn văn',
    figures: 'Số ảnh',
    caption: 'Chú thích ảnh',
    credit: 'Nguồn ảnh',
    alt: 'Mô tả ảnh',
    byline: 'Tác giả',
    related: 'Tin liên quan',
    page: 'Trang công khai',
  },
  lookForChanges: 'Xem bài trên trang và ở các cổng có bị sửa không',
  lookedForChanges: (looked: number, changed: number) =>
    changed === 0
      ? `Đã hỏi ${n(looked)} bài; không bài nào bị sửa.`
      : `Đã hỏi ${n(looked)} bài; ${n(changed)} bài khác với bản đã gửi, xem trong danh sách này.`,
  more: (left: number) => `Xem thêm (còn ${n(left)})`,
  forgetNote:
    'Thôi theo dõi là Tòa Soạn không gửi bài này tới cổng nữa. Cái gì đã có ở cổng thì vẫn ở đó; bài trong tòa soạn không đổi.',
  open: 'Mở trang',
  receipt: (waiting: number) => `Bài cũng đang đi tới các cổng khác (${n(waiting)} bài đang chờ).`,
  openOutbox: 'Mở Hộp gửi',
};

/** Abilities without which something of the daily work is missing. */
const mayNot: Readonly<Partial<Record<PortalAbility, string>>> = {
  schedule: 'hẹn giờ đăng',
  withdraw: 'gỡ bài đã đăng',
  upload: 'gửi ảnh',
};

export const portals = {
  explain:
    'Ngoài trang riêng, bài được lệnh đăng còn đi tới những cổng này. Mã truy cập do máy này giữ, không vào thư mục chung của tòa soạn; không ai đọc lại được trong Tòa Soạn.',
  none: 'Chưa có cổng nào.',
  readOnly:
    'Chỉ tổng biên tập, phó tổng biên tập hoặc quản trị viên mới thêm và bỏ được cổng. Mã truy cập và thư mục thì mỗi máy tự giữ: bạn nhập, đổi và kiểm tra được ở máy này.',
  kinds: { generic: 'Cổng theo hợp đồng mở', wordpress: 'WordPress', 'drop-folder': 'Thư mục nhận bài (ninjs)' },
  kind: 'Loại cổng',
  name: 'Tên cổng',
  nameHint: 'Tên để người trong tòa soạn nhận ra',
  addressBad: 'Cần một địa chỉ https://… không có dấu / ở cuối',
  fields: {
    generic: {
      address: 'Địa chỉ tiếp nhận',
      addressHint: 'https://…, không có dấu / ở cuối; người quản trị cổng cho biết',
      account: 'Tài khoản',
      secret: 'Mã truy cập',
      secretHint: 'Chỉ nhập một lần; sau đó không hiện lại',
    },
    wordpress: {
      address: 'Địa chỉ trang chủ',
      addressHint: 'https://…, không có dấu / ở cuối; như khi mở trang báo trong trình duyệt',
      account: 'Tên đăng nhập WordPress',
      secret: 'Mã truy cập (mật khẩu ứng dụng)',
      secretHint:
        'Tạo ở WordPress: Thành viên → Hồ sơ → Mật khẩu ứng dụng; không phải mật khẩu đăng nhập. Chỉ nhập một lần; sau đó không hiện lại',
    },
  },
  plainHttp: 'Chấp nhận địa chỉ http không mã hóa: ai ở giữa đường cũng đọc được cả mã truy cập',
  add: 'Thêm cổng',
  adding: 'Đang hỏi cổng…',
  check: 'Kiểm tra',
  enter: 'Nhập mã truy cập',
  replace: 'Thay mã truy cập',
  replaceWith: 'Mã truy cập mới',
  save: 'Lưu mã',
  cancel: 'Thôi',
  forgetAccount: 'Bỏ mã khỏi máy này',
  remove: 'Thôi đăng tới cổng này',
  account: (name: string) => (name === '' ? 'Đã có mã truy cập' : `Tài khoản ${name}`),
  noAccount: 'Máy này chưa có mã truy cập',
  inKeyring: 'nằm trong kho khóa của máy',
  inSession: 'chỉ nhớ đến khi tắt chương trình',
  keyring,
  keyringThen: (trouble: string) => `${trouble}; mã chỉ được nhớ đến khi tắt chương trình, lần sau phải nhập lại.`,
  keyringUnread: (trouble: string) => `${trouble}, nên không biết đã có mã hay chưa.`,
  works: (site: string) => `Cổng “${site}” nhận tài khoản này và cho phép đăng bài.`,
  mayNotPublish: (site: string) =>
    `Cổng “${site}” nhận tài khoản này nhưng không cho phép đăng bài. Hãy hỏi người quản trị cổng.`,
  mayNot,
  lacks: (deeds: readonly string[]) => `Tài khoản này chưa được phép: ${deeds.join(', ')}.`,
  lost: { shortTitle: 'tít ngắn cho danh sách', language: 'ngôn ngữ riêng của bài (cả trang chung một ngôn ngữ)' },
  loses: (fields: readonly string[]) => `Cổng không có chỗ cho: ${fields.join(', ')}.`,
  clock: (minutes: number) => `Đồng hồ của cổng lệch ${n(minutes)} phút so với máy này.`,
  notAdded: 'Chưa lưu gì.',
  unchecked: 'Đã lưu, nhưng chưa hỏi được cổng.',
};
