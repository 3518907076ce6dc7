const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 60 bits of chance: two desks that write in one article offline do not meet. */
const LENGTH = 10;

/** A new id of a block or entry, unguessable and unique for all purposes. */
export function newEntryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
