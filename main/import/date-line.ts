import { parseVietnamDate, parseVietnamTime } from '../../shared/text/vietnam-time.ts';
import { readByline, type BylineLine } from './byline-line.ts';

/** A line that says when a page was published, and perhaps by whom. `instant` is null where it names only the day. */
export interface DateLine {
  readonly instant: string | null;
  readonly day: string;
  readonly name: BylineLine | null;
}

const LABEL =
  /^\s*(ngày (đăng|xuất bản|cập nhật|phát hành)|(thời gian|thời điểm)( đăng)?|(cập nhật|đăng|xuất bản)( lần cuối| mới nhất)?( lúc| ngày| vào)?|published( on)?|posted( on)?|updated( on)?|date)\s*[:：]?\s*/iu;

type Moment = Omit<DateLine, 'name'>;

function momentOf(text: string): Moment | null {
  for (const candidate of [text, text.replace(LABEL, '')]) {
    const day = parseVietnamDate(candidate);
    if (!day.ok) continue;
    const instant = parseVietnamTime(candidate);
    return { instant: instant.ok ? instant.value : null, day: day.value };
  }
  return null;
}

/** Reads such a line; null for every other line, so also for a sentence that mentions a date. */
export function readDateLine(text: string): DateLine | null {
  const line = text.trim();
  if (line.length > 160 || !/\d{4}/.test(line)) return null;
  const whole = momentOf(line);
  if (whole !== null) return { ...whole, name: null };
  const parts = line.split(/\s*[|•·]\s*|\s+[–—-]\s+/u);
  for (let cut = 1; cut < parts.length; cut += 1) {
    const [before, behind] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')];
    for (const [moment, rest] of [
      [before, behind],
      [behind, before],
    ] as const) {
      const found = momentOf(moment);
      const name = found === null ? null : readByline(rest);
      if (found !== null && name !== null) return { ...found, name };
    }
  }
  return null;
}

/** A line that means to be one but names no date that ever was: no part of any article's text. */
export const isBrokenDateLine = (text: string): boolean =>
  text.length <= 160 &&
  readDateLine(text) === null &&
  /^\P{L}*(cập nhật|ngày đăng|đăng lúc|xuất bản|thứ (hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật)[^.!?]*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^.!?]*$/iu.test(
    text,
  );
