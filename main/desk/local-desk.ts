import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../shared/app-error.ts';
import { EntryIdSchema } from '../../shared/article/schema.ts';
import type { Me } from '../../shared/ipc/wire.ts';
import { HashSchema, lineOf } from '../../shared/records/record-schema.ts';
import type { Roster } from '../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeskFile } from './carrier/carrier.ts';
import type { PersonAtDesk } from './desk.ts';
import type { DurableFs } from './files/durable-file.ts';
import { tryFiles } from './files/file-errors.ts';
import { readJsonFile, setAside, writeJsonFile } from './files/json-file.ts';

/** Where this machine keeps its own things of one desk: working copies, the index, who sits here. Never shared. */
export const localDeskFolder = (localFolder: string, deskId: string): string => path.join(localFolder, 'desks', deskId);

const MemorySchema = v.object({
  v: v.literal(1),
  /** The roster's root as it was when this machine joined: another one is another desk, whatever its name. */
  root: HashSchema,
  me: v.object({ personId: EntryIdSchema, name: lineOf(200), penName: lineOf(200) }),
});

type Memory = v.InferOutput<typeof MemorySchema>;

const recall = (file: string): Promise<Memory | null> => readJsonFile(file, MemorySchema);

/** Who that is here: someone whom the roster knows by exactly this name, or a new person whose signatures nobody vouches for yet. */
function whoIs(person: PersonAtDesk, roster: Roster, newId: () => string): Me {
  const people = Object.entries(roster.people).filter(([, known]) => known.active);
  const name = person.name.normalize('NFC');
  const penName = person.penName.normalize('NFC');
  const known = people.find(([, candidate]) => candidate.name === name);
  return { personId: known?.[0] ?? newId(), name, penName };
}

/** Whether this machine has joined this very desk: the same id with the same people's root. */
export async function hasJoined(localFolder: string, { id, root }: Pick<DeskFile, 'id' | 'root'>): Promise<boolean> {
  const known = await recall(path.join(localDeskFolder(localFolder, id), 'desk.json'));
  return known?.root === root;
}

/**
 * Refuses a desk whose people were replaced: under the same id, or by another desk in the place of the one of last time (nobody names themselves
 * there), or since its words were compared.
 */
export async function refuseReplaced(
  folder: string,
  desk: DeskFile,
  { person, root = null }: { readonly person: PersonAtDesk | null; readonly root?: string | null },
): Promise<Result<null, AppError>> {
  const known = await recall(path.join(folder, 'desk.json'));
  const expected = root ?? known?.root ?? (person === null ? null : desk.root);
  const isReplaced = desk.root !== expected || (known !== null && known.root !== desk.root);
  return isReplaced ? fail({ code: 'desk-replaced' }) : ok(null);
}

/** Remembers which desk this is and who sits here. */
export async function rememberDesk(surroundings: {
  readonly fs: DurableFs;
  readonly folder: string;
  readonly desk: DeskFile;
  readonly roster: Roster;
  readonly person: PersonAtDesk | null;
  readonly newId: () => string;
}): Promise<Result<Me, AppError>> {
  const { fs, folder, desk, roster, person, newId } = surroundings;
  const file = path.join(folder, 'desk.json');
  const known = await recall(file);
  if (known !== null && (person === null || person.name.normalize('NFC') === known.me.name)) {
    const penName = person?.penName.normalize('NFC') ?? known.me.penName;
    if (penName === known.me.penName) return ok(known.me);
    return write(fs, file, { ...known, me: { ...known.me, penName } }, known);
  }
  if (person === null) return fail({ code: 'invalid-input', fields: ['person'] });
  const me = whoIs(person, roster, newId);
  return write(fs, file, { v: 1, root: desk.root, me }, known);
}

async function write(fs: DurableFs, file: string, memory: Memory, known: Memory | null): Promise<Result<Me, AppError>> {
  const written = await tryFiles(async () => {
    if (known === null) await setAside(fs, file);
    await writeJsonFile(fs, file, memory);
  });
  return written.ok ? ok(memory.me) : written;
}
