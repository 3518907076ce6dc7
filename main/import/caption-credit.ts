/** A caption whose end says who took the photo; all of it is text of the page, cut at `captionEnd` (UTF-16). */
export interface CaptionCredit {
  readonly captionEnd: number;
  readonly photographer: string;
  readonly source: string;
  readonly label: string;
}

const CREDIT =
  /(?:^|[\s.,;–—-]+|\s*[([])((?:Ảnh|Hình|Photo|Nguồn ảnh|Nguồn)\s*[:：])\s*([^:()[\]\n]{2,80}?)\s*[)\]]?\s*\.?\s*$/u;

/** Agencies and sites, not people: initials, a domain, the word for newspaper. */
const isSource = (text: string): boolean =>
  /^[\p{Lu}\d.+&-]{2,}$/u.test(text) ||
  /\.(vn|com|net|org)$/i.test(text) ||
  /^(internet|báo|đài|tạp chí|cổng|facebook|afp|reuters|getty)(?![\p{L}])/iu.test(text);

/** Reads “… năm 2020. Ảnh: Thế Hà/TTXVN”; null where no credit stands at the end. “Ảnh minh họa” is none. */
export function readCredit(text: string): CaptionCredit | null {
  const match = CREDIT.exec(text);
  if (match === null) return null;
  const [whole, label = '', names = ''] = match;
  if (names.split(/\s+/u).length > 8) return null;
  const [first = '', second = '', ...more] = names.split(/\s*\/\s*/u);
  if (more.length > 0 || !/^\p{Lu}/u.test(first)) return null;
  const end = /^[.,;]/u.test(whole) ? match.index + 1 : match.index;
  const credit =
    isSource(first) && second === '' ? { photographer: '', source: first } : { photographer: first, source: second };
  return { captionEnd: end, label, ...credit };
}
