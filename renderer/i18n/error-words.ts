import type { AppError } from '../../shared/app-error.ts';
import type { NoEffect } from '../../shared/records/fold-workflow.ts';
import { assertNever } from '../../shared/result.ts';
import type { Formats } from './format.ts';
import type { Words } from './vi/vi.ts';

/** Why a step may not be: nothing was signed. A receipt that is refused has no button of its own. */
function refusalWords(
  action: Extract<AppError, { code: 'not-allowed' }>['action'],
  reason: NoEffect,
  { workflow, errors, comments, proposals }: Words,
): string {
  const named: Readonly<Partial<Record<string, string>>> = {
    ...workflow.actions,
    comment: comments.text,
    proposal: proposals.title,
    answerProposal: proposals.title,
  };
  const why = workflow.refusals[reason];
  return errors.joined([workflow.refused(named[action] ?? workflow.actions.publish, why), workflow.nothingSigned]);
}

/** An expected failure in the reader's language: what happened, what is safe, what to do. */
export function errorWords(error: AppError, words: Words, formats: Formats): string {
  const { errors } = words;
  switch (error.code) {
    case 'invalid-input':
      return errors['invalid-input'](errors.list(error.fields));
    case 'not-found':
      return errors['not-found'][error.what];
    case 'damaged':
      return errors.damaged[error.what];
    case 'photo-refused':
      return errors.joined([errors.photo[error.reason](error.fileName), errors.photoSafe]);
    case 'import-refused':
      return errors['import-refused'][error.reason];
    case 'bundle-refused':
      return errors.joined([words.exchange.refused[error.reason], words.exchange.nothingWritten]);
    case 'embargo':
      return errors.embargo(formats.dateTime(error.until));
    case 'incomplete':
      return errors.incomplete(errors.list(error.missing.map((part) => words.panels.problems[part])));
    case 'roster-refused':
      return errors['roster-refused'][error.reason];
    case 'folder-taken':
      return errors['folder-taken'][error.by];
    case 'io':
      return errors.io(error.errno);
    case 'not-allowed':
      return refusalWords(error.action, error.reason, words);
    case 'no-desk':
    case 'newer-version':
    case 'cancelled':
    case 'disk-full':
    case 'read-only':
    case 'unreachable':
    case 'site-folder-missing':
    case 'site-foreign':
    case 'site-busy':
    case 'page-changed':
    case 'desk-replaced':
    case 'device-closed':
    case 'settings-refused':
    case 'is-template':
    case 'not-writer':
    case 'changed-meanwhile':
    case 'internal':
      return errors[error.code];
    default:
      return assertNever(error);
  }
}
