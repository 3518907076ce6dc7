import { scrypt } from 'node:crypto';
import { fingerprintWords, type FingerprintWord } from '../../../shared/records/fingerprint-words.ts';

const WORDS = 6;

/** Makes each guess dear: six words are 48 bits, and looking for a second desk or key with the same ones takes 2^48 of these. */
const COST = { N: 2 ** 14, r: 8, p: 1 };

const stretch = (what: string, name: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(name, `toasoan/${what}`, WORDS, COST, (cause, bytes) => (cause === null ? resolve(bytes) : reject(cause)));
  });

/** Six words for a desk (by its roster's root) or a device (by its key's name), to be read aloud and compared. */
export interface Fingerprints {
  readonly of: (what: 'desk' | 'device', name: string) => Promise<readonly FingerprintWord[]>;
}

/** Each fingerprint is computed once. */
export function createFingerprints(): Fingerprints {
  const known = new Map<string, Promise<readonly FingerprintWord[]>>();
  return {
    of: (what, name) => {
      const key = `${what}/${name}`;
      const words = known.get(key) ?? stretch(what, name).then(fingerprintWords);
      known.set(key, words);
      return words;
    },
  };
}
