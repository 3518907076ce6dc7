import type { Byline, BylineRole } from '../../shared/article/schema.ts';
import { isFurnitureLine } from './page-words.ts';

/** Names as a page prints them at the end of an article. */
export interface BylineLine {
  readonly names: readonly Pick<Byline, 'name' | 'agency' | 'relayed' | 'role'>[];
  /** The words that became fields: “Theo”, “Bài, ảnh:”. */
  readonly label: string;
}

interface Label {
  readonly pattern: RegExp;
  readonly roles: readonly BylineRole[];
  readonly relayed?: boolean;
}

const LABELS: readonly Label[] = [
  { pattern: /^(bài|tin|bài viết|tin bài|thực hiện)\s*(,|và|-|–|&|\/)\s*ảnh\s*[:：]?\s+/iu, roles: ['text', 'photo'] },
  { pattern: /^(tổng hợp)\s*[:：]\s*/iu, roles: ['compilation'] },
  { pattern: /^(biên dịch|người dịch|dịch|lược dịch)\s*[:：]\s*/iu, roles: ['translation'] },
  { pattern: /^(ảnh|hình ảnh)\s*[:：]\s*/iu, roles: ['photo'] },
  { pattern: /^(video|clip)\s*[:：]\s*/iu, roles: ['video'] },
  { pattern: /^(đồ họa|đồ hoạ|thiết kế)\s*[:：]\s*/iu, roles: ['graphics'] },
  { pattern: /^(theo|nguồn( tin)?\s*[:：]|nguồn)\s*[:：]?\s+/iu, roles: ['text'], relayed: true },
  {
    pattern:
      /^(tác giả|người viết|bài viết|bài|tin|thực hiện|ghi|đăng bởi|bởi|written by|by|pv|phóng viên|ctv)\s*[:：]\s*/iu,
    roles: ['text'],
  },
  { pattern: /^(đăng bởi|bởi|written by|by|tác giả)\s+/iu, roles: ['text'] },
];

const NAME_WORD = /^(\p{Lu}[\p{L}\p{M}\p{N}.'’-]*|\p{Lu}\.)$/u;

/** A person, a pen name or an agency: few words, each with a capital, no sentence. */
export function isNameLike(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return (
    text.length >= 2 &&
    text.length <= 60 &&
    words.length <= 6 &&
    words.every((word) => NAME_WORD.test(word)) &&
    /\p{L}{2}|\p{Lu}\.\p{Lu}/u.test(text) &&
    !/[^.]\.$/u.test(text.replace(/(^|[\s.])\p{Lu}\.$/u, '$1')) &&
    !isFurnitureLine(text)
  );
}

/** Agencies may be written with small words (“báo Nhân Dân”, “Cổng thông tin tỉnh”) where a label announces them. */
const isAgencyLike = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 60 &&
  text.split(/\s+/u).length <= 8 &&
  (/\p{Lu}/u.test(text) || /^[\w-]+(\.[\w-]+)*\.(vn|com|net|org)$/.test(text)) &&
  !/[.!?:]$/u.test(text);

function namesIn(text: string, label: Label | null): BylineLine['names'] | null {
  const names: BylineLine['names'][number][] = [];
  for (const part of text.split(/\s*[,;&+]\s*|\s+(?:và|-|–|—)\s+/u)) {
    const [person = '', agency = '', ...more] = part.split(/\s*\/\s*/u);
    const relayed = label?.relayed === true;
    const isFine = relayed ? isAgencyLike(person) : isNameLike(person);
    if (!isFine || more.length > 0 || (agency !== '' && !isAgencyLike(agency))) return null;
    for (const role of label?.roles ?? ['text']) names.push({ name: person, agency, relayed, role });
  }
  return names.length > 0 && names.length <= 12 ? names : null;
}

const jointsOf = (line: string): readonly string[] => line.match(/(?<=\s)và(?=\s)/gu) ?? [];

/**
 * Reads a byline (“Hằng Nga”, “Bài, ảnh: Lê Minh - Thu Hà”, “(Theo TTXVN)”, “Lê Thúy/NLĐO”), or null. Any short run of capitalised words reads
 * like one: the caller knows whether the line stands where bylines stand.
 */
export function readByline(text: string): BylineLine | null {
  const line = text
    .trim()
    .replace(/^\(([^()]*)\)$/u, '$1')
    .replace(/^[\s*•–—-]+|[\s*]+$/gu, '')
    .trim();
  if (line.length > 120 || line.includes('\n')) return null;
  for (const label of LABELS) {
    const found = label.pattern.exec(line)?.[0];
    if (found === undefined) continue;
    const names = namesIn(line.slice(found.length).trim(), label);
    if (names !== null) return { names, label: [found.trim(), ...jointsOf(line)].join(' ') };
  }
  const names = namesIn(line, null);
  return names === null ? null : { names, label: jointsOf(line).join(' ') };
}
