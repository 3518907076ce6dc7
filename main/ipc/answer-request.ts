import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import { REQUESTS, type Channel } from '../../shared/ipc/contract.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Log } from '../log/log-file.ts';
import type { Handlers } from './handlers.ts';

const MAX_NAMED_FIELDS = 20;
const MAX_FIELD_LENGTH = 80;

const isChannel = (name: unknown): name is Channel => typeof name === 'string' && Object.hasOwn(REQUESTS, name);

/** Where the input was wrong, never what stood there. A key that the contract does not know is the sender's own word, and stays unsaid. */
function wrongFields(issues: readonly v.BaseIssue<unknown>[]): readonly string[] {
  const fields = issues.map((issue) => {
    const known = issue.type === 'strict_object' && issue.expected === 'never' ? issue.path?.slice(0, -1) : issue.path;
    return (known ?? []).map((item) => String(item.key)).join('.');
  });
  return [...new Set(fields)].slice(0, MAX_NAMED_FIELDS).map((field) => field.slice(0, MAX_FIELD_LENGTH));
}

/**
 * Answers one request of the window: the input is checked before a handler sees it, a handler's bug is logged without anyone's words and answered
 * as `internal`. Who sent it has been checked before.
 */
export async function answerRequest(
  handlers: Handlers,
  log: Log,
  channel: unknown,
  input: unknown,
): Promise<Result<unknown, AppError>> {
  if (!isChannel(channel)) return fail({ code: 'invalid-input', fields: ['channel'] });
  const parsed = v.safeParse(REQUESTS[channel], input);
  if (!parsed.success) return fail({ code: 'invalid-input', fields: wrongFields(parsed.issues) });
  // The table pairs each channel with its schema; the compiler cannot follow a pair through a lookup.
  const handler = handlers[channel] as (input: unknown) => Promise<Result<unknown, AppError>>;
  try {
    return await handler(parsed.output);
  } catch (thrown) {
    log.bug(`answering ${channel}`, thrown);
    return fail({ code: 'internal' });
  }
}
