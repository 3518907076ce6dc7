import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../result.ts';
import { MAX_JSON_DEPTH, nfcText, toNfc } from './to-nfc.ts';
import { VIETNAMESE_LETTERS } from './vietnamese-letters.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 'đáy';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('[T1] every string and key of a JSON value becomes NFC', () => {
  test('all 134 letters come back composed', () => {
    expect(VIETNAMESE_LETTERS.filter((letter) => nfcText(letter.normalize('NFD')) !== letter)).toEqual([]);
  });

  test('strings and keys at any depth, everything else as it was', () => {
    const source = { 'Tiêu đề': 'Lũ quét ở Định Hóa', khối: [{ chữ: ['Thủy điện', 3, true, null] }], '': '👩‍👩‍👧\u200F' };
    const decomposed: unknown = JSON.parse(JSON.stringify(source).normalize('NFD'));
    expect(decomposed).not.toEqual(source);
    expect(toNfc(decomposed)).toEqual(ok(source));
  });

  test('is idempotent and changes nothing but form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = toNfc(value);
        if (!once.ok) return once.error.kind === 'duplicate-key';
        expect(toNfc(once.value)).toEqual(once);
        expect(JSON.stringify(once.value)).toBe(JSON.stringify(once.value).normalize('NFC'));
        return true;
      }),
    );
  });
});

describe('[T2] what has no single NFC form is refused or made visible, never swallowed', () => {
  test('two keys that become one are refused', () => {
    expect(toNfc({ a: { Huế: 1, ['Huế'.normalize('NFD')]: 2 } })).toEqual(
      fail({ kind: 'duplicate-key', path: 'a.Huế' }),
    );
  });

  test('a lone surrogate becomes U+FFFD; a whole emoji stays', () => {
    expect(nfcText('trái\uD83C tim \u{1F49A}\uDC9A')).toBe('trái\uFFFD tim \u{1F49A}\uFFFD');
  });

  test('nesting is bounded, not left to the stack', () => {
    expect(toNfc(nested(MAX_JSON_DEPTH)).ok).toBe(true);
    expect(toNfc(nested(100_000))).toMatchObject({ ok: false, error: { kind: 'too-deep' } });
  });

  test.each([[{ a: undefined }], [[Number.NaN]], [{ a: new Date(0) }], [() => 1], [10n], [Array(2)]])(
    '%o is not JSON',
    (value) => {
      expect(toNfc(value)).toMatchObject({ ok: false, error: { kind: 'not-json' } });
    },
  );

  test('a key named __proto__ stays a key', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"bẩn": 1}}');
    const result = toNfc(hostile);
    expect(result.ok && JSON.stringify(result.value)).toBe('{"__proto__":{"bẩn":1}}');
    expect(({} as Record<string, unknown>)['bẩn']).toBeUndefined();
  });
});
