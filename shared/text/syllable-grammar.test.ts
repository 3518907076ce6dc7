import { describe, expect, test } from 'vitest';
import { INITIALS, isSyllable, parseSyllable, RIMES, spellSyllable, type ToneStyle } from './syllable-grammar.ts';
import { TONES, VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

describe('[T20] a syllable is told from what cannot be one', () => {
  test.each([
    'nghiêng khuỷu quỷ quýt quốc quyết quỳnh quờ quặng quanh quên quít gì gìn giếng giết giữa già gió giặt giương',
    'thuở huơ khuya khuỵu ngoằn ngoèo ngoéo oanh oách ỷ y ý yêu yếm uyên uỷ ủy ưa ươn ích ỉa ê ồ ơi ừ',
    'hòa hoà khỏe khoẻ thủy thuỷ xoong coóc tuýp buýt pin Pác Úc Huế sỹ sĩ trỗi Oánh Duẩn Đắc',
    'Thái Nguyên ĐỊNH HÓA Võ Nhai phường xã kỹ kể ghế ghi nghe nghỉ cứ cơ cuốc cua của tỷ tỉ mỹ lý',
  ])('%s', (text) => {
    expect(words(text).filter((word) => !isSyllable(word) || !isSyllable(word.normalize('NFD')))).toEqual([]);
  });

  test.each([
    'đuợc nguời vuợt ctới nghành điểmxuống đãphanh vơí nhiêù điêù hoán᷄ qúy gìa',
    'kan ca̍t cat hop tich các̉ cèch kà ce gê ngề ghà nghà coa quu quoá quô giy yêt iêu thyên nghy',
    'iPhone km fan jazz web zíp Đắk HTML 23 a1 tu-vấn 👍 á́ ấ́ \u0301 q qu ng đ',
  ])('%s', (text) => {
    expect(words(text).filter((word) => isSyllable(word))).toEqual([]);
    expect(isSyllable('')).toBe(false);
  });

  test('every letter of the 134 stands in some syllable', () => {
    const carriers = ['', 'i', 'o', 'u', 'n', 'm', 'i', 'y', 'a', 'ơ'];
    const idle = VIETNAMESE_LETTERS.filter(
      (letter) => !carriers.some((end) => isSyllable(letter + end) || isSyllable(`t${letter}${end}`)),
    );
    expect(idle).toEqual([]);
  });
});

describe('[T21] spelling and parsing are each other’s inverse', () => {
  test('for every possible syllable in both styles', () => {
    const spelled = new Set<string>();
    const broken: string[] = [];
    const combinations = INITIALS.flatMap((initial) =>
      RIMES.flatMap((rime) => TONES.map((tone) => ({ initial, rime, tone }))),
    );
    for (const style of ['old', 'new'] satisfies ToneStyle[]) {
      for (const combination of combinations) {
        const syllable = parseSyllable(spellSyllable(combination, style));
        if (syllable === null) continue;
        const word = spellSyllable(syllable, style);
        spelled.add(word);
        const again = parseSyllable(word.normalize('NFD'));
        if (JSON.stringify(again) !== JSON.stringify(syllable) || !isSyllable(word.toUpperCase())) broken.push(word);
      }
    }
    expect(broken).toEqual([]);
    // Not a promise, but a change of the grammar that moves it by hundreds should be noticed.
    expect(spelled.size).toMatchInlineSnapshot(`17800`);
  });

  test.each([
    ['quyết', { initial: 'qu', rime: 'yêt', tone: 'acute' }],
    ['GIẾNG', { initial: 'gi', rime: 'iêng', tone: 'acute' }],
    ['vơí', { initial: 'v', rime: 'ơi', tone: 'acute' }],
    ['nghiêng', { initial: 'ngh', rime: 'iêng', tone: 'level' }],
    ['Ừ', { initial: '', rime: 'ư', tone: 'grave' }],
  ])('%s', (word, syllable) => {
    expect(parseSyllable(word.normalize('NFD'))).toEqual(syllable);
  });
});
