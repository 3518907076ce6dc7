import path from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { ExportFormat } from '../../shared/ipc/requests/exchange-requests.ts';
import type { HistoryFormat } from '../../shared/ipc/requests/history-requests.ts';
import type { Locale } from '../../shared/ipc/wire.ts';
import { BUNDLE_ENDING } from '../bundles/bundle-layout.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { NATIVE_WORDS } from './words/native-words.ts';
import type { NativeWords } from './words/vi.ts';

/** The system's dialogs for articles that come and go as files. Null: the person changed their mind. */
export interface ExchangeDialogs {
  readonly pickBundle: () => Promise<string | null>;
  readonly pickBundleToWrite: (name: string) => Promise<string | null>;
  /** `name` has no ending yet. */
  readonly pickExport: (name: string, format: ExportFormat) => Promise<string | null>;
  /** The same for an article's history. */
  readonly pickHistory: (name: string, format: HistoryFormat) => Promise<string | null>;
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = { html: '.html', pdf: '.pdf', text: '.txt', ninjs: '.json' };

interface DialogParts {
  readonly window: () => BrowserWindow | null;
  readonly settings: SettingsFile;
  readonly locale: () => Locale;
  /** Where a dialog opens the first time. */
  readonly startFolder: string;
}

export function createExchangeDialogs({ window, settings, locale, startFolder }: DialogParts): ExchangeDialogs {
  const words = (): NativeWords['dialogs'] => NATIVE_WORDS[locale()].dialogs;
  const folder = (): string => settings.read().lastFolders.exchange ?? startFolder;
  const remember = (file: string): string => {
    void settings.change({ lastFolders: { ...settings.read().lastFolders, exchange: path.dirname(file) } });
    return file;
  };
  const bundles = (): FileFilter => ({ name: words().bundles, extensions: [BUNDLE_ENDING.slice(1)] });

  async function pickToWrite(title: string, name: string, filter: FileFilter, ending: string): Promise<string | null> {
    const parent = window();
    const asked = { title, defaultPath: path.join(folder(), name), filters: [filter] };
    const answer = await (parent === null ? dialog.showSaveDialog(asked) : dialog.showSaveDialog(parent, asked));
    if (answer.canceled || answer.filePath === '') return null;
    const file = remember(answer.filePath);
    // Some systems leave the ending to the program; without it no double click would find its way.
    return file.toLowerCase().endsWith(ending) ? file : `${file}${ending}`;
  }

  return {
    async pickBundle() {
      const parent = window();
      const asked = {
        title: words().openBundle,
        buttonLabel: words().open,
        defaultPath: folder(),
        properties: ['openFile' as const],
        filters: [bundles(), { name: words().allFiles, extensions: ['*'] }],
      };
      const answer = await (parent === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(parent, asked));
      const [file] = answer.canceled ? [] : answer.filePaths;
      return file === undefined ? null : remember(file);
    },
    pickExport: (name, format) => {
      const ending = ENDINGS[format];
      const filter = { name: words().exportKinds[format], extensions: [ending.slice(1)] };
      return pickToWrite(words().exportArticle, `${name}${ending}`, filter, ending);
    },
    pickHistory: (name, format) => {
      const filter = { name: words().historyKinds[format], extensions: [format] };
      return pickToWrite(words().saveHistory, `${name}.${format}`, filter, `.${format}`);
    },
    pickBundleToWrite: (name) => pickToWrite(words().saveBundle, name, bundles(), BUNDLE_ENDING),
  };
}
