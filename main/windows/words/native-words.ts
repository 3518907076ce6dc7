import type { Locale } from '../../../shared/ipc/wire.ts';
import { en } from './en.ts';
import { vi, type NativeWords } from './vi.ts';

export const NATIVE_WORDS: Readonly<Record<Locale, NativeWords>> = { vi, en };
