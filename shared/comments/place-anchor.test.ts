import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, placeAnchor, WHOLE_ARTICLE, type PlaceText } from './place-anchor.ts';

const TEXT = 'Bà con xóm Suối Bạc hái lứa chè đầu từ sáng sớm, rồi hái tiếp lứa chè sau khi trời tạnh.';
const block = (id: string, text: string): PlaceText => ({ on: 'block', id, text });
const on = (text: string, words: string, nth = 0) => {
  let start = text.indexOf(words);
  for (let skipped = 0; skipped < nth; skipped += 1) start = text.indexOf(words, start + 1);
  return anchorOf(block('b1', text), start, start + words.length);
};
/** The words that are found, with what became of them. */
function found(anchor: Parameters<typeof placeAnchor>[0], ...places: readonly PlaceText[]) {
  const at = placeAnchor(anchor, places);
  if (at.kind !== 'words') return at.kind;
  const text = places.find(({ id }) => id === at.id)?.text ?? '';
  return `${at.id} ${at.isRewritten ? 'rewritten ' : ''}${text.slice(at.start, at.end)}`;
}

describe('[T3] the words of a comment are found again', () => {
  test('where the same words stand twice, the ones that were meant', () => {
    const second = on(TEXT, 'lứa chè', 1);
    const at = placeAnchor(second, [block('b1', `Sáng nay ${TEXT}`)]);
    expect(at).toMatchObject({ kind: 'words', start: 'Sáng nay '.length + TEXT.lastIndexOf('lứa chè') });
  });

  test('through edits before, behind and in another form of the same letters', () => {
    const anchor = on(TEXT, 'lứa chè đầu');
    expect(found(anchor, block('b1', TEXT.replace('Bà con', 'Mọi người').replace('sáng sớm', 'tinh mơ')))).toBe(
      'b1 lứa chè đầu',
    );
    expect(found(anchor, block('b1', TEXT.normalize('NFD')))).toBe(`b1 ${'lứa chè đầu'.normalize('NFD')}`);
  });

  test('in the other half of a paragraph that was split, and in a block that took the words', () => {
    const anchor = on(TEXT, 'lứa chè sau');
    expect(found(anchor, block('b1', TEXT.slice(0, 50)), block('b2', TEXT.slice(50)))).toBe('b2 lứa chè sau');
    expect(found(on(TEXT, 'hái tiếp lứa chè sau'), block('b9', 'Chiều về, hái tiếp lứa chè sau nữa.'))).toBe(
      'b9 hái tiếp lứa chè sau',
    );
  });

  test('rewritten between what stood around them; a rewritten paragraph while a third of it stayed', () => {
    const anchor = on(TEXT, 'lứa chè đầu');
    expect(found(anchor, block('b1', TEXT.replace('lứa chè đầu', 'mẻ búp non')))).toBe('b1 rewritten mẻ búp non');
    const whole = anchorOf(block('b1', 'Chợ mở từ sáng sớm'), 0, 18);
    expect(found(whole, block('b1', 'Chợ đã mở từ tinh mơ'))).toBe('b1 rewritten Chợ đã mở từ tinh mơ');
  });

  test('gone: removed, or the whole block with them', () => {
    const anchor = on(TEXT, 'lứa chè đầu');
    expect(found(anchor, block('b1', TEXT.replace('lứa chè đầu ', '')))).toBe('gone');
    expect(found(anchor, block('b2', 'Chuyện khác hẳn.'))).toBe('gone');
    expect(found(anchorOf(block('b1', 'Chợ mở sớm'), 0, 10), block('b1', 'Trời mưa to'))).toBe('gone');
  });

  test('a photo or field as such is there as long as it stands on the page', () => {
    const photo = anchorOf({ on: 'figure', id: 'f1', text: 'Vườn chè' }, 0, 0);
    expect([placeAnchor(photo, [{ on: 'figure', id: 'f1', text: '' }]), placeAnchor(photo, [])]).toEqual([
      { kind: 'whole' },
      { kind: 'gone' },
    ]);
    expect(placeAnchor(WHOLE_ARTICLE, [])).toEqual({ kind: 'whole' });
  });
});

test('[T4] a short quote is not taken from another block without what stood around it', () => {
  const anchor = on(TEXT, 'chè');
  expect(found(anchor, block('b1', 'Đoạn này viết lại hết.'), block('b2', 'Giá chè ở chợ huyện.'))).toBe('gone');
  expect(found(anchor, block('b1', 'Đoạn này viết lại hết.'), block('b2', TEXT))).toBe('b2 chè');
});

const words = fc.array(fc.constantFrom('chè', 'Suối', 'Bạc', 'mùa', 'đỏ', '.', 'hái', 'sớm'), {
  minLength: 1,
  maxLength: 30,
});

test('[T3] whatever stands around them, words that still stand in their block are found as they are', () => {
  fc.assert(
    fc.property(words, words, words, words, words, (before, quote, after, newBefore, newAfter) => {
      const text = [...before, ...quote, ...after].join(' ');
      const start = before.join(' ').length + 1;
      const quoted = quote.join(' ');
      const anchor = anchorOf(block('b1', text), start, start + quoted.length);
      const edited = [...newBefore, quoted, ...newAfter].join(' ');
      const at = placeAnchor(anchor, [block('b0', 'đầu'), block('b1', edited)]);
      expect(at).toMatchObject({ kind: 'words', id: 'b1', isRewritten: false });
      expect(at.kind === 'words' ? edited.slice(at.start, at.end) : '').toBe(quoted);
    }),
  );
});

test('[T2] unchanged, any stretch is found exactly where it was', () => {
  const stretches = fc.tuple(words, fc.nat(), fc.nat()).map(([all, a, b]) => {
    const text = all.join(' ');
    const [start = 0, end = 0] = [a, b].map((at) => at % (text.length + 1)).toSorted((x, y) => x - y);
    return { text, anchor: anchorOf(block('b1', text), start, end) };
  });
  const isTelling = ({ text, anchor }: { readonly text: string; readonly anchor: ReturnType<typeof anchorOf> }) =>
    anchor.quote !== '' && anchor.before.length + anchor.after.length >= text.length - anchor.quote.length;
  fc.assert(
    fc.property(stretches.filter(isTelling), ({ text, anchor }) => {
      const at = placeAnchor(anchor, [block('b1', text)]);
      expect(at).toMatchObject({ kind: 'words', start: anchor.start, end: anchor.start + anchor.quote.length });
    }),
  );
});
