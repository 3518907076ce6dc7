import type { Portal } from '../../shared/portal/schema.ts';
import { generateKeyBetween } from 'fractional-indexing';

/** The desk's portal until a desk may have several. */
export const PORTAL_ID = 'site';

const SECTIONS: readonly (readonly [id: string, title: string])[] = [
  ['thoi-su', 'Thời sự'],
  ['kinh-te', 'Kinh tế'],
  ['xa-hoi', 'Xã hội'],
  ['van-hoa', 'Văn hóa'],
  ['the-thao', 'Thể thao'],
  ['ban-doc', 'Bạn đọc'],
];

function sectionsInOrder(): Portal['sections'] {
  let order: string | null = null;
  return SECTIONS.map(([id, title]) => {
    order = generateKeyBetween(order, null);
    return { id, title, slug: id, parent: null, order };
  });
}

/** The settings that a new desk starts from; everything in them is to be edited. */
export const firstPortal = (deskName: string): Portal => ({
  schema: 1,
  id: PORTAL_ID,
  name: deskName,
  tagline: '',
  url: null,
  lang: 'vi',
  sections: sectionsInOrder(),
  siteLinks: [],
  specialLists: [],
  standingPages: [],
  footer: [deskName],
  creditTemplate: 'Ảnh: {names}',
});
