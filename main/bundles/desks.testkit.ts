import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ulid } from 'ulid';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Photo } from '../../shared/article/schema.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Desk, DeskSurroundings } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { readBundle, type ReadBundle, type Watched } from './read-bundle.ts';
import { must } from '../desk/machines.testkit.ts';

/** Nobody watches, nobody stops it. */
export const unwatched = (): Watched => ({ signal: new AbortController().signal, onProgress: () => undefined });

/** A machine with a folder of its own and a key that it keeps. */
export async function machineAt(localFolder: string): Promise<DeskSurroundings> {
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  return { localFolder, identity, now: () => new Date(), newId: ulid };
}

const person = { name: 'Hoàng Thị Dịu', penName: 'Hương Dịu' };

export async function newDeskAt(place: string, deskName: string): Promise<Desk> {
  const machine = await machineAt(path.join(place, 'máy'));
  return must(await createDesk(machine, { folder: path.join(place, 'bàn'), fill: 'empty', deskName, person }));
}

export const openDeskAt = async (folder: string, localFolder: string): Promise<Desk> =>
  must(await openDesk(await machineAt(localFolder), { folder, person }));

const PHOTO_FILE = path.resolve('e2e/fixtures/photos/trao-giay-khen.jpg');

/** An article with a photo and so many kept revisions. */
export async function writeArticle(desk: Desk, headline: string, revisions = 2): Promise<Article> {
  const bytes = await readFile(PHOTO_FILE);
  const blob = must(await desk.blobs.put(bytes, 'image/jpeg'));
  const photo: Photo = { blob, mediaType: 'image/jpeg', width: 1200, height: 800, fileName: 'trao.jpg' };
  const empty = { caption: plainRuns('Trao cờ'), alt: 'Hai người', photographer: 'Thế Hà', source: '', rights: '' };
  let { article } = must(await desk.createArticle());
  for (let number = 1; number <= revisions; number += 1) {
    article = {
      ...article,
      headline: revisions === 1 ? headline : `${headline} ${number}`,
      lead: plainRuns('Lúa chín sớm mười ngày.'),
      leadFigure: 'f1',
      figures: { f1: { ...empty, photo, takenAt: null } },
    };
    must(await desk.saveWorkingCopy(article.id, JSON.stringify(article)));
    must(await desk.keepRevision(article.id));
  }
  return article;
}

export const readBundleAt = async (file: string): Promise<ReadBundle> => must(await readBundle(file, unwatched()));
