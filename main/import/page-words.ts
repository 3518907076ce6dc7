import { foldText } from '../../shared/text/fold.ts';

/** A line as the lists below know it: no accents, no case, no punctuation at its ends, single spaces. */
export const foldLabel = (text: string): string =>
  foldText(text.slice(0, 300))
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, '');

/** Titles that portals put over the list of related articles. */
const RELATED =
  /^((cac|nhung|mot so) )?((tin|bai|bai viet|tin bai|tin tuc|bai bao|chu de)( bai| viet| tuc)? )(khac|lien quan|cung (chuyen muc|chu de|loai|muc|chuyen de)|moi hon|cu hon|da dua|da dang|tiep theo|cung tac gia)( .{0,30})?$|^(co the (ban )?quan tam|ban co the quan tam|doc them|xem them|lien quan|tin cung muc|cung (chuyen muc|chu de|chuyen de)|tin tuc khac|related (posts?|articles?|news|stories)|you may also like|more (stories|news))$/;

/** Words of a site around its articles, each a whole line. */
const FURNITURE =
  /^(tim kiem( .{0,20})?|chia se( .{0,30})?|facebook|twitter|zalo|x|youtube|tiktok|instagram|linkedin|pinterest|google( news)?|messenger|telegram|email|e-mail|mail|gui (email|mail|ban be|bai viet.{0,20}|binh luan|y kien.{0,20})|in( bai( viet| nay)?| trang| tin)?|ban in|print|share( .{0,20})?|like|tweet|copy link|sao chep lien ket|luu( bai( viet)?)?|nghe( doc)? bai( viet)?|nghe audio|binh luan( .{0,20})?|y kien( ban doc| cua ban| doc gia)?( .{0,20})?|phan hoi|comments?( .{0,20})?|leave a (reply|comment)|dang nhap|dang ky|trang chu|home|menu|lien he( .{0,20})?|gioi thieu|toa soan|quang cao|advertisements?|rss|so do (site|trang)|ve dau trang|len dau trang|(quay |tro )(lai|ve)( .{0,20})?|lien ket( website| web)?|(tin |bai |tin bai )?(doc|xem) nhieu( nhat)?( .{0,20})?|tin moi( nhat| nhan)?|tin nong|tin noi bat|noi bat|theo doi( .{0,40})?|co chu|a|a a|aa|a\+|luot (xem|doc|truy cap).{0,20}|so luot (xem|doc|truy cap).{0,20}|views?.{0,20}|danh gia( .{0,30})?|mua bao( .{0,20})?|dat bao|video( clip)?( noi bat)?|thoi tiet.{0,20}|ty gia.{0,20}|gia vang.{0,20}|thong ke truy cap|dang truy cap.{0,20}|gui|skip to content|chuyen muc|search|subscribe|newsletter|previous|next|bai truoc|bai sau|tiep theo)$/;

/** The first words of a site's foot: licence, editors, address. */
const IMPRINT =
  /^(ban quyen|copyright|giay phep( so)?|giay phep hoat dong|tong bien tap|pho tong bien tap|chiu trach nhiem|co quan chu quan|dien thoai|dia chi|toa soan|hotline|fax|powered by|thiet ke boi|phat trien boi|ghi ro nguon|all rights reserved)(?![a-z])/;

const TAGS = /^(tags?|tu khoa|the|chu de|keywords?)$/;

export const isRelatedLabel = (text: string): boolean => text.length <= 100 && RELATED.test(foldLabel(text));
export const isTagsLabel = (text: string): boolean => text.length <= 30 && TAGS.test(foldLabel(text));
/** “Từ khóa: nước sạch, Khe Lim” */
export const isTagsLine = (text: string): boolean => {
  const colon = text.search(/[:：]/u);
  return colon !== -1 && isTagsLabel(text.slice(0, colon)) && /[\p{L}\p{N}]/u.test(text.slice(colon));
};
export const isImprint = (text: string): boolean =>
  /^\s*(©|\(c\))/i.test(text) || IMPRINT.test(foldLabel(text.slice(0, 60)));

/** A line that belongs to the site, not to any article on it. */
export const isFurnitureLine = (text: string): boolean => {
  if (isImprint(text)) return true;
  if (text.length > 120) return false;
  const label = foldLabel(text);
  return label === '' || FURNITURE.test(label);
};

/** The site's own name, a path of sections, a slogan: what stands above a headline. */
export function looksLikeMasthead(text: string): boolean {
  const label = foldLabel(text);
  if (/[>›»|/]/.test(text) && !/[.!?]$/.test(text.trim())) return true;
  return (
    /^(bao|tap chi|dai|cong thong tin|trang tin|trang thong tin|chuyen trang|co quan)(?![a-z])/.test(label) ||
    /(^| )(dien tu|online|news|portal|\w+\.(vn|com|net|org))( |$)/.test(label)
  );
}
