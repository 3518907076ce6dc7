import type { Locale } from '../../shared/ipc/wire.ts';

/** The newsroom's zone: every time on screen is told in it, wherever the machine stands. */
const NEWSROOM_ZONE = 'Asia/Ho_Chi_Minh';

const TAGS = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** Numbers, times and plurals of one language. Built once per language: making an `Intl` object is slow. */
export interface Formats {
  readonly number: (value: number) => string;
  /** `09:38:02`, in the newsroom's zone. */
  readonly clock: (iso: string) => string;
  /** `09:38` today, `hôm qua` yesterday, `23/02` this year, else `23/02/2021`. */
  readonly when: (iso: string, now: Date) => string;
  /** `23/02/2021 09:38`. */
  readonly dateTime: (iso: string) => string;
  /** `09:38:02 23/02/2021`: for things that lie seconds apart. */
  readonly moment: (iso: string) => string;
  readonly date: (iso: string) => string;
  /** `Thứ Ba`. */
  readonly weekday: (iso: string) => string;
}

/** A time that is already written out for people (a receipt's) is shown as it is. */
const ofInstant = (text: string, format: (time: Date) => string): string =>
  Number.isNaN(Date.parse(text)) ? text : format(new Date(text));

function createFormats(locale: Locale): Formats {
  const tag = TAGS[locale];
  const zone = { timeZone: NEWSROOM_ZONE } as const;
  const number = new Intl.NumberFormat(tag);
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const hour = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(tag, { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(tag, { ...zone, weekday: 'long' });
  const year = (time: Date) => day.format(time).slice(-4);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const DAY_MS = 86_400_000;
  return {
    number: (value) => number.format(value),
    clock: (iso) => ofInstant(iso, (time) => clock.format(time)),
    dateTime: (iso) => ofInstant(iso, (time) => `${day.format(time)} ${hour.format(time)}`),
    moment: (iso) => ofInstant(iso, (time) => `${clock.format(time)} ${day.format(time)}`),
    date: (iso) => ofInstant(iso, (time) => day.format(time)),
    weekday: (iso) => ofInstant(iso, (time) => weekday.format(time)),
    when(iso, now) {
      if (Number.isNaN(Date.parse(iso))) return iso;
      const then = new Date(iso);
      if (day.format(then) === day.format(now)) return hour.format(then);
      if (day.format(then) === day.format(new Date(now.getTime() - DAY_MS))) return relative.format(-1, 'day');
      return year(then) === year(now) ? day.format(then).slice(0, 5) : day.format(then);
    },
  };
}

const FORMATS: Readonly<Record<Locale, Formats>> = { vi: createFormats('vi'), en: createFormats('en') };

export const formatsOf = (locale: Locale): Formats => FORMATS[locale];

const englishPlural = new Intl.PluralRules('en-GB');

/** English needs two forms where Vietnamese needs one. */
export const englishCount = (count: number, one: string, other: string): string =>
  `${FORMATS.en.number(count)} ${englishPlural.select(count) === 'one' ? one : other}`;
