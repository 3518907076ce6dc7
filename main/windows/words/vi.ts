import { COMMAND_WORDS } from '../../../shared/ipc/command-words.ts';

/** The words that the system itself shows for the program: menus and questions. Source of truth; the other languages match its type. */
export const vi = {
  appName: 'Tòa Soạn',
  /** The insert menu already says what is done with them. */
  commands: { ...COMMAND_WORDS.vi, 'insert.figure': 'Ảnh…', 'insert.table': 'Bảng…', 'insert.rule': 'Đường kẻ' },
  menus: {
    article: '&Bài',
    edit: '&Sửa',
    insert: '&Chèn',
    format: 'Đị&nh dạng',
    view: '&Xem',
    site: '&Trang',
    window: 'Cửa sổ',
    help: 'Trợ &giúp',
    theme: 'Giao diện',
    language: 'Ngôn ngữ',
  },
  roles: {
    cut: 'Cắt',
    copy: 'Sao chép',
    paste: 'Dán',
    selectAll: 'Chọn tất cả',
    quit: 'Thoát Tòa Soạn',
    close: 'Đóng cửa sổ',
    minimize: 'Thu nhỏ',
    zoom: 'Phóng to cửa sổ',
    front: 'Đưa mọi cửa sổ ra trước',
    hide: 'Ẩn Tòa Soạn',
    hideOthers: 'Ẩn các chương trình khác',
    unhide: 'Hiện tất cả',
    services: 'Dịch vụ',
    resetZoom: 'Cỡ chữ ban đầu',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ lại',
    togglefullscreen: 'Toàn màn hình',
    toggleDevTools: 'Công cụ lập trình',
  },
  themes: { system: 'Theo máy', light: 'Sáng', dark: 'Tối' },
  languages: { vi: 'Tiếng Việt', en: 'English' },
  openLink: 'Mở liên kết trong trình duyệt',
  dialogs: {
    pickPhotos: 'Chọn ảnh',
    photos: 'Ảnh',
    pickPage: 'Chọn trang báo đã lưu',
    pages: 'Trang báo (HTML, văn bản)',
    allFiles: 'Mọi tệp',
    newDesk: 'Chọn nơi đặt tòa soạn mới',
    makeHere: 'Đặt ở đây',
    openDesk: 'Mở thư mục tòa soạn',
    open: 'Mở',
    siteFolder: 'Chọn thư mục ghi trang báo',
    choose: 'Chọn',
  },
  questions: {
    closing: {
      message: 'Cửa sổ chưa báo là đã lưu xong.',
      detail: 'Chữ đã lưu trên máy vẫn còn. Đóng bây giờ thì có thể mất những chữ gõ trong vài giây cuối.',
      wait: 'Chờ thêm',
      close: 'Đóng ngay',
    },
    hanging: {
      message: 'Cửa sổ không phản hồi.',
      detail: 'Chữ đã lưu trên máy vẫn còn. Tải lại cửa sổ thì có thể mất những chữ gõ trong vài giây cuối.',
      wait: 'Chờ thêm',
      reload: 'Tải lại cửa sổ',
    },
    crashed: {
      message: 'Cửa sổ đã dừng nhiều lần liền.',
      detail: 'Bài đang viết đã được lưu trên máy.',
      reload: 'Tải lại cửa sổ',
      quit: 'Thoát',
    },
    bug: {
      message: 'Tòa Soạn vừa gặp lỗi.',
      detail: 'Chữ đã lưu trên máy vẫn còn. Nên mở lại chương trình.',
      restart: 'Mở lại',
      goOn: 'Làm tiếp',
    },
    cannotStart: {
      message: 'Tòa Soạn không mở được.',
      detail: 'Bài vở vẫn nguyên trên máy. Nhật ký lỗi nằm trong thư mục dữ liệu của chương trình, mục logs.',
    },
  },
};

export type NativeWords = typeof vi;
