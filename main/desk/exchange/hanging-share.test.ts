import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { createMachines, must, type StartMachine } from '../machines.testkit.ts';

let place = '';
let machine: StartMachine;
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-hanging-'));
  machine = createMachines(place);
});
afterEach(() => rm(place, { recursive: true, force: true }));

const person = { name: 'Lò Văn Xuyến', penName: '' };

// A named pipe that nobody writes to behaves as a share whose server is gone: reading never ends and never fails.
test.skipIf(process.platform === 'win32')(
  '[C3] a desk opens from its copy while the shared folder hangs, and catches up when it answers',
  async () => {
    const folder = path.join(place, 'bàn');
    const founded = must(
      await createDesk(await machine('trưởng'), { folder, fill: 'empty', deskName: 'Báo Thử', person }),
    );
    const open = async (who: typeof person | null): Promise<Desk> =>
      must(await openDesk(await machine('mới'), { folder, person: who }));
    await (await open({ name: 'Hoàng Thị Dịu', penName: '' })).close();
    const { article } = must(await founded.createArticle());
    must(await founded.keepRevision(article.id));
    await founded.close();

    const file = path.join(folder, 'desk.json');
    await rename(file, `${file}.aside`);
    execFileSync('mkfifo', [file]);
    const desk = await open(null);
    const made = must(await desk.createArticle());
    expect(must(await desk.openArticle(made.article.id)).article.id).toBe(made.article.id);

    // The readers that hang are let go: they read nothing, which is no desk.
    closeSync(openSync(file, constants.O_RDWR));
    await rename(`${file}.aside`, file);
    must(await desk.refresh());
    must(await desk.refresh());
    expect([(await desk.openArticle(article.id)).ok, desk.sync().standing === 'unreachable']).toEqual([true, false]);
    await desk.close();
  },
  60_000,
);
