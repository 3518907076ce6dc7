import * as v from 'valibot';
import { ok, type Result } from '../../../shared/result.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { portalFailure, type PortalError } from '../portal-error.ts';
import type { HttpAnswer } from './send-request.ts';

const DAY_MS = 86_400_000;

/** When the server wants to be asked again, in ms from now: seconds, or a date by the server's own clock. At most a day. */
export function retryAfterMs({ headers }: HttpAnswer, now: Date): number | null {
  const wish = headers['retry-after'];
  if (wish === undefined) return null;
  if (/^\d{1,9}$/.test(wish)) return Math.min(Number(wish) * 1_000, DAY_MS);
  const until = Date.parse(wish);
  if (Number.isNaN(until)) return null;
  const serverNow = Date.parse(headers.date ?? '');
  return Math.min(Math.max(0, until - (Number.isNaN(serverNow) ? now.getTime() : serverNow)), DAY_MS);
}

/** The server's time minus ours, null where it says none. */
export function clockSkewMs({ headers }: HttpAnswer, now: Date): number | null {
  const serverNow = Date.parse(headers.date ?? '');
  return Number.isNaN(serverNow) ? null : serverNow - now.getTime();
}

/** The server's time as it said it with the answer, ISO 8601. */
export function serverTimeOf({ headers }: HttpAnswer): string | null {
  const serverNow = Date.parse(headers.date ?? '');
  return Number.isNaN(serverNow) ? null : new Date(serverNow).toISOString();
}

const textOf = ({ body }: HttpAnswer): string => Buffer.from(body).toString('utf8');

/** The body as JSON; null when it is anything else, however it is labelled. */
export function jsonOf(answer: HttpAnswer): unknown {
  if (!/[/+]json\b/i.test(answer.headers['content-type'] ?? '')) return null;
  try {
    return JSON.parse(textOf(answer)) as unknown;
  } catch {
    return null;
  }
}

/** The body as text of a page; null when it is none. */
export const htmlOf = (answer: HttpAnswer): string | null =>
  /^text\/html\b/i.test(answer.headers['content-type'] ?? '') ? textOf(answer) : null;

const ProblemSchema = v.object({ title: v.optional(v.string(), ''), detail: v.optional(v.string(), '') });

/** What the server says of its refusal, in its own words (RFC 9457). */
function saidBy(answer: HttpAnswer): string {
  const problem = v.safeParse(ProblemSchema, jsonOf(answer));
  if (!problem.success) return '';
  return cleanLine([problem.output.title, problem.output.detail].filter((part) => part !== '').join(': '), 300);
}

/** What a status that is not a success means; `isWrite`: something may have been kept all the same. */
export function refusalOf(answer: HttpAnswer, isWrite: boolean, now: Date): { ok: false; error: PortalError } {
  const more = { detail: saidBy(answer), retryAfterMs: retryAfterMs(answer, now) };
  const doubt = isWrite ? 'unknown' : 'not-done';
  switch (answer.status) {
    case 401:
      return portalFailure('final', 'account-refused', more);
    case 403:
      return portalFailure('final', 'not-allowed', more);
    case 404:
    case 410:
      return portalFailure('final', 'gone', more);
    case 408:
    case 425:
      return portalFailure(doubt, 'timeout', more);
    case 409:
    case 412:
    case 428:
      return portalFailure('final', 'conflict', more);
    case 413:
      return portalFailure('final', 'too-large', more);
    case 415:
      return portalFailure('final', 'unsupported', more);
    case 429:
      return portalFailure('not-done', 'rate-limited', more);
    case 503:
      return portalFailure(doubt, 'unavailable', more);
    default:
      if (answer.status >= 500) return portalFailure(doubt, 'server-failed', more);
      if (answer.status >= 400) return portalFailure('final', 'rejected', more);
      return portalFailure(doubt, 'strange-answer', more);
  }
}

/** A success that says what it must, else what it means that it does not: a login page or noise before the JSON proves nothing. */
export function parsedAnswer<S extends v.GenericSchema>(
  answer: HttpAnswer,
  schema: S,
  isWrite: boolean,
  now: Date,
): Result<v.InferOutput<S>, PortalError> {
  if (answer.status < 200 || answer.status > 299) return refusalOf(answer, isWrite, now);
  const parsed = v.safeParse(schema, jsonOf(answer));
  return parsed.success ? ok(parsed.output) : portalFailure(isWrite ? 'unknown' : 'not-done', 'strange-answer');
}
