import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { DeskInfo } from '../../shared/ipc/wire.ts';
import type { Desk } from '../desk/desk.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { folderForDesk } from '../newsroom/desk-folder.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { FileDialogs } from '../windows/file-dialogs.ts';
import type { CheckedInput, HandlersOf } from './handlers.ts';

export interface DeskHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  /** Where sample desks lie; each gets a folder of its own. */
  readonly sampleFolder: string;
  readonly newId: () => string;
}

const infoOf = (desk: Result<Desk, AppError>): Result<DeskInfo, AppError> => (desk.ok ? ok(desk.value.info()) : desk);

export function deskHandlers({ newsroom, dialogs, sampleFolder, newId }: DeskHandlerParts): HandlersOf<'desk'> {
  const chooseFolder = async ({
    where,
    deskName,
  }: Pick<CheckedInput<'desk:create'>, 'where' | 'deskName'>): Promise<Result<string, AppError>> => {
    if (where === 'sample') return ok(path.join(sampleFolder, newId()));
    const place = await dialogs.pickPlaceForDesk();
    return place === null ? fail({ code: 'cancelled' }) : tryFiles(() => folderForDesk(place, deskName));
  };
  return {
    'desk:create': async ({ where, deskName, personName, penName }) => {
      const folder = await chooseFolder({ where, deskName });
      if (!folder.ok) return folder;
      const fill = where === 'sample' ? 'sample' : 'empty';
      const person = { name: personName, penName };
      return infoOf(await newsroom.createDesk({ folder: folder.value, fill, deskName, person }));
    },
    'desk:people': async () => {
      const here = await newsroom.here();
      return here.ok ? ok(await here.value.desk.people()) : here;
    },
  };
}
