import type { MailingStep } from '../../../shared/portal/portal-trouble.ts';

/** A folder of the house that other programs collect articles from. */
export const dropFolder = {
  explain:
    'Bài được lệnh đăng thành tệp ninjs 3.1, ảnh nằm cạnh, trong một thư mục để chương trình khác đến lấy. Mỗi bản chỉ đặt vào một lần, kể cả khi đã có người lấy đi. Bài bị gỡ thì đặt vào một bản ghi “canceled”.',
  add: 'Chọn thư mục và thêm',
  adding: 'Đang thử thư mục…',
  folder: (name: string) => `Thư mục “${name}” trên máy này`,
  noFolder: 'Máy này chưa chọn thư mục, nên bài của máy này chưa đặt vào đâu.',
  choose: 'Chọn thư mục',
  chooseAnother: 'Chọn thư mục khác',
  works: 'Ghi được vào thư mục này.',
  notKept: 'Chưa lưu gì.',
  done: 'Đã đặt vào thư mục, đã đọc lại',
  withdrawn: 'Đã đặt bản ghi gỡ bài vào thư mục, đã đọc lại',
  steps: {
    look: 'Xem thư mục đã có bài chưa',
    assets: 'Đặt ảnh',
    draft: 'Soạn tệp bài (chưa ai lấy được)',
    publish: 'Đặt bài vào thư mục',
    withdraw: 'Đặt bản ghi gỡ bài',
    'read-back': 'Đọc lại tệp',
  } as Readonly<Partial<Record<MailingStep, string>>>,
};
