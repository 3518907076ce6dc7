import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Answer, DeskBridge } from '../../shared/ipc/contract.ts';
import { MAX_DROPPED_BYTES } from '../../shared/ipc/requests/article-requests.ts';
import type { UnplacedText } from '../../shared/ipc/wire.ts';
import type { Notices } from './notices.ts';
import type { Preferences } from './preferences.ts';

/** What imported pages left over, per article: kept on this device until the person puts the list away. */
export interface Importing {
  readonly isWorking: ReadonlySignal<boolean>;
  readonly unplaced: ReadonlySignal<Readonly<Record<string, readonly UnplacedText[]>>>;
  /** The new article's id, or null when nothing was imported. */
  readonly fromFile: () => Promise<string | null>;
  /** A file that was dropped on the window. */
  readonly fromDrop: (file: File) => Promise<string | null>;
  readonly fromPaste: (text: string, format: 'text' | 'html') => Promise<string | null>;
  readonly dismissUnplaced: (articleId: string) => void;
}

const PREFERENCE = 'unplaced';

const isUnplaced = (value: unknown): value is Readonly<Record<string, readonly UnplacedText[]>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(
    (texts) => Array.isArray(texts) && texts.every((entry) => typeof (entry as UnplacedText | null)?.text === 'string'),
  );

export function createImporting(bridge: DeskBridge, notices: Notices, preferences: Preferences): Importing {
  const kept = preferences.read(PREFERENCE);
  const unplaced = signal<Readonly<Record<string, readonly UnplacedText[]>>>(isUnplaced(kept) ? kept : {});
  const isWorking = signal(false);
  const change = (next: Readonly<Record<string, readonly UnplacedText[]>>): void => {
    unplaced.value = next;
    preferences.write(PREFERENCE, next);
  };
  const take = async (asking: Promise<Answer<'article:importPage'>>): Promise<string | null> => {
    isWorking.value = true;
    const answer = await asking;
    isWorking.value = false;
    if (!answer.ok) {
      notices.showError(answer.error);
      return null;
    }
    const { articleId, unplaced: left } = answer.value;
    if (left.length > 0) change({ ...unplaced.peek(), [articleId]: left });
    return articleId;
  };
  return {
    isWorking,
    unplaced,
    fromFile: () => take(bridge.request('article:importPage', undefined)),
    fromDrop: async (file) => {
      if (file.size > MAX_DROPPED_BYTES) {
        notices.showError({ code: 'import-refused', reason: 'too-large' });
        return null;
      }
      let bytes: Uint8Array<ArrayBuffer>;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch {
        // The file went away, or was changed, while it was read.
        notices.showError({ code: 'io', errno: 'ENOENT' });
        return null;
      }
      return take(bridge.request('article:importDropped', { fileName: file.name.slice(-255), bytes }));
    },
    fromPaste: (text, format) => take(bridge.request('article:importPastedPage', { text, format })),
    dismissUnplaced(articleId) {
      const { [articleId]: _putAway, ...others } = unplaced.peek();
      change(others);
    },
  };
}
