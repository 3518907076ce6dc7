import { fail, ok, type Result } from '../result.ts';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Why a value has no single NFC form. `path` names the place by keys and positions, never by value. */
export type NfcProblem =
  | { readonly kind: 'duplicate-key'; readonly path: string }
  | { readonly kind: 'too-deep'; readonly path: string }
  | { readonly kind: 'not-json'; readonly path: string };

/** Levels of nesting that are still read: far beyond any record of ours, far below the end of the stack. */
export const MAX_JSON_DEPTH = 500;

/**
 * One text in NFC. A lone surrogate becomes U+FFFD, as writing it to a file as UTF-8 would make it anyway: so the words in memory and the words
 * read back have the same hash, and nobody loses a pasted page over half an emoji.
 */
export const nfcText = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFC');

/**
 * A JSON value with all its strings and keys as `nfcText`. Refused: two keys of one object that NFC makes equal (one would silently swallow the
 * other), deeper nesting than `MAX_JSON_DEPTH`, and what JSON cannot say (undefined, functions, NaN, dates, class instances).
 */
export function toNfc(value: unknown): Result<Json, NfcProblem> {
  const problems: NfcProblem[] = [];
  const normalised = normalise(value, [], problems);
  const [problem] = problems;
  return problem === undefined ? ok(normalised) : fail(problem);
}

function normalise(value: unknown, path: readonly string[], problems: NfcProblem[]): Json {
  if (typeof value === 'string') return nfcText(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (path.length >= MAX_JSON_DEPTH) return refuse('too-deep', path, problems);
  if (Array.isArray(value)) {
    // A hole in an array is not JSON either; Array.from shows it as undefined.
    return Array.from<unknown>(value).map((entry, index) => normalise(entry, [...path, String(index)], problems));
  }
  return isPlainObject(value) ? normaliseObject(value, path, problems) : refuse('not-json', path, problems);
}

function normaliseObject(value: object, path: readonly string[], problems: NfcProblem[]): Json {
  // A map first, because assigning to `__proto__` on an object would not make a key.
  const entries = new Map<string, Json>();
  for (const [rawKey, entry] of Object.entries(value)) {
    const key = nfcText(rawKey);
    if (entries.has(key)) refuse('duplicate-key', [...path, key], problems);
    entries.set(key, normalise(entry, [...path, key], problems));
  }
  return Object.fromEntries(entries);
}

function refuse(kind: NfcProblem['kind'], path: readonly string[], problems: NfcProblem[]): null {
  problems.push({ kind, path: path.join('.') });
  return null;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
