import { expect, it } from 'vitest';
import { makeRecoveryKey, readRecoveryKey } from './recovery-key.ts';

it('[D9] a recovery key is read back from paper, however it is typed', async () => {
  const { text, kid } = await makeRecoveryKey();
  expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/u);
  const sloppy = [text, text.toLowerCase(), text.replaceAll('-', ' '), ` ${text.replaceAll('-', '')}\n`];
  const sameLetters = text.replaceAll('0', 'o').replaceAll('1', 'l');
  for (const typed of [...sloppy, sameLetters]) expect((await readRecoveryKey(typed))?.kid).toBe(kid);
});

it('[D9] one wrong, missing or exchanged letter is noticed', async () => {
  const { text } = await makeRecoveryKey();
  const letters = text.replaceAll('-', '');
  for (let at = 0; at < letters.length; at += 1) {
    const other = letters[at] === '7' ? '8' : '7';
    expect(await readRecoveryKey(letters.slice(0, at) + other + letters.slice(at + 1))).toBeNull();
  }
  expect(await readRecoveryKey(letters.slice(1))).toBeNull();
  expect(await readRecoveryKey('')).toBeNull();
  expect(await readRecoveryKey('U'.repeat(30))).toBeNull();
});

it('[D9] no two keys are alike, and a key signs as itself', async () => {
  const [one, two] = [await makeRecoveryKey(), await makeRecoveryKey()];
  expect(one.text).not.toBe(two.text);
  expect(one.kid).not.toBe(two.kid);
});
