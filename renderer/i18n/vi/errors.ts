import type { PhotoRefusal } from '../../../shared/app-error.ts';

const photo: Readonly<Record<PhotoRefusal, (file: string) => string>> = {
  'not-a-photo': (file) => `“${file}” không phải là ảnh.`,
  damaged: (file) => `“${file}” bị hỏng hoặc thiếu dữ liệu.`,
  'too-many-pixels': (file) => `“${file}” có quá nhiều điểm ảnh.`,
  'too-large': (file) => `“${file}” lớn hơn 64 MB.`,
  svg: (file) => `“${file}” là hình SVG, có thể chứa mã; trang báo không nhận.`,
  heic: (file) => `“${file}” là ảnh HEIC của điện thoại; hãy xuất sang JPEG.`,
  unsupported: (file) => `“${file}” có định dạng chưa dùng được.`,
};

/** Every sentence: what happened, what is safe, what to do. */
export const errors = {
  'invalid-input': (fields: string) => `Có mục chưa hợp lệ: ${fields}. Chưa có gì thay đổi; hãy sửa rồi làm lại.`,
  'no-desk': 'Chưa mở tòa soạn nào. Hãy mở tòa soạn rồi làm lại.',
  'not-found': {
    article: 'Không thấy bài này trong tòa soạn. Các bài khác vẫn còn nguyên.',
    photo: 'Không thấy ảnh gốc trong tòa soạn. Chú thích vẫn còn; hãy chọn lại ảnh.',
    revision: 'Không thấy phiên bản này. Bài đang mở vẫn còn nguyên.',
    portal: 'Chưa có thiết lập trang. Hãy mở Thiết lập trang.',
    desk: 'Không thấy thư mục tòa soạn. Hãy kiểm tra ổ đĩa rồi mở lại.',
    bundle: 'Không còn thấy tệp bài ở chỗ cũ. Tòa soạn không thay đổi gì; hãy tìm lại tệp rồi mở lại.',
    job: 'Không còn thấy lần gửi này trong Hộp gửi. Bài và những gì đã lên trang vẫn nguyên; hãy mở lại Hộp gửi để xem.',
  },
  'newer-version': 'Dữ liệu do bản Tòa Soạn mới hơn ghi. Không có gì bị thay đổi; hãy cập nhật chương trình.',
  damaged: {
    article: 'Bài này đọc không được. Tệp gốc được giữ nguyên, không bị ghi đè.',
    desk: 'Thư mục tòa soạn đọc không được. Không có gì bị ghi đè; hãy mở một bản sao.',
    record: 'Có bản ghi không toàn vẹn. Bản ghi được giữ nguyên và bỏ qua.',
    photo: 'Ảnh gốc bị hỏng. Chú thích vẫn còn; hãy chọn lại ảnh.',
    site: 'Trang trong thư mục không còn đúng như đã đăng. Bài vẫn được lưu; hãy chọn một thư mục mới cho trang rồi đăng lại.',
  },
  cancelled: 'Đã dừng theo ý bạn. Không có gì dở dang.',
  photo,
  photoSafe: 'Bài và các ảnh khác không bị ảnh hưởng.',
  'import-refused': {
    empty: 'Nội dung trống, không có gì để nhập.',
    'too-large': 'Nội dung lớn hơn mức nhận được (trang 5 MB, ninjs 64 MB). Hãy chỉ chép phần bài.',
    'not-text': 'Tệp này không phải văn bản, trang web hay ninjs. Hãy chọn tệp .txt, .html hoặc .json.',
    'not-ninjs':
      'Tệp này đọc không được như một bài theo chuẩn ninjs 3: có thể bị cắt cụt, bị hỏng hoặc theo chuẩn khác. Chưa có gì được nhập; hãy nhờ nơi gửi xuất lại.',
    'not-an-article':
      'Tệp ninjs này không phải một bài viết (ảnh, video, sự kiện hoặc kế hoạch đưa tin). Chưa có gì được nhập.',
    canceled: 'Nơi gửi đã hủy tin này, nên nó không được nhập. Hãy hỏi lại nơi gửi.',
  },
  'disk-full': 'Ổ đĩa đầy. Những gì đã lưu vẫn an toàn; hãy giải phóng chỗ trống.',
  'read-only': 'Không có quyền ghi vào thư mục. Những gì đã lưu vẫn an toàn; hãy kiểm tra quyền của thư mục.',
  unreachable: 'Không tới được nơi cần ghi. Những gì đã lưu vẫn an toàn; hãy kiểm tra ổ đĩa hoặc mạng.',
  embargo: (until: string) => `Bài chỉ được đăng sau ${until} (GMT +7). Đổi ở bảng Thông tin nếu cần.`,
  incomplete: (missing: string) =>
    `Chưa đi tiếp được. Mục soát lỗi bắt buộc chưa qua: ${missing}. Bài vẫn được lưu như cũ; mở bảng Soát lỗi để tới từng chỗ.`,
  'site-folder-missing': 'Chưa có thư mục ghi trang. Hãy chọn ở Thiết lập trang; bài vẫn được lưu như cũ.',
  'site-foreign':
    'Thư mục trang chứa một trang khác, không phải do tòa soạn này ghi. Không có gì bị động tới; hãy chọn thư mục khác.',
  'page-changed':
    'Có người đã sửa trang của bài này ngay trong thư mục trang. Bài vẫn được lưu, trang chưa bị ghi đè. Hãy mở Hộp gửi để so sánh và quyết định, rồi đăng lại.',
  'site-busy': 'Trang đang được ghi cho một việc khác. Bài vẫn được lưu; hãy thử lại sau giây lát.',
  'desk-replaced':
    'Thư mục này đang chứa một tòa soạn khác với tòa soạn máy này đã vào. Không có gì được mở hay ghi; bài của bạn trên máy vẫn còn. Hãy hỏi người quản trị; nếu đúng là tòa soạn mới, hãy vào lại và đối chiếu sáu từ.',
  'device-closed':
    'Khóa của máy này đã bị đóng, nên không ký thêm được gì. Chữ đã gõ vẫn còn trên máy này; hãy hỏi người quản trị.',
  'roster-refused': {
    'not-admin': 'Chỉ máy của người quản trị mới đổi được mục này. Không có gì thay đổi.',
    'last-admin':
      'Tòa soạn phải luôn còn ít nhất một người quản trị có máy đang dùng. Không có gì thay đổi; hãy thêm người quản trị khác trước.',
    unknown: 'Không thấy mục này trong danh sách nữa. Không có gì thay đổi; hãy xem lại danh sách.',
    already: 'Mục này đã được ghi rồi. Không có gì thay đổi.',
    'not-possible': 'Thay đổi này không hợp với danh sách. Không có gì thay đổi.',
    overtaken: 'Một người quản trị khác vừa ký cùng lúc, và bản của họ có hiệu lực. Hãy xem lại rồi làm lại nếu cần.',
    'bad-code':
      'Không đọc được: thiếu hoặc sai ký tự, hoặc của một tòa soạn khác. Không có gì thay đổi; hãy xem lại từng nhóm.',
    spent: 'Khóa dự phòng này không còn hiệu lực ở tòa soạn này. Không có gì thay đổi.',
    'no-keyring':
      'Máy này không có chùm khóa hệ thống, nên tắt chương trình là mất khóa. Không có gì thay đổi; hãy làm việc này trên một máy có chùm khóa.',
  },
  'folder-taken': {
    desk: 'Thư mục này đã là một tòa soạn. Không có gì bị động tới; hãy chọn “Thư mục tòa soạn đã có” hoặc một thư mục khác.',
    files: 'Thư mục này có tệp khác. Không có gì bị động tới; hãy chọn một thư mục trống.',
  },
  'is-template':
    'Đây là mẫu, không phải bài, nên không gửi duyệt hay đăng được. Chưa có gì được ký; hãy bắt đầu một bài mới từ mẫu.',
  'settings-refused':
    'Chỉ tổng biên tập, phó tổng biên tập hoặc quản trị viên được đổi thiết lập trang và cổng đăng bài. Chưa có gì thay đổi, chưa có gì được gửi đi.',
  'not-writer':
    'Chữ này do người khác viết và đã là một phiên bản. Nếu bạn ký tên cho nó, bạn sẽ bị tính là người viết và không duyệt được bài nữa, nên chưa có gì được ký.',
  'changed-meanwhile':
    'Trong lúc bạn xem, bài đã có thay đổi mới. Chưa có gì được ghi và không bản nào bị mất; hãy mở lại rồi làm tiếp.',
  io: (errno: string) => `Máy báo lỗi khi đọc hoặc ghi (${errno}). Những gì đã lưu vẫn an toàn; hãy thử lại.`,
  internal: 'Chương trình gặp lỗi ở việc này. Bài đã lưu vẫn an toàn; hãy thử lại hoặc mở lại chương trình.',
  joined: (sentences: readonly string[]) => sentences.join(' '),
  list: (parts: readonly string[]) => new Intl.ListFormat('vi-VN').format(parts),
};
