import { createHash, createPrivateKey, hkdfSync, randomBytes } from 'node:crypto';
import { signerOf } from './device-key.ts';
import type { Signer } from './identity.ts';

/** Letters and digits that are not taken for one another on paper (Crockford's). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 16;
const SECRET_LETTERS = 26;

/** The frame that PKCS #8 puts around an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const toLetters = (value: bigint, count: number): string =>
  Array.from({ length: count }, (_, at) => LETTERS[Number((value >> BigInt(5 * (count - 1 - at))) & 31n)]).join('');

function fromLetters(letters: string): bigint {
  let value = 0n;
  for (const letter of letters) value = value * 32n + BigInt(LETTERS.indexOf(letter));
  return value;
}

const bigOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

const checkOf = (secret: Uint8Array): string =>
  toLetters(
    bigOf(createHash('sha256').update('toasoan recovery check').update(secret).digest().subarray(0, 3)) >> 4n,
    4,
  );

const textOf = (secret: Uint8Array): string => {
  const letters = toLetters(bigOf(secret), SECRET_LETTERS) + checkOf(secret);
  return (letters.match(/.{5}/gu) ?? []).join('-');
};

async function signerFrom(secret: Uint8Array): Promise<Signer> {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'toasoan recovery key 1', 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const signer = await signerOf(JSON.stringify(key.export({ format: 'jwk' })));
  if (signer === null) throw new Error('an Ed25519 seed made no key');
  return signer;
}

/** A new key for paper: its text, six groups of five, and the name of its public half. The text is the secret: nothing here keeps it. */
export async function makeRecoveryKey(): Promise<{ readonly text: string; readonly kid: string }> {
  const secret = randomBytes(SECRET_BYTES);
  const text = textOf(secret);
  const { kid } = await signerFrom(secret);
  secret.fill(0);
  return { text, kid };
}

/** The signer of a typed key; null when a letter is wrong or missing. Case, spaces and dashes do not matter, and O, I, L are read as 0 and 1. */
export async function readRecoveryKey(typed: string): Promise<Signer | null> {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{30}$/u.test(letters)) return null;
  const value = fromLetters(letters.slice(0, SECRET_LETTERS));
  if (value >> 128n !== 0n) return null;
  const secret = Buffer.from(value.toString(16).padStart(SECRET_BYTES * 2, '0'), 'hex');
  return letters.slice(SECRET_LETTERS) === checkOf(secret) ? signerFrom(secret) : null;
}
