export const firstRun = {
  title: 'Mở tòa soạn của bạn',
  lede: 'Ba câu hỏi, chưa đến một phút. Mọi thứ nằm trên máy này, không cần mạng.',
  deskQuestion: '1. Bài vở để ở đâu?',
  desk: {
    'new-folder': 'Thư mục mới',
    existing: 'Thư mục tòa soạn đã có',
    sample: 'Dùng thử với bài mẫu',
  },
  deskNote: {
    'new-folder': 'Bạn chọn nơi đặt thư mục ở bước sau.',
    existing: 'Thư mục của máy khác, ổ chung hoặc bản sao lưu.',
    sample: 'Một tòa soạn nhỏ có sẵn bài và trang, xóa lúc nào cũng được.',
  },
  sampleName: 'Tòa soạn mẫu',
  deskName: 'Tên tòa soạn',
  meQuestion: '2. Bạn là ai?',
  personName: 'Họ và tên',
  penName: 'Bút danh',
  penNameHint: 'để trống nếu ký tên thật',
  siteQuestion: '3. Trang báo ghi ra đâu?',
  site: {
    default: 'Thư mục trang đặt sẵn trong tòa soạn',
    choose: 'Chọn thư mục khác…',
  },
  siteExisting: 'Theo thiết lập của tòa soạn đã có.',
  start: 'Mở tòa soạn',
  starting: 'Đang mở…',
  required: 'Cần điền mục này.',
  problems: {
    missing: 'Không thấy thư mục tòa soạn lần trước. Có thể ổ đĩa chưa cắm hoặc thư mục đã chuyển chỗ.',
    damaged: 'Thư mục tòa soạn lần trước không đọc được. Không có gì bị ghi đè; hãy mở một bản sao.',
    'newer-version': 'Tòa soạn lần trước do bản Tòa Soạn mới hơn ghi. Hãy cập nhật chương trình rồi mở lại.',
    'desk-replaced':
      'Thư mục lần trước nay chứa một tòa soạn khác. Không có gì được mở. Hãy hỏi người quản trị; nếu đúng là tòa soạn mới, hãy vào lại và đối chiếu sáu từ.',
    'read-only': 'Thư mục tòa soạn lần trước chỉ cho đọc. Hãy kiểm tra quyền ghi rồi mở lại.',
  },
};
