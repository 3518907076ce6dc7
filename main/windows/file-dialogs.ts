import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Locale } from '../../shared/ipc/wire.ts';
import type { DeviceSettings } from '../settings/device-settings.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { NATIVE_WORDS } from './words/native-words.ts';
import type { NativeWords } from './words/vi.ts';

/** The system's own file dialogs; each kind opens where the person left it. Null or empty: the person changed their mind. */
export interface FileDialogs {
  readonly pickPhotos: (many: boolean) => Promise<readonly string[]>;
  readonly pickPage: () => Promise<string | null>;
  /** The folder in which a new desk's own folder is made. */
  readonly pickPlaceForDesk: () => Promise<string | null>;
  readonly pickDesk: () => Promise<string | null>;
  readonly pickSiteFolder: () => Promise<string | null>;
  readonly pickDropFolder: () => Promise<string | null>;
  /** A device's request to be let in, saved as a file. */
  readonly pickRequest: () => Promise<string | null>;
}

interface DialogParts {
  readonly window: () => BrowserWindow | null;
  readonly settings: SettingsFile;
  readonly locale: () => Locale;
  /** Where a dialog opens the first time. */
  readonly startFolders: { readonly pictures: string; readonly documents: string };
}

type Kind = keyof DeviceSettings['lastFolders'];

const PHOTO_ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'svg'];
const PAGE_ENDINGS = ['html', 'htm', 'txt', 'md', 'json'];

export function createFileDialogs({ window, settings, locale, startFolders }: DialogParts): FileDialogs {
  const words = (): NativeWords['dialogs'] => NATIVE_WORDS[locale()].dialogs;
  const pick = async (kind: Kind, options: Omit<OpenDialogOptions, 'defaultPath'>): Promise<readonly string[]> => {
    const defaultPath =
      settings.read().lastFolders[kind] ?? (kind === 'photos' ? startFolders.pictures : startFolders.documents);
    const parent = window();
    const asked = { ...options, defaultPath };
    const answer = await (parent === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(parent, asked));
    const first = answer.canceled ? undefined : answer.filePaths[0];
    if (first === undefined) return [];
    void settings.change({ lastFolders: { ...settings.read().lastFolders, [kind]: path.dirname(first) } });
    return answer.filePaths;
  };
  const pickFolder = async (kind: Kind, title: string, buttonLabel: string): Promise<string | null> => {
    const [folder] = await pick(kind, { title, buttonLabel, properties: ['openDirectory', 'createDirectory'] });
    return folder ?? null;
  };
  return {
    pickPhotos: (many) =>
      pick('photos', {
        title: words().pickPhotos,
        buttonLabel: words().choose,
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: [
          { name: words().photos, extensions: PHOTO_ENDINGS },
          { name: words().allFiles, extensions: ['*'] },
        ],
      }),
    pickPage: async () => {
      const [file] = await pick('pages', {
        title: words().pickPage,
        buttonLabel: words().open,
        properties: ['openFile'],
        filters: [
          { name: words().pages, extensions: PAGE_ENDINGS },
          { name: words().allFiles, extensions: ['*'] },
        ],
      });
      return file ?? null;
    },
    pickPlaceForDesk: () => pickFolder('desks', words().newDesk, words().makeHere),
    pickDesk: () => pickFolder('desks', words().openDesk, words().open),
    pickSiteFolder: () => pickFolder('sites', words().siteFolder, words().choose),
    pickDropFolder: () => pickFolder('sites', words().dropFolder, words().choose),
    pickRequest: async () => {
      const [file] = await pick('pages', {
        title: words().pickRequest,
        buttonLabel: words().open,
        properties: ['openFile'],
        filters: [
          { name: words().requests, extensions: ['jws', 'txt'] },
          { name: words().allFiles, extensions: ['*'] },
        ],
      });
      return file ?? null;
    },
  };
}

/** A file that the person picked, unless it is larger than `maxBytes`: then null, and not a byte of it is read. */
export async function readPickedFile(file: string, maxBytes: number): Promise<Uint8Array | null> {
  const { size } = await stat(file);
  return size > maxBytes ? null : new Uint8Array(await readFile(file));
}
