import type { MailingStep } from '../../../shared/portal/portal-trouble.ts';

/** A folder of the house that other programs collect articles from. */
export const dropFolder = {
  explain:
    'Bài được lệnh đăng sẽ được đặt cùng ảnh vào một thư mục, để chương trình khác (như phần mềm dàn trang) đến lấy. Mỗi bản chỉ đặt một lần, kể cả khi đã được lấy đi. Khi bài bị gỡ, thư mục có thêm một tệp báo gỡ. Tệp theo chuẩn ninjs 3.1 của ngành báo; tệp báo gỡ mang trạng thái “canceled”.',
  add: 'Chọn thư mục và thêm',
  adding: 'Đang thử thư mục…',
  folder: (name: string) => `Thư mục “${name}” trên máy này`,
  noFolder: 'Máy này chưa chọn thư mục, nên bài đăng từ máy này chưa được đặt vào đâu.',
  choose: 'Chọn thư mục',
  chooseAnother: 'Chọn thư mục khác',
  works: 'Ghi được vào thư mục này.',
  notKept: 'Chưa lưu gì.',
  done: 'Đã đặt vào thư mục, đã đọc lại',
  withdrawn: 'Đã đặt tệp báo gỡ vào thư mục, đã đọc lại',
  steps: {
    look: 'Xem thư mục đã có bài chưa',
    assets: 'Đặt ảnh',
    draft: 'Soạn tệp bài (chưa ai lấy được)',
    publish: 'Đặt bài vào thư mục',
    withdraw: 'Đặt tệp báo gỡ',
    'read-back': 'Đọc lại tệp',
  } as Readonly<Partial<Record<MailingStep, string>>>,
};
