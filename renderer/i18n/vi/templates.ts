export const templates = {
  title: 'Bài mới từ mẫu',
  explain: 'Bài mới bắt đầu bằng chữ của mẫu; mẫu giữ nguyên. Cả tòa soạn dùng chung các mẫu này.',
  none: 'Tòa soạn chưa có mẫu nào. Mở một bài rồi chọn lệnh “Lưu làm mẫu…” để tạo mẫu.',
  remove: 'Bỏ mẫu',
  removeOf: (name: string) => `Bỏ mẫu ${name}`,
  saveTitle: 'Lưu làm mẫu',
  name: 'Tên mẫu',
  saveExplain: 'Chữ hiện nay của bài thành mẫu cho cả tòa soạn; bài vẫn như cũ. Mẫu cùng tên được thay.',
  save: 'Lưu mẫu',
  saved: (name: string) => `Đã lưu mẫu “${name}”.`,
  fromTemplate: 'Từ mẫu…',
};
