import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../shared/ipc/list-wish.ts';
import { bundleFacts, saveBundle, takeIntoDesk } from './bundle-desk.ts';
import { newDeskAt, openDeskAt, readBundleAt, unwatched, writeArticle } from './desks.testkit.ts';
import { must } from '../desk/machines.testkit.ts';
import { desksOfTest } from '../desk/desks-of-test.testkit.ts';
import { readBundle } from './read-bundle.ts';

const { place, track } = desksOfTest('bundle');
const file = path.join(place, 'bài gửi.baiviet');

/** Two machines of one desk that do not see each other's folder. */
async function twins() {
  const ours = track(await newDeskAt(path.join(place, 'một'), 'Suối Bạc'));
  await cp(path.join(place, 'một/bàn'), path.join(place, 'hai/bàn'), { recursive: true });
  const theirs = track(await openDeskAt(path.join(place, 'hai/bàn'), path.join(place, 'hai/máy')));
  return { ours, theirs };
}

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();

describe('an article that travels as a file', () => {
  it('[B1] carries records, texts, photos and roster; the same desk joins them, once', async () => {
    const { ours, theirs } = await twins();
    const article = await writeArticle(ours, 'Mùa gặt');
    const saved = must(await saveBundle(ours, article.id, file, unwatched()));
    expect(saved).toEqual({ records: 2, photos: 1, missing: 0 });

    const bundle = await readBundleAt(file);
    const facts = must(await bundleFacts(theirs, bundle));
    const first = must(await takeIntoDesk(theirs, bundle, ulid, unwatched()));
    const again = must(await takeIntoDesk(theirs, bundle, ulid, unwatched()));
    bundle.close();
    const shown = must(await theirs.openArticle(article.id));
    expect([facts.foreign, facts.newRecords, first, again.newRecords, shown.article, await theirs.problems()]).toEqual([
      null,
      2,
      { articleId: article.id, as: 'joined', newRecords: 2 },
      0,
      article,
      [],
    ]);
    expect((await filesIn(path.join(place, 'hai/bàn'))).filter((name) => !name.startsWith('portals'))).toEqual(
      (await filesIn(path.join(place, 'một/bàn'))).filter((name) => !name.startsWith('portals')),
    );
  });

  it('[B2] what is not yet a revision becomes one first and goes too', async () => {
    const { ours, theirs } = await twins();
    const article = await writeArticle(ours, 'Mùa gặt', 1);
    must(await ours.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline: 'Mới gõ' })));
    must(await saveBundle(ours, article.id, file, unwatched()));
    const bundle = await readBundleAt(file);
    must(await takeIntoDesk(theirs, bundle, ulid, unwatched()));
    bundle.close();
    expect(must(await theirs.openArticle(article.id)).article.headline).toBe('Mới gõ');
  });

  it('[B3] two texts written apart are two heads after the join; nothing is overwritten', async () => {
    const { ours, theirs } = await twins();
    const article = await writeArticle(ours, 'Mùa gặt', 1);
    must(await saveBundle(ours, article.id, file, unwatched()));
    const first = await readBundleAt(file);
    must(await takeIntoDesk(theirs, first, ulid, unwatched()));
    first.close();
    for (const [desk, headline] of [
      [ours, 'Bản ta'],
      [theirs, 'Bản họ'],
    ] as const) {
      must(await desk.openArticle(article.id));
      must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, headline })));
      must(await desk.keepRevision(article.id));
    }
    must(await saveBundle(theirs, article.id, file, unwatched()));
    const back = await readBundleAt(file);
    must(await takeIntoDesk(ours, back, ulid, unwatched()));
    back.close();
    const records = must(await ours.carried.carrier.listArticle(article.id)).records;
    const contents = must(await theirs.carried.carrier.listArticle(article.id)).records;
    expect([records.length, contents.length]).toEqual([3, 2]);
    expect(must(await ours.openArticle(article.id)).article.headline).toBe('Bản ta');
  });

  it('[B4] from another desk: told plainly, taken only as a new article with its words and photos', async () => {
    const there = track(await newDeskAt(path.join(place, 'xa'), 'Báo Suối Bạc'));
    const here = track(await newDeskAt(path.join(place, 'đây'), 'Báo Sông Cầu'));
    const article = await writeArticle(there, 'Mùa gặt');
    must(await saveBundle(there, article.id, file, unwatched()));
    const before = await filesIn(path.join(place, 'đây/bàn'));
    const bundle = await readBundleAt(file);
    const facts = must(await bundleFacts(here, bundle));
    expect(await filesIn(path.join(place, 'đây/bàn'))).toEqual(before);
    const taken = must(await takeIntoDesk(here, bundle, ulid, unwatched()));
    bundle.close();
    const copy = must(await here.openArticle(taken.articleId)).article;
    const blob = copy.figures['f1']?.photo?.blob ?? '';
    expect([facts.deskName, facts.foreign?.headline, facts.foreign?.signers, taken.as]).toEqual([
      'Báo Suối Bạc',
      'Mùa gặt 2',
      [{ name: 'Hoàng Thị Dịu', revisions: 2 }],
      'copy',
    ]);
    expect([copy.id === article.id, copy.headline, copy.lead, await here.blobs.has(blob)]).toEqual([
      false,
      article.headline,
      article.lead,
      true,
    ]);
    expect(must(await here.list(EVERYTHING)).total).toBe(1);
    expect(must(await here.carried.carrier.listArticle(article.id)).records).toEqual([]);
  });

  it('[B5] what this machine does not have is counted, not hidden; stopping leaves no file', async () => {
    const { ours } = await twins();
    const article = await writeArticle(ours, 'Mùa gặt', 1);
    const blob = article.figures['f1']?.photo?.blob ?? '';
    await rm(path.join(place, 'một/bàn/blobs', blob.slice(0, 2), `${blob}.jpg`));
    expect(must(await saveBundle(ours, article.id, file, unwatched()))).toEqual({ records: 1, photos: 0, missing: 1 });

    await writeFile(file, 'tệp cũ');
    const stop = new AbortController();
    const stopped = await saveBundle(ours, article.id, file, { signal: stop.signal, onProgress: () => stop.abort() });
    expect([stopped, await readFile(file, 'utf8'), await readdir(place)]).toEqual([
      { ok: false, error: { code: 'cancelled' } },
      'tệp cũ',
      ['bài gửi.baiviet', 'hai', 'một'],
    ]);
  });

  it('[B6] stopped while it is looked at or taken in: no record came in', async () => {
    const { ours, theirs } = await twins();
    const article = await writeArticle(ours, 'Mùa gặt');
    must(await saveBundle(ours, article.id, file, unwatched()));
    const stop = new AbortController();
    const looked = await readBundle(file, { signal: stop.signal, onProgress: () => stop.abort() });
    const bundle = await readBundleAt(file);
    const taken = await takeIntoDesk(theirs, bundle, ulid, { signal: stop.signal, onProgress: () => undefined });
    bundle.close();
    expect([looked, taken, must(await theirs.list(EVERYTHING)).rows]).toEqual([
      { ok: false, error: { code: 'cancelled' } },
      { ok: false, error: { code: 'cancelled' } },
      [],
    ]);
  });
});
