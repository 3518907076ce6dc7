import { fail, ok, type Result } from '../result.ts';
import { readDateText, type DateParts, type TimeParts, type TimeProblem } from './date-text.ts';

// Vietnam has kept UTC+7 without summer time since 1975. The label says GMT +7, so older dates are shown in it too.
const VIETNAM_OFFSET_MINUTES = 7 * 60;
const MS_PER_MINUTE = 60_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day in Vietnam at an instant, `yyyy-mm-dd`; a calendar day is returned as it is. Throws on what is neither: those were checked on the way in. */
export function vietnamDay(instantOrDay: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(instantOrDay) ? instantOrDay : vietnamClock(instantOrDay).slice(0, 10);
}

/** `dd/mm/yyyy` of a calendar day `yyyy-mm-dd`, or of the day in Vietnam at an instant. */
export const formatVietnamDate = (instantOrDay: string): string =>
  vietnamDay(instantOrDay).split('-').toReversed().join('/');

/** `dd/mm/yyyy hh:mm (GMT +7)` of an ISO instant with a zone, wherever the computer stands. */
export const formatVietnamTime = (instant: string): string =>
  `${formatVietnamDate(instant)} ${vietnamClock(instant).slice(11, 16)} (GMT +7)`;

/**
 * An ISO instant in +07:00, to the second, from how portals and people write it: `23/02/2021 09:38`, `Thứ Ba, 23/02/2021, 09:38 (GMT+7)`, `09h38 ngày
 * 23-2-2021`, ISO. Day before month, always; no zone means Vietnam's. Refused rather than guessed: no time of day, impossible dates, a weekday that is
 * not that day's, anything left over.
 */
export function parseVietnamTime(text: string): Result<string, TimeProblem> {
  const read = readDateText(text);
  if (!read.ok) return read;
  const { date, time, offsetMinutes } = read.value;
  return time === null ? fail({ kind: 'no-time' }) : ok(instantOf(date, time, offsetMinutes ?? VIETNAM_OFFSET_MINUTES));
}

/** The calendar day in Vietnam, `yyyy-mm-dd`, from the same ways of writing; the time of day may be missing. */
export function parseVietnamDate(text: string): Result<string, TimeProblem> {
  const read = readDateText(text);
  if (!read.ok) return read;
  const { date, time, offsetMinutes } = read.value;
  if (time === null || offsetMinutes === null) return ok(dayOf(date));
  return ok(vietnamDay(instantOf(date, time, offsetMinutes)));
}

const dayOf = ({ year, month, day }: DateParts): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

function instantOf(date: DateParts, time: TimeParts, offsetMinutes: number): string {
  const clock = `${dayOf(date)}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}Z`;
  const shifted = new Date(Date.parse(clock) + (VIETNAM_OFFSET_MINUTES - offsetMinutes) * MS_PER_MINUTE);
  return `${shifted.toISOString().slice(0, 19)}+07:00`;
}

/** The instant as Vietnam's clocks show it, `yyyy-mm-ddThh:mm:ss`. */
const vietnamClock = (instant: string): string =>
  new Date(Date.parse(instant) + VIETNAM_OFFSET_MINUTES * MS_PER_MINUTE).toISOString().slice(0, 19);
