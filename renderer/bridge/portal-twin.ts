import type { SiteInfo } from '../../shared/ipc/wire.ts';
import type { Portal } from '../../shared/portal/schema.ts';

/** An invented newspaper's site. */
const TWIN_PORTAL: Portal = {
  schema: 1,
  id: 'main',
  name: 'Sông Cầu điện tử',
  tagline: 'Tin trong tỉnh mỗi ngày',
  url: 'https://songcau.example',
  lang: 'vi',
  sections: [
    { id: 's1', title: 'Chính trị', slug: 'chinh-tri', parent: null, order: 'a0' },
    { id: 's2', title: 'Kinh tế', slug: 'kinh-te', parent: null, order: 'a1' },
    { id: 's3', title: 'Nông thôn mới', slug: 'nong-thon-moi', parent: 's2', order: 'a0' },
    { id: 's4', title: 'Xã hội', slug: 'xa-hoi', parent: null, order: 'a2' },
  ],
  siteLinks: [{ title: 'Cổng thông tin tỉnh', url: 'https://tinh.example' }],
  specialLists: [],
  standingPages: [],
  footer: ['Chịu trách nhiệm nội dung: Lê Thị Mai'],
  creditTemplate: 'Ảnh: {names}',
};

/** That site in an empty folder of this machine. */
export const twinSite = (portal: Partial<Portal> = {}, mayEdit = true): SiteInfo => ({
  portal: { ...TWIN_PORTAL, ...portal },
  folderName: 'trang-bao',
  articleCount: 0,
  mayEdit,
});
