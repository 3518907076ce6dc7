import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import { createMemoryCredentials } from '../../credentials/memory-credentials.ts';
import { openIdentity } from '../../identity/open-identity.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk, DeskSurroundings } from '../desk.ts';
import { localDeskFolder } from '../local-desk.ts';
import { openDesk } from '../open-desk.ts';

let place = '';
/** The disk: a crash leaves another one behind, on which the program that crashed does nothing any more. */
let disk = '';
const opened: Desk[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-recovery-'));
  disk = path.join(place, 'trước');
});
afterEach(async () => {
  for (const desk of opened.splice(0)) await desk.close();
  await rm(place, { recursive: true, force: true });
});

const credentials = createMemoryCredentials('keyring');
const machine = async (): Promise<DeskSurroundings> => {
  const localFolder = path.join(disk, 'máy');
  return {
    localFolder,
    identity: await openIdentity({ localFolder, credentials }),
    now: () => new Date(),
    newId: ulid,
  };
};

async function openAgain(): Promise<Desk> {
  const desk = await openDesk(await machine(), { folder: path.join(disk, 'bàn'), person: null });
  if (!desk.ok) throw new Error(desk.error.code);
  opened.push(desk.value);
  return desk.value;
}

/** The disk of a desk with one article, saved under each of these headlines, as it is without a proper end. */
async function crashAfter(headlines: readonly string[]) {
  const wish = {
    folder: path.join(disk, 'bàn'),
    fill: 'empty',
    deskName: 'Bàn',
    person: { name: 'Mai', penName: '' },
  } as const;
  const desk = await createDesk(await machine(), wish);
  const made = desk.ok ? await desk.value.createArticle() : desk;
  if (!desk.ok || !made.ok) throw new Error('no desk');
  const { article } = made.value;
  for (const headline of headlines) {
    const saved = await desk.value.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline }));
    if (!saved.ok) throw new Error(saved.error.code);
  }
  // What is on its way into the history arrives, as it would within moments.
  await desk.value.versions.list(article.id);
  const after = path.join(place, 'sau');
  await cp(disk, after, { recursive: true });
  await desk.value.close();
  disk = after;
  const working = path.join(localDeskFolder(path.join(disk, 'máy'), desk.value.info().id), 'working', article.id);
  const newestFirst = async () =>
    (await readdir(working))
      .toSorted()
      .toReversed()
      .map((name) => path.join(working, name));
  return { id: article.id, newestFirst };
}

describe('after a crash', () => {
  it('[V20] names each article, up to which moment its words are there, and shows the text that opens', async () => {
    const { id } = await crashAfter(['một', 'hai']);
    const desk = await openAgain();
    const page = await desk.list(EVERYTHING);
    const savedAt = page.ok ? page.value.rows[0]?.summary.updatedAt : undefined;
    expect(await desk.recovery([])).toEqual([{ articleId: id, headline: 'hai', savedAt, isTorn: false, newer: null }]);
    const present = await desk.versions.read(id, { kind: 'present' });
    expect(present.ok && present.value.headline).toBe('hai');
    await desk.close();
    expect(await (await openAgain()).recovery([])).toEqual([]);
  });

  it('[V20] names them again after another crash before the list was put away, and not once it was', async () => {
    const { id } = await crashAfter(['một']);
    const crash = async (name: string): Promise<void> => {
      const after = path.join(place, name);
      await cp(disk, after, { recursive: true });
      disk = after;
    };
    await openAgain();
    await crash('lần hai');
    const second = await openAgain();
    expect((await second.recovery([])).map(({ articleId }) => articleId)).toEqual([id]);
    expect(await second.putRecoveredAway()).toEqual({ ok: true, value: null });
    expect([await second.recovery([]), second.recovered()]).toEqual([[], []]);
    await crash('lần ba');
    expect(await (await openAgain()).recovery([])).toEqual([]);
  });

  it('[V20] names what was open when only the window crashed', async () => {
    const { id } = await crashAfter(['một']);
    await (await openAgain()).close();
    const desk = await openAgain();
    expect((await desk.recovery([id])).map(({ articleId }) => articleId)).toEqual([id]);
  });

  it('[V21] a torn newest save is told, with the text that opens instead, and the torn words are found in the history', async () => {
    const { id, newestFirst } = await crashAfter(['một', 'hai', 'ba']);
    await writeFile((await newestFirst())[0] ?? '', 'rách');
    const desk = await openAgain();
    const [told] = await desk.recovery([]);
    expect(told).toMatchObject({ articleId: id, headline: 'hai', isTorn: true });
    const newer = await desk.versions.read(id, { kind: 'save', id: told?.newer?.id ?? '' });
    expect(newer.ok && newer.value.headline).toBe('ba');
  });

  it('[V21] where no save can be read, the words are still found in the history', async () => {
    const { id, newestFirst } = await crashAfter(['một', 'hai']);
    for (const file of await newestFirst()) await writeFile(file, '');
    const desk = await openAgain();
    const [told] = await desk.recovery([]);
    expect(told).toMatchObject({ articleId: id, savedAt: null, isTorn: true });
    const newer = await desk.versions.read(id, { kind: 'save', id: told?.newer?.id ?? '' });
    expect(newer.ok && newer.value.headline).toBe('hai');
  });
});
