import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SLUG_LENGTH, slugOf } from './slug.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

describe('[T6] a slug is what a reader would type', () => {
  // The eight ways in which slug libraries were seen to spoil Vietnamese headlines.
  test.each([
    ['NFD input', 'Ngày hội trồng rừng'.normalize('NFD'), 'ngay-hoi-trong-rung'],
    ['a decimal comma and %', 'Hộ nghèo còn 1,65%', 'ho-ngheo-con-1-65'],
    ['a date', 'Lịch cắt điện ngày 23/02/2021', 'lich-cat-dien-ngay-23-02-2021'],
    ['curly quotes', 'Giữ “lửa” cho làng nghề', 'giu-lua-cho-lang-nghe'],
    ['đ and Đ', 'Đại hội điểm cấp xã', 'dai-hoi-diem-cap-xa'],
    ['an ampersand, not "and"', 'Chè & du lịch', 'che-du-lich'],
    ['capitals inside a word', 'TPHCM: giá iPhone giảm', 'tphcm-gia-iphone-giam'],
    ['… and the letters Ý Ỏ Ử ỷ ỹ ỵ', 'Ý kiến… Ỏ Ử kỷ mỹ lỵ', 'y-kien-o-u-ky-my-ly'],
  ])('%s', (_trap, headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  test.each([
    ['600ha rừng, 5.198 hộ, 1,2–1,5 tỷ', '600ha-rung-5-198-ho-1-2-1-5-ty'],
    ['Covid-19: mở cửa lúc 09:30', 'covid-19-mo-cua-luc-09-30'],
    ['500m² đất, ﬁlm Łódź Straße', '500m2-dat-film-lodz-strasse'],
    ['  --Hà Nội\u200F\u00a0🌧 mưa--  ', 'ha-noi-mua'],
    ['🎉🎉', ''],
    ['', ''],
  ])('%s', (headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  test('all 134 letters', () => {
    expect(VIETNAMESE_LETTERS.filter((letter) => !/^[adeiouy]$/.test(slugOf(letter.normalize('NFD'))))).toEqual([]);
  });
});

describe('[T7] a long slug is cut between syllables, never inside a number', () => {
  test.each([
    ['Quê hương đổi mới', 9, 'que-huong'],
    ['Quê hương đổi mới', 12, 'que-huong'],
    ['Quê hương đổi mới', 13, 'que-huong-doi'],
    ['Lãi suất 1,65% mỗi năm', 10, 'lai-suat'],
    ['Lãi suất 1,65% mỗi năm', 13, 'lai-suat-1-65'],
    ['Nghiêngngả', 6, 'nghien'],
    ['12.345.678 đồng', 3, '12'],
    ['Quê', 0, ''],
  ])('%s in %d', (headline, maxLength, slug) => {
    expect(slugOf(headline, maxLength)).toBe(slug);
  });

  test('of any text: allowed characters, short enough, stable, blind to NFC and NFD, a beginning of the long slug', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(...VIETNAMESE_LETTERS, 'a', 'b', '1', '9', ',', '.', '/', ' ', '-', '%', '²'),
      }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 40 }), (headline, maxLength) => {
        const slug = slugOf(headline, maxLength);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(maxLength);
        expect([slugOf(slug, maxLength), slugOf(headline.normalize('NFD'), maxLength)]).toEqual([slug, slug]);
        expect(slugOf(headline, 1_000_000).startsWith(slug)).toBe(true);
      }),
    );
  });

  test('a headline of 100,000 characters', () => {
    expect(slugOf('Đường về nhà '.repeat(8_000)).length).toBeLessThanOrEqual(DEFAULT_SLUG_LENGTH);
    expect(slugOf('ệ1,'.repeat(40_000)).length).toBeLessThanOrEqual(DEFAULT_SLUG_LENGTH);
  });
});
