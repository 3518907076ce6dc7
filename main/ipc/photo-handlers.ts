import path from 'node:path';
import { MAX_PHOTO_BYTES } from '../../shared/ipc/requests/photo-requests.ts';
import type { PhotoOutcome } from '../../shared/ipc/wire.ts';
import { fail, ok } from '../../shared/result.ts';
import type { BlobStore } from '../desk/carrier/blob-store.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { PhotoRoom } from '../newsroom/photo-room.ts';
import { readPickedFile, type FileDialogs } from '../windows/file-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

export interface PhotoHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  readonly photos: PhotoRoom;
}

export function photoHandlers({ newsroom, dialogs, photos }: PhotoHandlerParts): HandlersOf<'photo'> {
  const takeFile = async (blobs: BlobStore, file: string): Promise<PhotoOutcome> => {
    const fileName = path.basename(file);
    const bytes = await tryFiles(() => readPickedFile(file, MAX_PHOTO_BYTES));
    if (!bytes.ok) return bytes;
    if (bytes.value === null) return fail({ code: 'photo-refused', reason: 'too-large', fileName });
    return photos.take(blobs, { bytes: bytes.value, fileName });
  };
  return {
    'photo:pick': async ({ many }) => {
      const here = await newsroom.here();
      if (!here.ok) return here;
      const outcomes: PhotoOutcome[] = [];
      // One after the other: the darkroom takes two at a time anyway, and a hundred originals need not be in memory together.
      for (const file of await dialogs.pickPhotos(many)) outcomes.push(await takeFile(here.value.desk.blobs, file));
      return ok(outcomes);
    },
    'photo:add': async ({ fileName, bytes }) => {
      const here = await newsroom.here();
      return here.ok ? ok(await photos.take(here.value.desk.blobs, { bytes, fileName })) : here;
    },
    'photo:credentials': async ({ blobs }) => {
      const here = await newsroom.here();
      return here.ok ? ok(await photos.credentials(here.value.desk.blobs, blobs)) : here;
    },
    'photo:exists': async ({ blob }) => {
      const here = await newsroom.here();
      return here.ok ? ok(await here.value.desk.blobs.has(blob)) : here;
    },
  };
}
