import type { Portal } from '../portal/schema.ts';
import type { BylineRole } from '../article/schema.ts';

/** Everything that the portal's pages say by themselves. */
export interface PortalWords {
  readonly skipToContent: string;
  readonly sections: string;
  readonly search: string;
  readonly searchButton: string;
  readonly searchTitle: string;
  readonly searchNeedsScript: string;
  readonly searchNone: string;
  readonly searchCount: string;
  readonly searchMore: string;
  readonly updated: string;
  readonly related: string;
  readonly latest: string;
  readonly allLatest: string;
  readonly section: string;
  readonly tags: string;
  readonly tag: string;
  readonly author: string;
  readonly correction: string;
  readonly relayed: string;
  readonly siteLinks: string;
  readonly aboutSite: string;
  readonly paging: string;
  readonly older: string;
  readonly newer: string;
  readonly newest: string;
  readonly page: string;
  readonly noArticles: string;
  readonly withdrawnTitle: string;
  readonly movedTitle: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly home: string;
  readonly beingWritten: string;
  readonly table: string;
  readonly feed: string;
  readonly subsections: string;
  readonly colophon: string;
  /** Put before a name in the byline; the writer's own role needs no word. */
  readonly roles: Readonly<Record<BylineRole, string>>;
}

const vi: PortalWords = {
  skipToContent: 'Đến nội dung chính',
  sections: 'Chuyên mục',
  search: 'Tìm kiếm',
  searchButton: 'Tìm',
  searchTitle: 'Tìm kiếm',
  searchNeedsScript: 'Ô tìm kiếm cần JavaScript. Nếu trình duyệt không có, mời bạn xem danh sách tin theo thứ tự đăng:',
  searchNone: 'Không tìm thấy bài nào.',
  searchCount: 'Số bài tìm thấy: {count}',
  searchMore: 'Tìm trong các bài cũ hơn',
  updated: 'Cập nhật ngày:',
  related: 'Các tin khác',
  latest: 'Tin mới',
  allLatest: 'Tất cả tin theo thứ tự đăng',
  section: 'Chuyên mục',
  tags: 'Từ khóa',
  tag: 'Từ khóa',
  author: 'Tác giả',
  correction: 'Đính chính',
  relayed: 'Theo',
  siteLinks: 'Liên kết website',
  aboutSite: 'Thông tin về trang',
  paging: 'Trang tin cũ và mới',
  older: 'Tin cũ hơn',
  newer: 'Tin mới hơn',
  newest: 'Tin mới nhất',
  page: 'Trang',
  noArticles: 'Chưa có bài nào.',
  withdrawnTitle: 'Bài viết đã được gỡ',
  movedTitle: 'Bài viết đã chuyển tới địa chỉ mới',
  notFoundTitle: 'Không tìm thấy trang',
  notFoundText: 'Trang này không có hoặc đã chuyển đi. Mời bạn tìm lại hoặc về trang chủ.',
  home: 'Trang chủ',
  beingWritten: 'Trang đang được cập nhật, mời bạn mở lại sau giây lát.',
  table: 'Bảng',
  feed: 'RSS',
  subsections: 'Mục nhỏ',
  colophon: 'Cuối trang',
  roles: {
    text: '',
    photo: 'Ảnh:',
    video: 'Video:',
    graphics: 'Đồ họa:',
    translation: 'Dịch:',
    compilation: 'Tổng hợp:',
  },
};

const en: PortalWords = {
  skipToContent: 'Skip to the main content',
  sections: 'Sections',
  search: 'Search',
  searchButton: 'Search',
  searchTitle: 'Search',
  searchNeedsScript:
    'Searching needs JavaScript. Without it, here is the list of all articles in order of publication:',
  searchNone: 'No article found.',
  searchCount: 'Articles found: {count}',
  searchMore: 'Search older articles',
  updated: 'Updated:',
  related: 'Other news',
  latest: 'Latest',
  allLatest: 'All articles in order of publication',
  section: 'Section',
  tags: 'Tags',
  tag: 'Tag',
  author: 'Author',
  correction: 'Correction',
  relayed: 'From',
  siteLinks: 'Web links',
  aboutSite: 'About this site',
  paging: 'Older and newer articles',
  older: 'Older articles',
  newer: 'Newer articles',
  newest: 'Newest articles',
  page: 'Page',
  noArticles: 'No articles yet.',
  withdrawnTitle: 'This article was withdrawn',
  movedTitle: 'This article has a new address',
  notFoundTitle: 'Page not found',
  notFoundText: 'This page does not exist or has moved. Try the search or go to the home page.',
  home: 'Home',
  beingWritten: 'This page is being updated. Please come back in a moment.',
  table: 'Table',
  feed: 'RSS',
  subsections: 'Subsections',
  colophon: 'Foot of the page',
  roles: {
    text: '',
    photo: 'Photos:',
    video: 'Video:',
    graphics: 'Graphics:',
    translation: 'Translation:',
    compilation: 'Compiled by',
  },
};

/** The words of a portal's own language, whatever language its articles or the desk's window speak. */
export const portalWords = (portal: Pick<Portal, 'lang'>): PortalWords => (portal.lang === 'vi' ? vi : en);
