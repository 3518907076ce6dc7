import { fail, ok, type Result } from '../result.ts';
import { foldText } from './fold.ts';

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface TimeParts {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a line of text says about a moment. `time` and `offsetMinutes` (east of Greenwich) are null where it says nothing. */
export interface DateText {
  readonly date: DateParts;
  readonly time: TimeParts | null;
  readonly offsetMinutes: number | null;
}

/** Why a text is no usable moment. `unreadable` covers everything that is not one date with its time and zone, words around it included. */
export type TimeProblem =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'impossible-date' }
  | { readonly kind: 'impossible-time' }
  | { readonly kind: 'wrong-weekday' }
  | { readonly kind: 'no-time' };

// No portal's date line is longer; keeps hostile input from costing anything.
const MAX_LENGTH = 200;

const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[t ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?: ?(?<zone>z|[+-]\d{2}:?\d{2}))?)?$/;
const ZONE = /\(?\s*\b(?:gmt|utc)\s*(?<zone>[+-]\s*\d{1,2}(?::?\d{2})?)?(?![\d:])\s*\)?/;
const NUMERIC_DATE = /(?<!\d)(?<day>\d{1,2})(?<sign> ?[/.-] ?)(?<month>\d{1,2})\k<sign>(?<year>\d{4})(?!\d)/;
const WORDED_DATE = /(?<!\d)(?<day>\d{1,2}) thang (?<month>\d{1,2})(?:,| nam|, nam)? (?<year>\d{4})(?!\d)/;
const CLOCK =
  /(?<!\d)(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2}))?| ?(?:h|gio)(?: ?(?<minute2>\d{2})(?: ?(?:phut|p))?)?)(?!\d)(?: ?(?<half>am|pm|sa|ch)(?![a-z]))?/;
const WEEKDAY = /(?<![a-z])(?:thu (?<name>hai|ba|tu|nam|sau|bay|[2-7])|(?<sunday>chu nhat|cn))(?![a-z\d])/;
// Labels and joints that may stand around a moment; whatever else is left over makes the text unreadable.
const AROUND = /(?<![a-z])(?:cap nhat|xuat ban|dang|ngay|luc|vao)(?![a-z])|[\s,;:|()\-–—•·]/g;

const WEEKDAY_NAMES = ['chu nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay'];

type Groups = Readonly<Record<string, string | undefined>>;

/** Reads one moment out of a line of text, by the rules that `parseVietnamTime` promises. */
export function readDateText(text: string): Result<DateText, TimeProblem> {
  if (text.length > MAX_LENGTH) return fail({ kind: 'unreadable' });
  const line = foldText(text).replace(/\s+/gu, ' ').trim();
  const iso = ISO.exec(line)?.groups;
  return iso === undefined
    ? readPortalLine(line)
    : checked(iso, iso['hour'] === undefined ? null : iso, iso['zone'], null);
}

function readPortalLine(line: string): Result<DateText, TimeProblem> {
  let rest = line;
  const take = (pattern: RegExp): Groups | null => {
    const match = pattern.exec(rest);
    if (match === null) return null;
    rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
    return match.groups ?? {};
  };
  // The zone first: its +07:00 would pass for a time of day; the weekday before the date: "thứ 3 23/02".
  const zone = take(ZONE);
  const weekday = take(WEEKDAY);
  const date = take(NUMERIC_DATE) ?? take(WORDED_DATE);
  const clock = take(CLOCK);
  if (date === null || rest.replace(AROUND, '') !== '') return fail({ kind: 'unreadable' });
  return checked(date, clock, zone === null ? undefined : (zone['zone'] ?? '+0'), weekday);
}

function checked(
  dateGroups: Groups,
  clock: Groups | null,
  zone: string | undefined,
  weekday: Groups | null,
): Result<DateText, TimeProblem> {
  const date = { year: Number(dateGroups['year']), month: Number(dateGroups['month']), day: Number(dateGroups['day']) };
  const time = clock === null ? null : timeOf(clock);
  const offsetMinutes = zone === undefined ? null : offsetOf(zone);
  if (!isPossibleDate(date)) return fail({ kind: 'impossible-date' });
  if (time === 'impossible' || offsetMinutes === 'impossible') return fail({ kind: 'impossible-time' });
  if (weekday !== null && weekdayOf(weekday) !== utcDay(date).getUTCDay()) return fail({ kind: 'wrong-weekday' });
  return ok({ date, time, offsetMinutes });
}

const utcDay = ({ year, month, day }: DateParts): Date => new Date(Date.UTC(year, month - 1, day));

// Four-digit years from 1000: Date.UTC takes 0–99 for the twentieth century, and no newspaper prints them.
const isPossibleDate = (date: DateParts): boolean =>
  date.year >= 1000 && utcDay(date).getUTCMonth() === date.month - 1 && utcDay(date).getUTCDate() === date.day;

function timeOf(groups: Groups): TimeParts | 'impossible' {
  const hour = Number(groups['hour']);
  const minute = Number(groups['minute'] ?? groups['minute2'] ?? 0);
  const second = Number(groups['second'] ?? 0);
  const half = groups['half'];
  if (hour > 23 || minute > 59 || second > 59) return 'impossible';
  if (half === undefined) return { hour, minute, second };
  const isAfternoon = half === 'pm' || half === 'ch';
  // Portals also print 14:38 PM; 14:38 AM and 0:38 PM contradict themselves.
  if (hour > 12) return isAfternoon ? { hour, minute, second } : 'impossible';
  if (hour === 0 && isAfternoon) return 'impossible';
  return { hour: (hour % 12) + (isAfternoon ? 12 : 0), minute, second };
}

function offsetOf(zone: string): number | 'impossible' {
  if (zone === 'z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  const hours = Number(digits.length > 2 ? digits.slice(0, -2) : digits);
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  return hours > 14 || minutes > 59 ? 'impossible' : sign * (hours * 60 + minutes);
}

function weekdayOf(groups: Groups): number {
  const name = groups['name'];
  if (name === undefined) return 0;
  return /\d/.test(name) ? Number(name) - 1 : WEEKDAY_NAMES.indexOf(name);
}
