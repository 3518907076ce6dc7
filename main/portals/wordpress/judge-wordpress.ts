import * as v from 'valibot';
import type { Result } from '../../../shared/result.ts';
import type { PortalTrouble } from '../../../shared/portal/portal-trouble.ts';
import { cleanLine } from '../../media/clean-text.ts';
import { paragraphsIn } from '../html-words.ts';
import { jsonOf, parsedAnswer, refusalOf, retryAfterMs } from '../http/judge-answer.ts';
import type { HttpAnswer } from '../http/send-request.ts';
import { portalFailure, type PortalError, type PortalOutcome } from '../portal-error.ts';
import { RefusalSchema } from './wordpress-schema.ts';

/** Codes that say more than their status does. */
const TROUBLES: Readonly<Record<string, readonly [PortalOutcome, PortalTrouble]>> = {
  // Lists that are public otherwise answer 400 where a wrong password asks for drafts.
  rest_forbidden_status: ['final', 'account-refused'],
  // Security plugins close the interface with 401 whoever asks.
  rest_disabled: ['final', 'not-allowed'],
  rest_login_required: ['final', 'not-allowed'],
  rest_no_route: ['final', 'rejected'],
  rest_already_trashed: ['final', 'gone'],
  // PHP's own limits and a type that is not let in: 500 or 400, and the same again however often it is tried.
  rest_upload_unknown_error: ['final', 'unsupported'],
  rest_upload_sideload_error: ['final', 'unsupported'],
  rest_upload_no_content_disposition: ['final', 'too-large'],
  rest_upload_no_data: ['final', 'too-large'],
  rest_upload_file_too_big: ['final', 'too-large'],
  rest_upload_limited_space: ['final', 'too-large'],
  rest_upload_hash_mismatch: ['not-done', 'reset'],
};

export type WordPressRefusal = v.InferOutput<typeof RefusalSchema>;

/** What WordPress itself says of a refusal; null where something else has answered. */
export function saidRefusal(answer: HttpAnswer): WordPressRefusal | null {
  const parsed = v.safeParse(RefusalSchema, jsonOf(answer));
  return parsed.success ? parsed.output : null;
}

/** What a status that is not a success means at a WordPress site. */
export function wordPressRefusal(answer: HttpAnswer, isWrite: boolean, now: Date): { ok: false; error: PortalError } {
  const usual = refusalOf(answer, isWrite, now);
  const said = saidRefusal(answer);
  if (said === null) return usual;
  const inner = Object.values(said.data?.details ?? {}).map(({ code }) => code);
  const [outcome, code] = [said.code, ...inner]
    .map((each) => (Object.hasOwn(TROUBLES, each) ? TROUBLES[each] : undefined))
    .find((known) => known !== undefined) ?? [usual.error.outcome, usual.error.code];
  // Our own sentence says more than “you are not logged in”.
  if (code === 'account-refused') return portalFailure(outcome, code);
  const words = paragraphsIn(said.message).join(' ');
  const detail = cleanLine(words === '' ? said.code : `${words} (${said.code})`, 300);
  return portalFailure(outcome, code, { detail, retryAfterMs: retryAfterMs(answer, now) });
}

/** A success that says what it must; noise before the JSON and captcha pages prove nothing, whatever their status. */
export const wordPressAnswer = <S extends v.GenericSchema>(
  answer: HttpAnswer,
  schema: S,
  isWrite: boolean,
  now: Date,
): Result<v.InferOutput<S>, PortalError> =>
  answer.status >= 200 && answer.status < 300
    ? parsedAnswer(answer, schema, isWrite, now)
    : wordPressRefusal(answer, isWrite, now);
