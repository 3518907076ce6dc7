import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../result.ts';
import {
  formatVietnamDate,
  formatVietnamTime,
  parseVietnamDate,
  parseVietnamTime,
  vietnamDay,
} from './vietnam-time.ts';

describe('[T12] instants are shown in Vietnamese time, whatever the computer says', () => {
  test.each([
    ['2021-02-23T09:38:00+07:00', '23/02/2021 09:38 (GMT +7)'],
    ['2021-02-23T02:38:59Z', '23/02/2021 09:38 (GMT +7)'],
    ['2020-12-31T17:00:00.000Z', '01/01/2021 00:00 (GMT +7)'],
    ['2024-02-29T23:59:00-05:00', '01/03/2024 11:59 (GMT +7)'],
    ['1954-10-10T08:00:00+07:00', '10/10/1954 08:00 (GMT +7)'],
  ])('%s', (instant, shown) => {
    expect(formatVietnamTime(instant)).toBe(shown);
    expect(formatVietnamDate(instant)).toBe(shown.slice(0, 10));
  });

  test('a calendar day has no zone to be moved by', () => {
    expect([formatVietnamDate('2021-02-23'), vietnamDay('2021-02-23'), vietnamDay('2021-02-23T17:00:00Z')]).toEqual([
      '23/02/2021',
      '2021-02-23',
      '2021-02-24',
    ]);
  });
});

describe('[T13] the ways in which portals write a moment are read', () => {
  test.each([
    '23/02/2021 09:38',
    '23/02/2021 09:38 (GMT +7)',
    'Cập nhật ngày: 23/02/2021 09:38 (GMT +7)',
    'Thứ Ba, 23/02/2021, 09:38 (GMT+7)',
    'THỨ BA, 23/02/2021 09:38 GMT+7',
    'Thứ 3, ngày 23/2/2021 | 9:38',
    '23-2-2021 09:38',
    '23.02.2021 - 09:38:00',
    '09:38 | 23/02/2021',
    '09:38, thứ Ba ngày 23-02-2021',
    '9h38 ngày 23/2/2021',
    '9 giờ 38 phút, ngày 23 tháng 2 năm 2021',
    'Đăng lúc: 09:38 AM, 23/02/2021',
    '23/02/2021 9:38 SA',
    '23/02/2021 02:38 (GMT)',
    '23/02/2021 10:38 (GMT+08:00)',
    '2021-02-23 09:38',
    '2021-02-23T09:38:00',
    '2021-02-23T09:38:00+07:00',
    '2021-02-23T09:38:00+0700',
    '2021-02-23T02:38:00.123Z',
    '\u00a0 23/02/2021\u00a009:38 ',
  ])('%s', (text) => {
    expect(parseVietnamTime(text)).toEqual(ok('2021-02-23T09:38:00+07:00'));
    expect(parseVietnamTime(text.normalize('NFD'))).toEqual(ok('2021-02-23T09:38:00+07:00'));
    expect(parseVietnamDate(text)).toEqual(ok('2021-02-23'));
  });

  test.each([
    ['23/02/2021 2:38 CH', '14:38'],
    ['23/02/2021 14:38 PM', '14:38'],
    ['23/02/2021 12:05 PM', '12:05'],
    ['23/02/2021 12:05 SA', '00:05'],
    ['14h ngày 23/02/2021', '14:00'],
  ])('%s', (text, clock) => {
    expect(parseVietnamTime(text)).toEqual(ok(`2021-02-23T${clock}:00+07:00`));
  });

  test.each(['23/02/2021', '2021-02-23', 'Thứ Ba, 23-2-2021', 'ngày 23 tháng 02 năm 2021'])('%s, a day', (text) => {
    expect([parseVietnamDate(text), parseVietnamTime(text)]).toEqual([ok('2021-02-23'), fail({ kind: 'no-time' })]);
  });

  test.each([
    ['Chủ nhật, 28/02/2021', '2021-02-28'],
    ['Thứ Bảy, 27/02/2021', '2021-02-27'],
    ['Thứ tư 24/02/2021', '2021-02-24'],
    ['2021-02-23T20:00:00Z', '2021-02-24'],
  ])('%s', (text, day) => {
    expect(parseVietnamDate(text)).toEqual(ok(day));
  });

  test('what is shown can be read again', () => {
    const anyDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDate, (date) => {
        const instant = date.toISOString();
        const shown = formatVietnamTime(instant);
        const read = parseVietnamTime(shown);
        expect(read.ok && formatVietnamTime(read.value)).toBe(shown);
        expect(read.ok && Date.parse(read.value)).toBe(Math.floor(date.getTime() / 60_000) * 60_000);
        expect(parseVietnamDate(formatVietnamDate(instant))).toEqual(ok(vietnamDay(instant)));
      }),
    );
  });
});

describe('[T14] what is impossible or unclear is refused, never guessed', () => {
  test.each([
    ['30/02/2021 09:38', 'impossible-date'],
    ['29/02/2021', 'impossible-date'],
    ['02/23/2021 09:38', 'impossible-date'],
    ['00/00/2021', 'impossible-date'],
    ['2021-02-31T09:38:00+07:00', 'impossible-date'],
    ['01/01/0021', 'impossible-date'],
    ['23/02/2021 24:00', 'impossible-time'],
    ['23/02/2021 09:60', 'impossible-time'],
    ['23/02/2021 14:38 AM', 'impossible-time'],
    ['23/02/2021 09:38 (GMT+25)', 'impossible-time'],
    ['Thứ Hai, 23/02/2021 09:38', 'wrong-weekday'],
    ['23/02/21 09:38', 'unreadable'],
    ['23/02-2021 09:38', 'unreadable'],
    ['23/02/2021 09:38 và 24/02/2021', 'unreadable'],
    ['Họp chợ ngày 23/02/2021', 'unreadable'],
    ['hôm qua', 'unreadable'],
    ['123/02/2021', 'unreadable'],
    ['09:38', 'unreadable'],
    ['🕘', 'unreadable'],
    ['', 'unreadable'],
    [' '.repeat(100_000), 'unreadable'],
  ])('%s', (text, kind) => {
    expect([parseVietnamTime(text), parseVietnamDate(text)]).toEqual([fail({ kind }), fail({ kind })]);
  });

  test('any text gives an answer, and an answer is a real instant', () => {
    const unit = fc.constantFrom(
      '23',
      '/',
      '02',
      '2021',
      ' ',
      '09',
      ':',
      '38',
      'thứ ba',
      'GMT',
      '+7',
      'h',
      '(',
      ')',
      '-',
      'T',
      'Z',
      'CH',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const read = parseVietnamTime(text);
        expect(!read.ok || formatVietnamTime(read.value).endsWith('(GMT +7)')).toBe(true);
      }),
    );
  });
});
