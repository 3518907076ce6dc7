import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { renamePatiently, writeDurably, type DurableFs } from '../../desk/files/durable-file.ts';
import { errnoOf } from '../../desk/files/file-errors.ts';
import { sha256Hex } from '../../desk/files/sha256.ts';
import { withSiteLock } from '../static-site/site-lock.ts';

/** Ours alone; whoever collects from the folder leaves names with a dot in front alone. */
const OWN = '.toasoan';

const DROP_STATES = ['draft', 'published', 'withdrawn'] as const;

export type DropState = (typeof DROP_STATES)[number];

/** What was last laid down of an article, letter for letter: whoever collects may have taken the file away. */
const NoteSchema = v.strictObject({ v: v.literal(1), state: v.picklist(DROP_STATES), text: v.string() });

/** An article as it stands in the folder. `text`: the file that lies there, or was collected from there, or is still to be laid down. */
export interface Dropped {
  readonly state: DropState;
  readonly text: string;
  readonly fingerprint: string;
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

function parseNote(text: string | null): v.InferOutput<typeof NoteSchema> | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(NoteSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * Articles in one folder, each laid down once. What is to be laid down is written whole beside the folder's own notes, then noted, then moved to its
 * place in one step: where it still lies beside the notes it was not laid down, where it does not it was, even if somebody has collected it since.
 */
export function openDroppedArticles(root: string, fs: DurableFs) {
  const noteFile = (key: string): string => path.join(root, OWN, 'articles', `${key}.json`);
  const next = (name: string): string => path.join(root, OWN, 'next', name);
  const nameOf = (key: string): string => `${key}.json`;

  async function moveToPlace(name: string): Promise<void> {
    await renamePatiently(fs, next(name), path.join(root, name));
    await fs.syncFolder(root);
  }
  /** Finishes what was noted and not moved yet; what was not even noted never happened. */
  async function settle(key: string, note: v.InferOutput<typeof NoteSchema>): Promise<void> {
    const waiting = await readOrNull(next(nameOf(key)));
    if (waiting === null) return;
    if (note.state !== 'draft' && waiting === note.text) await moveToPlace(nameOf(key));
    else await fs.remove(next(nameOf(key)));
  }
  const asDropped = (state: DropState, text: string): Dropped => ({
    state,
    text,
    fingerprint: sha256Hex(`${state} ${text}`),
  });
  const note = (key: string, state: DropState, text: string): Promise<void> =>
    writeDurably(fs, noteFile(key), Buffer.from(JSON.stringify({ v: 1, state, text })));
  return {
    async find(key: string): Promise<Dropped | null> {
      const known = parseNote(await readOrNull(noteFile(key)));
      if (known === null) return null;
      await settle(key, known);
      const lying = known.state === 'draft' ? null : await readOrNull(path.join(root, nameOf(key)));
      return asDropped(known.state, lying ?? known.text);
    },
    /** Notes what is to be laid down later; nobody who collects sees it. */
    async keep(key: string, text: string): Promise<Dropped> {
      await note(key, 'draft', text);
      return asDropped('draft', text);
    },
    async layDown(key: string, state: 'published' | 'withdrawn', text: string): Promise<Dropped> {
      await writeDurably(fs, next(nameOf(key)), Buffer.from(text));
      await note(key, state, text);
      await moveToPlace(nameOf(key));
      return asDropped(state, text);
    },
    /** A file beside the articles: there whole or not at all. */
    async layBeside(name: string, bytes: Uint8Array): Promise<void> {
      await writeDurably(fs, next(name), bytes);
      await moveToPlace(name);
    },
    /** Whether this machine may write, rename and remove there. */
    async tryOut(): Promise<void> {
      await writeDurably(fs, next('try'), Buffer.from('try'));
      await fs.remove(next('try'));
    },
  };
}

export type DroppedArticles = ReturnType<typeof openDroppedArticles>;

/** Runs the work as the only one in the folder. One that is not there is not made: it may be a drive that is missing. */
export async function aloneInFolder<T>(
  root: string,
  fs: DurableFs,
  work: (articles: DroppedArticles) => Promise<T>,
): Promise<T> {
  if (!(await stat(root)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  return withSiteLock(root, () => work(openDroppedArticles(root, fs)), `${OWN}/lock.json`);
}
