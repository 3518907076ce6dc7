import type { AppError } from '../../shared/app-error.ts';
import type { DeskToJoin } from '../../shared/ipc/people-wire.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createFingerprints } from '../desk/people/fingerprint.ts';
import { createFolderCarrier } from '../desk/carrier/folder-carrier.ts';
import { hasJoined } from '../desk/local-desk.ts';
import { createMemoryCarrier } from '../desk/carrier/memory-carrier.ts';
import { openRosterBook } from '../desk/people/roster-book.ts';

/** Whose desk lies in a folder, with the six words to compare before anything is joined. Writes nothing, here or there. */
export async function lookAtDesk(folder: string, localFolder: string): Promise<Result<DeskToJoin, AppError>> {
  const carrier = createFolderCarrier(folder);
  const file = await carrier.describe();
  if (!file.ok) return file;
  const book = await openRosterBook(carrier, createMemoryCarrier(), file.value);
  if (!book.ok) return book;
  const { root } = file.value;
  return ok({
    name: book.value.current().roster.name,
    root,
    words: await createFingerprints().of('desk', root),
    isKnown: await hasJoined(localFolder, file.value),
  });
}
