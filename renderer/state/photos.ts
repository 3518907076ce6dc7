import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import { MAX_PHOTO_BYTES, type PhotoCredentials } from '../../shared/ipc/requests/photo-requests.ts';
import type { ImportedPhoto, PhotoOutcome } from '../../shared/ipc/wire.ts';
import { fail } from '../../shared/result.ts';
import { kindOfFile } from '../exchange/dropped-kind.ts';
import type { Notices } from './notices.ts';

/** Takes photos into the desk; each refused file is told apart and harms no other. */
export interface Photos {
  /** Dropped or pasted files, in order; refused ones are told and left out. */
  readonly take: (files: readonly File[]) => Promise<readonly ImportedPhoto[]>;
  readonly pick: (many: boolean) => Promise<readonly ImportedPhoto[]>;
  /** Of a photo taken in since the window opened: its metadata told more than the figure keeps. */
  readonly recent: (blob: string) => ImportedPhoto | null;
  /** What is known of photos' Content Credentials, by photo; null: it has none. Grows by asking. */
  readonly credentials: ReadonlySignal<ReadonlyMap<string, PhotoCredentials | null>>;
  readonly askCredentials: (blobs: readonly string[]) => Promise<void>;
}

/** Null: it went away or is a folder, which comes as a file of its name. */
async function readFile(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

export function createPhotos(bridge: DeskBridge, notices: Notices): Photos {
  const recent = new Map<string, ImportedPhoto>();
  const credentials = signal<ReadonlyMap<string, PhotoCredentials | null>>(new Map());
  const sortOut = (outcomes: readonly PhotoOutcome[]): readonly ImportedPhoto[] =>
    outcomes.flatMap((outcome) => {
      if (!outcome.ok) {
        notices.showError(outcome.error);
        return [];
      }
      recent.set(outcome.value.photo.blob, outcome.value);
      return [outcome.value];
    });
  return {
    recent: (blob) => recent.get(blob) ?? null,
    credentials,
    async askCredentials(blobs) {
      const unknown = blobs.filter((blob) => !credentials.peek().has(blob)).slice(0, 200);
      if (unknown.length === 0) return;
      const answer = await bridge.request('photo:credentials', { blobs: unknown });
      if (!answer.ok) return;
      const found = new Map(answer.value.map((each) => [each.blob, each]));
      credentials.value = new Map([
        ...credentials.peek(),
        ...unknown.map((blob) => [blob, found.get(blob) ?? null] as const),
      ]);
    },
    async take(files) {
      const outcomes: PhotoOutcome[] = [];
      // What came with them and is told by its name is no photo (take-dropped-files.ts).
      for (const file of files.filter((each) => kindOfFile(each) === 'photo')) {
        if (file.size > MAX_PHOTO_BYTES) {
          outcomes.push(fail({ code: 'photo-refused', reason: 'too-large', fileName: file.name }));
          continue;
        }
        const bytes = await readFile(file);
        if (bytes === null) {
          outcomes.push(fail({ code: 'io', errno: 'ENOENT' }));
          continue;
        }
        const answer = await bridge.request('photo:add', { fileName: file.name.slice(0, 255), bytes });
        outcomes.push(answer.ok ? answer.value : answer);
      }
      return sortOut(outcomes);
    },
    async pick(many) {
      const answer = await bridge.request('photo:pick', { many });
      if (answer.ok) return sortOut(answer.value);
      notices.showError(answer.error);
      return [];
    },
  };
}
