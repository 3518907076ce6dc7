import { randomBytes } from 'node:crypto';

/** A new id for a block or an entry of an article, made here because an import has no window: 60 bits of chance, letters and digits. */
export const newEntryId = (): string => randomBytes(15).toString('base64').replace(/[+/=]/gu, '0').slice(0, 12);
