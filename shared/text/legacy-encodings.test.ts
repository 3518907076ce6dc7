import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAs, decodeLegacy, detectLegacy, legacyFontOf, type LegacyEncoding } from './legacy-encodings.ts';
import { TCVN3_LETTERS } from './tcvn3.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';
import { VNI_LETTERS } from './vni.ts';

const news =
  'Sáng nay, người dân xã Điềm Thụy xuống đồng gặt lúa sớm để tránh bão. Theo ủy ban xã, hơn 600 ha đã chín rộ; ' +
  'các tổ đổi công giúp những hộ neo đơn, không để thóc ngã đổ ngoài ruộng. Nước sông Cầu vẫn dưới mức báo động 1, ' +
  'nhưng đội xung kích trực suốt đêm ở kè Mỹ, chuẩn bị sẵn bao cát, thuyền và đèn pin.';

const encoder =
  (table: ReadonlyMap<string, string>) =>
  (text: string): string => {
    const codes = new Map([...table].toReversed().map(([code, letter]) => [letter, code]));
    return Array.from(text, (letter) => codes.get(letter) ?? letter).join('');
  };
const toTcvn3 = encoder(TCVN3_LETTERS);
const toVni = encoder(VNI_LETTERS);

const VIQR_SIGNS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0309': '?',
  '\u0303': '~',
  '\u0301': "'",
  '\u0323': '.',
  '\u0302': '^',
  '\u0306': '(',
  '\u031b': '+',
};
const toViqr = (text: string): string =>
  Array.from(text, (letter) => {
    const [base = '', ...marks] = letter.normalize('NFD');
    // RFC 1456 writes the letter's own mark before the tone's.
    const signs = marks
      .map((mark) => VIQR_SIGNS[mark] ?? '')
      .toSorted((a, b) => Number('^(+'.includes(b)) - Number('^(+'.includes(a)));
    return (base === 'đ' ? 'dd' : base === 'Đ' ? 'DD' : base) + signs.join('');
  }).join('');

const encode: Readonly<Record<LegacyEncoding, (text: string) => string>> = { tcvn3: toTcvn3, vni: toVni, viqr: toViqr };
const encodings = ['tcvn3', 'vni', 'viqr'] as const;

describe('[T24] what was written before Unicode comes back letter by letter', () => {
  test('known words, typed out by hand', () => {
    expect([
      decodeAs('Tr\u00ad\u00eang \u00a7\u00b9i h\u00e4c Th\u00b8i Nguy\u00aan', 'tcvn3'),
      decodeAs('Tröôøng Ñaïi hoïc Thaùi Nguyeân, caáp baèng, lyù do, ÑAÏI HOÏC', 'vni'),
      decodeAs("Tru+o+`ng DDa.i ho.c Tha'i Nguye^n, ca^'p ba(`ng, ly' do", 'viqr'),
    ]).toEqual([
      'Trường Đại học Thái Nguyên',
      'Trường Đại học Thái Nguyên, cấp bằng, lý do, ĐẠI HỌC',
      'Trường Đại học Thái Nguyên, cấp bằng, lý do',
    ]);
  });

  test('TCVN3: all small letters and its seven capitals; the capitals font gives the rest', () => {
    const small = VIETNAMESE_LETTERS.slice(0, 67).join('');
    expect(decodeAs(toTcvn3(`${small}ĂÂÊÔƠƯĐ`), 'tcvn3')).toBe(`${small}ĂÂÊÔƠƯĐ`);
    expect(decodeAs(toTcvn3(small), 'tcvn3', true)).toBe(small.toUpperCase());
  });

  test('VNI: all 134 letters, apart and in a row; small signs after a capital too', () => {
    const all = VIETNAMESE_LETTERS.join('');
    expect(decodeAs(toVni(all), 'vni')).toBe(all);
    expect(decodeAs('Ñaûng boä, Ôû, Öùng, AÙnh, Aùnh, Eâm', 'vni')).toBe('Đảng bộ, Ở, Ứng, Ánh, Ánh, Êm');
  });

  test.each(encodings)('%s: a whole paragraph', (encoding) => {
    expect(decodeAs(encode[encoding](news), encoding)).toBe(news);
    expect(decodeAs('', encoding)).toBe('');
    expect(decodeAs('Tea 🍵 \u200F2021', encoding)).toBe('Tea 🍵 \u200F2021');
  });
});

test.each([
  ["Anh la`m gi` the^'? Em ddo.c ba'o.", 'Anh làm gì thế? Em đọc báo.'],
  ['No' + "' ngu? ro^`i. Ba tho^i.", 'Nó ngủ rồi. Ba thôi.'],
  ['Ba` Thi. Mai o*? xa~ La.', 'Bà Thị Mai ở xã La.'],
  [
    "Thu+ gu+?i a.b@bao.vn hay www.bao.vn/la.i, xem I/O, don't add",
    "Thư gửi a.b@bao.vn hay www.bao.vn/la.i, xem I/O, don't add",
  ],
  ['Ba\\? Ma\\. co+m', 'Ba? Ma. cơm'],
  ['Ma ra.\nMa ra?', 'Ma ra.\nMa ra?'],
  ['Ba nga?\nro^`i bi.\nddau.\n\nThi.\nMai', 'Ba ngả\nrồi bị\nđau.\n\nThị\nMai'],
  ['a'.repeat(40) + '.', 'a'.repeat(40) + '.'],
])('[T25] VIQR leaves punctuation, addresses and English alone: %j', (viqr, text) => {
  expect(decodeAs(viqr, 'viqr')).toBe(text);
});

describe('[T26] the encoding is told by the words, from four words on', () => {
  test.each(encodings)('%s: every stretch of eight words of a paragraph', (encoding) => {
    const words = news.split(' ');
    const wrong = words.slice(0, -8).flatMap((_word, index) => {
      // A word follows, because VIQR reads a last sign before nothing as punctuation.
      const stretch = words
        .slice(index, index + 8)
        .concat('rồi')
        .join(' ');
      return decodeLegacy(encode[encoding](stretch), null).text === stretch ? [] : [stretch];
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['Unicode', news],
    ['decomposed Unicode', news.normalize('NFD')],
    ['Unicode without marks', 'Bao Thai Nguyen dien tu, tin trong tinh. Ban doc? Gui thu.'],
    ['English', "The farmers didn't wait. Who can? He said so, and they did: 600 acres were harvested."],
    ['French', 'L’été déjà fané, les élèves rentrent à l’école où le maître les espère très tôt.'],
    ['German', 'Die Bäuerin fährt früh über die Brücke, weil das Wetter schön und die Straße leer ist.'],
    ['Russian', 'Утром жители вышли на поля'],
    ['three words', 'Th\u00b8i Nguy\u00aan m\u00ada'],
    ['numbers and emoji', '23/02/2021 – 1,65% 🌾 🌾 🌾 🌾 ·'],
    ['nothing', ''],
  ])('%s is no legacy text', (_name, text) => {
    expect([detectLegacy(text), decodeLegacy(text, null)]).toEqual([
      null,
      { text: text.normalize('NFC'), encoding: null },
    ]);
  });

  test('100,000 characters cost no more than their beginning', () => {
    const long = toTcvn3(news.concat(' ').repeat(300));
    expect([detectLegacy(long), detectLegacy('x'.repeat(100_000)), decodeLegacy(long, null).text.length]).toEqual([
      'tcvn3',
      null,
      long.length,
    ]);
  });
});

describe('[T27] a legacy font’s name decides, unless the text is Unicode already', () => {
  test.each([
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ["'.vnarialh', serif", { encoding: 'tcvn3', capitals: true }],
    ['"VNI-Times", serif', { encoding: 'vni', capitals: false }],
    ['VNI Helve', { encoding: 'vni', capitals: false }],
    ['Times New Roman', null],
    ['Vni', null],
    ['serif, .VnTime', null],
    ['', null],
  ])('%s', (family, font) => {
    expect(legacyFontOf(family)).toEqual(font);
  });

  test.each([
    ['m\u00ada', '.VnTime', { text: 'mưa', encoding: 'tcvn3' }],
    ['b\u00b8o th\u00b8i nguy\u00aan', '.VnTimeH', { text: 'BÁO THÁI NGUYÊN', encoding: 'tcvn3' }],
    ['Möa', 'VNI-Times', { text: 'Mưa', encoding: 'vni' }],
    ['“Mưa” lớn', '.VnTime', { text: '“Mưa” lớn', encoding: null }],
    ['Mưa'.normalize('NFD'), 'VNI-Times', { text: 'Mưa', encoding: null }],
    ['Möa', 'Arial', { text: 'Möa', encoding: null }],
  ])('%s in %s', (text, font, decoded) => {
    expect(decodeLegacy(text, font)).toEqual(decoded);
  });

  test('any text under any name gives NFC and never fails', () => {
    const names = fc.constantFrom(null, '.VnTime', '.VnTimeH', 'VNI-Times', 'Arial');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), names, (text, name) => {
        const decoded = decodeLegacy(text, name).text;
        expect(decoded).toBe(decoded.normalize('NFC'));
      }),
    );
  });
});
