import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ulid } from 'ulid';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { createDesk } from './create-desk.ts';
import type { Desk, DeskSurroundings } from './desk.ts';
import { nodeDurableFs } from './files/durable-file.ts';
import { HISTORY_BOUNDS } from './working/history-pruning.ts';
import { localDeskFolder } from './local-desk.ts';
import { openDesk } from './open-desk.ts';
import { createSaveHistory } from './working/save-history.ts';

/** Enough for every check; TOASOAN_KILLS asks for more. */
const KILLS = Number(process.env['TOASOAN_KILLS'] ?? 8);
const person = { name: 'Người gõ', penName: '' };

const built = path.join(import.meta.dirname, '../../dist/run', `kill-writer-${process.pid}`);
let place = '';
let program = '';
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-kill-'));
  // Inside the project, where its packages are found.
  program = path.join(built, 'writer.mjs');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.dirname(program),
      minify: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'kill-writer.ts'),
        output: { format: 'es', entryFileNames: 'writer.mjs' },
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await rm(place, { recursive: true, force: true });
  await rm(built, { recursive: true, force: true });
});

const machine = async (): Promise<DeskSurroundings> => {
  const localFolder = path.join(place, 'máy');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials() });
  return { localFolder, identity, now: () => new Date(), newId: ulid };
};

/** Lets the writer save and keep as fast as it can, kills it after `lines` acknowledgements; answers the last of each kind. */
async function writeUntilKilled(folder: string, articleId: string, lines: number) {
  const child = spawn(process.execPath, [program, folder, path.join(place, 'máy'), articleId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      if (heard.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  const acknowledged = heard.split('\n').slice(0, -1);
  const numbers = (kind: string) =>
    acknowledged.filter((line) => line.startsWith(kind)).map((line) => Number(line.split(' ')[1]));
  return { saved: numbers('saved').at(-1) ?? -1, kept: numbers('kept') };
}

const allFiles = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** The numbers of the saves that the history gives back, in its order. */
async function numbersInHistory(deskId: string, articleId: string): Promise<readonly number[]> {
  const folder = path.join(localDeskFolder(path.join(place, 'máy'), deskId), 'history');
  const history = createSaveHistory(folder, nodeDurableFs, HISTORY_BOUNDS);
  const list = await history.list(articleId);
  if (!list.ok) throw new Error(list.error.code);
  const read = await Promise.all(list.value.saves.map(({ id }) => history.read(articleId, id)));
  return read.map((one) => (one.ok ? Number(one.value.headline.split(' ')[1] ?? 0) : -1));
}

/** The number in the headline of a kept content; throws when it is torn. */
async function headlineNumberIn(file: string): Promise<number> {
  const article = JSON.parse(gunzipSync(await readFile(file)).toString('utf8')) as { readonly headline: string };
  return Number(article.headline.split(' ')[1]);
}

describe('kill -9 while writing', () => {
  it(
    `[R1] [V11] ${KILLS} times: everything acknowledged is there, nothing is torn, the article opens`,
    async () => {
      const folder = path.join(place, 'bàn');
      const founded = await createDesk(await machine(), { folder, fill: 'empty', deskName: 'Bàn', person });
      if (!founded.ok) throw new Error(founded.error.code);
      const made = await founded.value.createArticle();
      if (!made.ok) throw new Error(made.error.code);
      const articleId = made.value.article.id;
      await founded.value.close();

      const keptEver = new Set<number>();
      const shownEver: number[] = [];
      const failures: unknown[] = [];
      const left: Desk[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const { saved, kept } = await writeUntilKilled(folder, articleId, 1 + ((kill * 7) % 17));
        for (const number of kept) keptEver.add(number);
        const desk = await openDesk(await machine(), { folder, person: null });
        const opened = desk.ok ? await desk.value.openArticle(articleId) : desk;
        if (!desk.ok || !opened.ok) {
          failures.push([kill, opened]);
          continue;
        }
        const shown = Number(opened.value.article.headline.split(' ')[1]);
        shownEver.push(shown);
        const torn = (await desk.value.problems()).filter(({ kind }) => kind !== 'unread');
        if (shown < saved || torn.length > 0) failures.push([kill, { shown, saved, torn }]);
        // The crash is left as it is: the next writer opens what this one left.
        left.push(desk.value);
      }
      for (const desk of left) await desk.close();
      const files = await allFiles(folder);
      const records = files.filter((file) => file.endsWith('.jws') && path.basename(path.dirname(file)) === 'r');
      const contents = await Promise.all(files.filter((file) => file.endsWith('.json.gz')).map(headlineNumberIn));
      expect(failures).toEqual([]);
      expect([...keptEver].filter((number) => !contents.includes(number))).toEqual([]);
      expect(records.length).toBeGreaterThanOrEqual(keptEver.size);
      const history = await numbersInHistory(founded.value.info().id, articleId);
      // What a kill cuts off is at most what was on its way; what opens afterwards is put there again.
      expect([
        history,
        shownEver.slice(0, -1).filter((number) => !history.includes(number)),
        history.length > (history.at(-1) ?? 0) * 0.7,
      ]).toEqual([history.toSorted((a, b) => a - b), [], true]);
    },
    30_000 + KILLS * 5_000,
  );
});
