import type { HostTrouble } from '../../../shared/portal/host-trouble.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

/** Why the site is not, or not wholly, at its host: what happened, what is safe, what to do. */
const troubles: Readonly<Record<HostTrouble, string>> = {
  'no-address':
    'Không tìm thấy máy chủ: có thể đang không có mạng, hoặc tên máy chủ sai. Trang trong thư mục không sao.',
  refused: 'Không nối được tới máy chủ. Trang trong thư mục không sao.',
  reset: 'Đường truyền bị cắt giữa chừng. Trang trên máy chủ không bị hỏng; phần còn lại sẽ được gửi tiếp.',
  timeout: 'Máy chủ không trả lời kịp. Trang trên máy chủ không bị hỏng.',
  tls: 'Máy chủ không mã hóa đường truyền theo cách an toàn, nên chưa gửi gì. Hãy hỏi người quản trị máy chủ.',
  'identity-unknown':
    'Chưa ai xác nhận vân tay của máy chủ này, nên chưa gửi gì, kể cả mật khẩu. Hãy xem máy chủ và so vân tay.',
  'identity-changed':
    'Máy chủ đưa ra vân tay khác với lần đã xác nhận, nên chưa gửi gì, kể cả mật khẩu. Có thể máy chủ vừa đổi khóa, cũng có thể là máy giả. Hãy hỏi người quản trị rồi bấm Đổi để so lại.',
  'account-refused': 'Máy chủ không nhận tài khoản này. Hãy kiểm tra tên và mật khẩu hoặc khóa.',
  'no-account': 'Máy này chưa có mật khẩu hay khóa cho máy chủ, hoặc không mở được kho khóa. Hãy bấm Đổi để nhập lại.',
  'bad-key': 'Không đọc được khóa riêng: khóa sai dạng, hoặc sai mật khẩu của khóa.',
  'no-folder': 'Trên máy chủ không có thư mục này. Hãy kiểm tra lại tên thư mục.',
  'not-allowed': 'Tài khoản này không được ghi vào thư mục trên máy chủ. Hãy hỏi người quản trị máy chủ.',
  'host-full': 'Máy chủ hết chỗ. Trang đang có ở đó không bị hỏng; phần còn lại sẽ được gửi khi có chỗ.',
  'server-failed': 'Máy chủ báo lỗi. Trang đang có ở đó không bị hỏng.',
  'host-foreign':
    'Thư mục trên máy chủ đã có tệp không phải của Tòa Soạn. Chưa có gì bị động tới. Hãy chọn thư mục khác, hoặc cho phép đặt trang vào đó: tệp trùng tên bị thay, tệp khác được giữ.',
  'host-changed':
    'Trang trên máy chủ được đưa lên từ thư mục khác, hoặc từ một bản sao của thư mục này, và có thể mới hơn. Chưa có gì bị ghi đè. Hãy hỏi đồng nghiệp trước khi cho trang của máy này lên thay.',
  'newer-version': 'Trang trên máy chủ do một bản Tòa Soạn mới hơn đưa lên. Hãy cập nhật chương trình trên máy này.',
  differs:
    'Đọc lại thì trang trên máy chủ, hoặc ở địa chỉ công khai, chưa giống trang trong thư mục. Sẽ gửi và đọc lại lần nữa.',
  'local-folder': 'Chưa đọc được thư mục trang trên máy này, hoặc máy khác đang gửi từ đó. Sẽ thử lại.',
  cancelled: 'Đã dừng. Trang trên máy chủ không bị hỏng; phần còn lại chưa được gửi.',
};

export const host = {
  explain:
    'Trang luôn được ghi vào thư mục trên máy này trước. Từ đó trang có thể tự lên máy chủ của tòa báo. Mật khẩu và khóa do máy này giữ, không vào thư mục chung của tòa soạn; không ai đọc lại được trong Tòa Soạn.',
  folderOnly: 'Trang chỉ nằm trong thư mục trên máy này.',
  kinds: { sftp: 'SFTP', ftps: 'FTPS (FTP có mã hóa)' },
  kind: 'Cách gửi',
  server: 'Máy chủ',
  serverHint: 'Tên hoặc địa chỉ IP, ví dụ: may-chu.bao.vn',
  serverBad: 'Chỉ cần tên máy chủ, không có ftp:// và dấu /',
  port: 'Cổng kết nối',
  portBad: 'Cần một số từ 1 đến 65535',
  user: 'Tài khoản',
  folder: 'Thư mục trên máy chủ',
  folderHint: 'Ví dụ: public_html. Để trống là thư mục gốc của tài khoản.',
  enterBy: 'Vào bằng',
  secretKinds: { password: 'Mật khẩu', key: 'Khóa riêng (SSH)' },
  password: 'Mật khẩu',
  key: 'Khóa riêng',
  keyHint: 'Dán cả nội dung tệp khóa, từ dòng -----BEGIN tới dòng -----END',
  passphrase: 'Mật khẩu của khóa (nếu có)',
  look: 'Xem máy chủ',
  looking: 'Đang hỏi máy chủ…',
  shown: 'Máy chủ đưa ra vân tay',
  compare: 'Hãy so với vân tay do người quản trị máy chủ đưa, qua điện thoại hoặc gặp mặt. Khác một chữ là máy khác.',
  vouched: 'Chứng chỉ của máy chủ được hệ điều hành của máy này tin cậy; không cần so.',
  confirm: 'Tôi đã so, đúng là máy chủ này',
  use: 'Thử và dùng nơi này',
  trying: 'Đang thử…',
  notTaken: 'Chưa dùng nơi này.',
  works: 'Nối, đăng nhập, ghi, thay và đọc lại đều được.',
  twoSteps: 'Máy chủ này không thay tệp trong một bước: lúc đang gửi, độc giả có thể gặp thiếu trang trong chốc lát.',
  address: {
    here: 'Địa chỉ công khai của trang dẫn đúng tới thư mục này.',
    elsewhere: 'Địa chỉ công khai của trang không dẫn tới thư mục này. Hãy kiểm tra thư mục hoặc địa chỉ trang.',
    unread: 'Chưa đọc được qua địa chỉ công khai của trang, nên chưa biết nó có dẫn tới thư mục này không.',
    none: 'Thiết lập chưa có địa chỉ trang: sau khi gửi chỉ đọc lại được trên máy chủ, chưa biết độc giả thấy gì.',
  },
  found: {
    ours: 'Trang ở đó được đưa lên từ thư mục này.',
    other: 'Ở đó đã có trang được đưa lên từ thư mục khác.',
    foreign: 'Ở đó đã có tệp không phải của Tòa Soạn.',
  },
  inKeyring: 'Mật khẩu hoặc khóa nằm trong kho khóa của máy này.',
  inSession: 'Mật khẩu hoặc khóa chỉ được nhớ tới khi đóng chương trình.',
  noSecret: 'Máy này chưa có mật khẩu hay khóa.',
  check: 'Kiểm tra',
  change: 'Đổi',
  cancel: 'Thôi',
  leave: 'Chỉ để trong thư mục',
  left: 'Từ nay trang chỉ nằm trong thư mục. Những gì đã có trên máy chủ vẫn ở đó.',
  send: 'Gửi ngay',
  stop: 'Dừng gửi',
  takeOver: 'Cho trang của máy này lên thay',
  phases: {
    waiting: 'Chưa gửi.',
    connecting: 'Đang nối và so với máy chủ…',
    done: 'Máy chủ có đúng trang trong thư mục.',
  },
  sending: (done: number, total: number) => `Đang gửi ${n(done)}/${n(total)} tệp…`,
  progress: 'Tiến độ gửi trang',
  retry: (time: string) => `Tự thử lại lúc ${time}.`,
  awaiting: (count: number) => `${n(count)} bài đã ghi vào thư mục, chưa đọc lại được ở nơi độc giả đọc.`,
  said: (detail: string) => `Máy chủ nói: “${detail}”.`,
  troubles,
  /** Trên biên nhận, khi bài còn đang trên đường. */
  onTheWay: 'Biên nhận này tự đổi khi bài đã được đọc lại ở nơi độc giả đọc; đóng lại cũng không sao.',
  openSettings: 'Nơi đặt trang…',
};
