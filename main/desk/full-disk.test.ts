import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterAll, describe, expect, it } from 'vitest';
import { plainRuns } from '../../shared/article/runs.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { createDesk } from './create-desk.ts';
import type { DeskSurroundings } from './desk.ts';
import { openDesk } from './open-desk.ts';

/** A real disk of 700 KB, where this user may mount one; elsewhere the injected refusals of the other tests must do. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

const disk = mountSmallDisk();
afterAll(() => {
  if (disk === null) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const surroundings = async (localFolder: string): Promise<DeskSurroundings> => ({
  localFolder,
  identity: await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') }),
  now: () => new Date(),
  newId: ulid,
});

/** Words that do not compress to nothing. */
const noise = (seed: number): string =>
  Array.from({ length: 2_000 }, (_, index) => ((index + 1) * (seed + 7) * 2_654_435_761).toString(36)).join(' ');

describe.skipIf(disk === null)('a disk that fills up', () => {
  it(
    '[C1] [R2] under the shared folder: every revision is kept here, reads back, and waits',
    { timeout: 120_000 },
    async () => {
      const local = await mkdtemp(path.join(tmpdir(), 'toasoan-local-'));
      const folder = path.join(disk ?? '', 'bàn');
      const filler = path.join(disk ?? '', 'đầy');
      const desk = await createDesk(await surroundings(local), {
        folder,
        fill: 'empty',
        deskName: 'x',
        person: { name: 'a', penName: '' },
      });
      const made = desk.ok ? await desk.value.createArticle() : desk;
      if (!desk.ok || !made.ok) throw new Error('no desk');
      const { article } = made.value;
      const kept: string[] = [];
      for (let number = 0; number < 80; number += 1) {
        const text = { ...article, headline: `Bản ${number}`, lead: plainRuns(noise(number)) };
        const saved = await desk.value.saveWorkingCopy(article.id, JSON.stringify(text));
        if (!saved.ok) throw new Error(saved.error.code);
        const revision = await desk.value.keepRevision(article.id);
        if (revision.ok && revision.value.kind === 'revision') kept.push(revision.value.content);
      }
      await desk.value.refresh();
      const read = await Promise.all(kept.map((content) => desk.value.readContent(article.id, content)));
      const { standing, waiting } = desk.value.sync();
      expect([standing, waiting > 0, read.every((one) => one.ok), kept.length, await desk.value.problems()]).toEqual([
        'share-full',
        true,
        true,
        80,
        [],
      ]);
      await desk.value.close();
      const again = await openDesk(await surroundings(local), { folder, person: null });
      const opened = again.ok ? await again.value.openArticle(article.id) : again;
      expect(opened).toMatchObject({
        ok: true,
        value: { article: { headline: 'Bản 79' }, saved: { kind: 'revision' } },
      });
      if (again.ok) await again.value.close();
      await rm(filler, { force: true });
      await rm(local, { recursive: true });
      await rm(folder, { recursive: true });
    },
  );

  it('[R2] under the machine’s own folder: the save says so, the last one stays, and saving goes on when there is room', async () => {
    const local = path.join(disk ?? '', 'máy');
    const place = await mkdtemp(path.join(tmpdir(), 'toasoan-far-'));
    const filler = path.join(disk ?? '', 'đầy');
    const wish = {
      folder: path.join(place, 'bàn'),
      fill: 'empty',
      deskName: 'x',
      person: { name: 'a', penName: '' },
    } as const;
    const desk = await createDesk(await surroundings(local), wish);
    const made = desk.ok ? await desk.value.createArticle() : desk;
    if (!desk.ok || !made.ok) throw new Error('no desk');
    const { article } = made.value;
    const save = async (headline: string) => {
      const saved = await desk.value.saveWorkingCopy(
        article.id,
        JSON.stringify({ ...article, headline, lead: plainRuns(noise(1)) }),
      );
      return saved.ok ? saved.value.kind : saved.error.code;
    };
    const first = await save('Còn chỗ');
    await writeFile(filler, Buffer.alloc(700 * 1024)).catch(() => {});
    const second = await save('Hết chỗ');
    const still = await desk.value.openArticle(article.id);
    await rm(filler);
    const third = await save('Lại có chỗ');
    const last = await desk.value.openArticle(article.id);
    expect([
      first,
      second,
      third,
      still.ok && still.value.article.headline,
      last.ok && last.value.article.headline,
    ]).toEqual(['working-copy', 'disk-full', 'working-copy', 'Còn chỗ', 'Lại có chỗ']);
    await desk.value.close();
    await rm(place, { recursive: true });
  });
});
