import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../shared/article/canonical.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { EVERYTHING } from '../../shared/ipc/list-wish.ts';
import type { PublicationBody } from '../../shared/records/kinds/publication-record.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { createDesk } from './create-desk.ts';
import type { Desk, DeskSurroundings } from './desk.ts';
import { createFolderCarrier } from './carrier/folder-carrier.ts';
import { layout } from './carrier/folder-layout.ts';
import { openDesk, openDeskOn } from './open-desk.ts';
import { must } from './machines.testkit.ts';

const person = { name: 'Hoàng Thị Dịu', penName: 'Hương Dịu' };

let place = '';
let folder = '';
let opened: Desk[] = [];
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-desk-'));
  folder = path.join(place, 'Tòa soạn Suối Bạc');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((desk) => desk.close()));
  await rm(place, { recursive: true, force: true });
});

/** A machine with a folder and a keyring of its own; `clockAheadMs` is how wrong its clock goes. */
function machine(name: string, clockAheadMs = 0) {
  const keyring = createMemoryCredentials('keyring');
  const localFolder = path.join(place, name);
  return async (credentials = keyring): Promise<DeskSurroundings> => ({
    localFolder,
    identity: await openIdentity({ localFolder, credentials }),
    now: () => new Date(Date.now() + clockAheadMs),
    newId: ulid,
  });
}

const track = (desk: Desk): Desk => {
  opened.push(desk);
  return desk;
};

const create = async (surroundings: DeskSurroundings, fill: 'empty' | 'sample' = 'empty') =>
  track(must(await createDesk(surroundings, { folder, fill, deskName: 'Tòa soạn Suối Bạc', person })));

const open = async (surroundings: DeskSurroundings, who: typeof person | null = null) =>
  track(must(await openDesk(surroundings, { folder, person: who })));

/** As a power cut leaves it: nothing is closed. */
const crash = (desk: Desk): void => {
  opened = opened.filter((other) => other !== desk);
};

const withText = (article: Article, headline: string): Article => ({
  ...article,
  headline,
  lead: plainRuns('Mẻ chè đầu tiên giữ được hương cốm.'),
});

const write = async (desk: Desk, article: Article, headline: string) => {
  const next = withText(article, headline);
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(next)));
  return next;
};

/** Makes one machine know the other's keys as its own, as if both were one person's. */
async function letKnow(name: string, other: string): Promise<void> {
  const [mine, theirs] = await Promise.all(
    [name, other].map(async (machineName) => {
      const json: unknown = JSON.parse(await readFile(path.join(place, machineName, 'identity.json'), 'utf8'));
      return json as { readonly keys: readonly string[] };
    }),
  );
  const keys = [...(mine?.keys ?? []), ...(theirs?.keys ?? [])];
  await writeFile(path.join(place, name, 'identity.json'), JSON.stringify({ ...mine, keys }));
}

const rowsOf = async (desk: Desk, query = '', except?: string) =>
  must(await desk.list({ ...EVERYTHING, query }, except)).rows.map(({ summary }) => summary);

const recordsOf = (articleId: string) => readdir(layout.records(folder, articleId)).catch(() => []);

const receiptFor = (content: string): PublicationBody => ({
  content,
  approval: null,
  portal: 'site',
  remoteId: 'bai/che-suoi-bac.html',
  url: 'https://suoibac.example/bai/che-suoi-bac.html',
  rendered: 'c'.repeat(64),
  exporter: 'static-site/1',
  publishedAt: '2026-02-03T09:00:00+07:00',
  updatedAt: '2026-02-03T09:00:00+07:00',
});

describe('a desk', () => {
  it('[R20] is founded in an empty folder, whole, and opens again as the same desk with the same person', async () => {
    const here = machine('máy 1');
    const desk = await create(await here());
    const info = desk.info();
    await desk.close();
    const again = await open(await here());
    expect(again.info()).toEqual(info);
    expect(info).toMatchObject({
      name: 'Tòa soạn Suối Bạc',
      keyCustody: 'keyring',
      folderName: 'Tòa soạn Suối Bạc',
      me: person,
    });
    expect(again.portal().sections.length).toBeGreaterThan(3);
    expect((await readdir(folder)).toSorted()).toEqual(['desk.json', 'portals', 'roster']);
  });

  it('[R20] is not founded among other files nor over a desk', async () => {
    const here = machine('máy 1');
    await mkdir(folder);
    await writeFile(path.join(folder, '.DS_Store'), '');
    await create(await here());
    const wish = { folder, fill: 'empty', deskName: 'x', person } as const;
    const files = path.join(place, 'ảnh');
    await mkdir(files);
    await writeFile(path.join(files, 'cưới.jpg'), '');
    expect([await createDesk(await here(), wish), await createDesk(await here(), { ...wish, folder: files })]).toEqual([
      { ok: false, error: { code: 'folder-taken', by: 'desk' } },
      { ok: false, error: { code: 'folder-taken', by: 'files' } },
    ]);
    expect(await openDesk(await here(), { folder: files, person: null })).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'desk' },
    });
  });

  it('[R21] opens what was typed last, before and after it became a revision, and after a crash', async () => {
    const here = machine('máy 1');
    const desk = await create(await here());
    const { article } = must(await desk.createArticle());
    const typed = await write(desk, article, 'Chè Suối Bạc vào vụ');
    crash(desk);

    const second = await open(await here());
    const found = must(await second.openArticle(article.id));
    expect([found.article, found.saved.kind, second.recovered()]).toEqual([typed, 'working-copy', [article.id]]);
    const kept = must(await second.keepRevision(article.id));
    expect(kept).toMatchObject({ kind: 'revision', content: contentHash(typed) });
    await second.close();

    const third = await open(await here());
    expect([must(await third.openArticle(article.id)), third.recovered()]).toEqual([
      {
        article: typed,
        saved: kept,
        site: { state: 'absent', url: null, publishedAt: null, updatedAt: null },
        template: null,
      },
      [],
    ]);
  });

  it('[R22] writes nothing when the words of the newest revision have not changed', async () => {
    const desk = await create(await machine('máy 1')());
    const { article } = must(await desk.createArticle());
    const first = await write(desk, article, 'Một');
    const kept = must(await desk.keepRevision(article.id));
    expect(must(await desk.keepRevision(article.id))).toEqual(kept);
    expect(must(await desk.saveWorkingCopy(article.id, JSON.stringify(first)))).toEqual(kept);
    const decomposed = { ...first, headline: first.headline.normalize('NFD') };
    expect(must(await desk.saveWorkingCopy(article.id, JSON.stringify(decomposed)))).toEqual(kept);
    expect(await recordsOf(article.id)).toHaveLength(1);
    await write(desk, article, 'Hai');
    must(await desk.keepRevision(article.id));
    await write(desk, article, 'Một');
    must(await desk.keepRevision(article.id));
    expect([await recordsOf(article.id), await desk.problems()]).toEqual([expect.objectContaining({ length: 3 }), []]);
  });

  it('[R23] lists, finds without accents, and names people, and again after a restart', async () => {
    const here = machine('máy 1');
    const desk = await create(await here(), 'sample');
    const seen: string[] = [];
    const stop = desk.onArticleChanged((row) => seen.push(row.headline));
    const { article } = must(await desk.createArticle());
    await write(desk, article, 'Đập Nà Lìu tích nước');
    stop();
    await write(desk, article, 'Đập Nà Lìu tích đủ nước');
    const answers = async (from: Desk) => ({
      list: await rowsOf(from),
      found: (await rowsOf(from, 'NA LIU')).map(({ headline }) => headline),
      exact: await rowsOf(from, 'nà dap', article.id),
      byName: (await rowsOf(from, 'tran quoc khai')).length,
      people: (await from.people()).map(({ name }) => name),
    });
    const before = await answers(desk);
    expect(before).toMatchObject({
      found: ['Đập Nà Lìu tích đủ nước', 'Đường hoa về bản Nà Lìu đã nối liền hai bờ suối'],
      exact: [],
      byName: 1,
    });
    expect([before.list.length, before.people.slice(0, 1), before.people.includes('Ngọc Diệp'), seen]).toEqual([
      5,
      ['Hoàng Thị Dịu'],
      true,
      ['', 'Đập Nà Lìu tích nước'],
    ]);
    await desk.close();
    expect(await answers(await open(await here()))).toEqual(before);
    const local = path.join(place, 'máy 1', 'desks', desk.info().id, 'archive.db');
    const index = await readFile(local);
    for (const damaged of [index.subarray(0, 300), Buffer.from('{}'), Buffer.alloc(0)]) {
      await opened.at(-1)?.close();
      await writeFile(local, damaged);
      expect(await answers(await open(await here()))).toEqual(before);
    }
  });

  it('[R23] reads no article’s text again at a start when nothing changed', async () => {
    const here = machine('máy 1');
    const desk = await create(await here(), 'sample');
    const list = await rowsOf(desk);
    await desk.close();
    await (await open(await here())).close();
    const read: string[] = [];
    const carrier = createFolderCarrier(folder);
    const counting: typeof carrier = {
      ...carrier,
      readContent: (articleId, content) => {
        read.push(content);
        return carrier.readContent(articleId, content);
      },
    };
    const again = track(must(await openDeskOn(counting, await here(), { folderName: '', person: null })));
    expect([await rowsOf(again), read]).toEqual([list, []]);
  });

  it('opens from the working copy what the shared folder has lost, when these are the same words', async () => {
    const desk = await create(await machine('máy 1')());
    const { article } = must(await desk.createArticle());
    const typed = await write(desk, article, 'Vẫn còn ở đây');
    must(await desk.keepRevision(article.id));
    await rm(path.join(layout.article(folder, article.id), 'c'), { recursive: true });
    expect(must(await desk.openArticle(article.id)).article).toEqual(typed);
    expect(await desk.readContent(article.id, contentHash(typed))).toMatchObject({ ok: false });
  });

  it('[R24] says of an article what its receipts say, and takes none for words that were never kept', async () => {
    const here = machine('máy 1');
    const desk = await create(await here());
    const { article } = must(await desk.createArticle());
    const typed = await write(desk, article, 'Lên trang');
    const receipt = receiptFor(contentHash(typed));
    expect(await desk.recordPublication(article.id, receipt)).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'revision' },
    });
    must(await desk.keepRevision(article.id));
    must(await desk.recordPublication(article.id, receipt));
    const current = await desk.siteInfo(article.id);
    await write(desk, article, 'Sửa sau khi đăng');
    await desk.close();
    const again = await open(await here());
    const { url, publishedAt, updatedAt } = receipt;
    expect([
      current,
      await again.siteInfo(article.id),
      (await rowsOf(again))[0]?.site,
      (await again.published()).map((one) => one.articleId),
    ]).toEqual([
      { state: 'current', url, publishedAt, updatedAt },
      { state: 'outdated', url, publishedAt, updatedAt },
      'outdated',
      [article.id],
    ]);
    expect(must(await again.readContent(article.id, receipt.content))).toEqual(typed);
  });

  it.each([null, 'https://example.org/bai/che-suoi-bac.html'])(
    '[G6] a publication at %s is one without an address, today and after it was read again',
    async (url) => {
      const here = machine('máy 1');
      const desk = await create(await here());
      expect(desk.portal().url).toBeNull();
      const { article } = must(await desk.createArticle());
      const typed = await write(desk, article, 'Ghi vào thư mục');
      must(await desk.keepRevision(article.id));
      const signed = must(await desk.recordPublication(article.id, { ...receiptFor(contentHash(typed)), url }));
      expect(signed.url).toBe(url);
      const before = await desk.siteInfo(article.id);
      await desk.close();
      const again = await open(await here());
      expect([before, await again.siteInfo(article.id)]).toMatchObject([
        { state: 'current', url: null },
        { state: 'current', url: null },
      ]);
    },
  );

  it('[G6] settings signed with the placeholder of earlier versions name no address', async () => {
    const here = machine('máy 1');
    const desk = await create(await here());
    const named = { ...desk.portal(), url: 'https://suoibac.example' };
    expect(must(await desk.savePortal(named)).url).toBe('https://suoibac.example');
    expect(must(await desk.savePortal({ ...named, url: 'https://example.org' })).url).toBeNull();
    await desk.close();
    expect((await open(await here())).portal().url).toBeNull();
  });

  it('[R29] keeps photos byte for byte, and shows which are missing', async () => {
    const desk = await create(await machine('máy 1')());
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 251);
    const blob = must(await desk.blobs.put(bytes, 'image/png'));
    const { article } = must(await desk.createArticle());
    const photo = { blob, mediaType: 'image/png', width: 10, height: 10, fileName: 'đồi chè.png' } as const;
    const figure = { photo, caption: [], alt: '', photographer: 'Văn Sỹ', source: '', rights: '', takenAt: null };
    const rowWith = async (hash: string) => {
      const figures = { f1: { ...figure, photo: { ...photo, blob: hash } } };
      must(await desk.saveWorkingCopy(article.id, JSON.stringify({ ...article, leadFigure: 'f1', figures })));
      return (await rowsOf(desk))[0]?.missingPhoto;
    };
    expect([
      await rowWith(blob),
      await rowWith('d'.repeat(64)),
      Buffer.from(must(await desk.blobs.read(blob))).equals(bytes),
    ]).toEqual([false, true, true]);
    expect((await desk.people()).some(({ name }) => name === 'Văn Sỹ')).toBe(true);
  });

  it('[R28] keeps portal settings as signed versions, one for each change', async () => {
    const here = machine('máy 1');
    const desk = await create(await here());
    const changed = { ...desk.portal(), tagline: 'Tin gần nhà' };
    must(await desk.savePortal(changed));
    must(await desk.savePortal(changed));
    await desk.close();
    expect((await open(await here())).portal()).toEqual(changed);
    expect((await readdir(path.join(folder, 'portals', 'site'))).map((name) => name.slice(0, 5)).toSorted()).toEqual([
      '0001-',
      '0002-',
    ]);
    expect(await desk.savePortal({ ...changed, id: 'khac' })).toMatchObject({ ok: false });
  });

  it('[R35] refuses what is no article, keeps those words aside, and harms nothing', async () => {
    const desk = await create(await machine('máy 1')());
    const { article } = must(await desk.createArticle());
    const typed = await write(desk, article, 'Còn nguyên');
    const attempts = [
      'không phải JSON',
      '[]',
      JSON.stringify({ ...typed, headline: 7 }),
      JSON.stringify({ ...typed, id: ulid() }),
      JSON.stringify({ ...typed, schema: 99 }),
    ];
    const codes: unknown[] = [];
    for (const json of attempts) {
      const answer = await desk.saveWorkingCopy(article.id, json);
      codes.push(answer.ok ? 'saved' : answer.error.code);
    }
    expect(codes).toEqual(['invalid-input', 'invalid-input', 'invalid-input', 'invalid-input', 'newer-version']);
    expect(must(await desk.openArticle(article.id)).article).toEqual(typed);
    const aside = path.join(place, 'máy 1', 'desks', desk.info().id, 'working', article.id, 'refused.json');
    expect(await readFile(aside, 'utf8')).toBe(attempts.at(-1));
    expect(await desk.saveWorkingCopy(ulid(), JSON.stringify(typed))).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'article' },
    });
  });

  it('[R35] keeps half an emoji from losing the page', async () => {
    const desk = await create(await machine('máy 1')());
    const { article } = must(await desk.createArticle());
    const json = JSON.stringify({ ...article, headline: 'Vỡ \ud83d rồi' });
    must(await desk.saveWorkingCopy(article.id, json));
    must(await desk.keepRevision(article.id));
    expect(must(await desk.openArticle(article.id))).toMatchObject({
      article: { headline: 'Vỡ \ufffd rồi' },
      saved: { kind: 'revision' },
    });
  });

  it('copies an article without its place on the site and its times', async () => {
    const desk = await create(await machine('máy 1')());
    const { article } = must(await desk.createArticle());
    const original = {
      ...withText(article, 'Gốc'),
      slug: 'goc',
      embargo: '2026-01-01T00:00:00+07:00',
      origin: { publishedAt: null, url: 'https://example.org/goc' },
    };
    must(await desk.saveWorkingCopy(article.id, JSON.stringify(original)));
    const copy = must(await desk.duplicateArticle(article.id)).article;
    expect(copy).toEqual({ ...original, id: copy.id, slug: '', embargo: null, origin: null });
    expect([copy.id === article.id, (await rowsOf(desk)).length]).toEqual([false, 2]);
  });
});

describe('one desk, two machines', () => {
  it('[R25] merges by union: both texts stay, as two heads, whatever the clocks say; each machine opens its own', async () => {
    const first = machine('máy 1');
    const second = machine('máy 2', -86_400_000);
    const desk = await create(await first());
    const { article } = must(await desk.createArticle());
    await write(desk, article, 'Bản đầu');
    must(await desk.keepRevision(article.id));
    const other = await open(await second(), { name: 'Văn Sỹ', penName: '' });
    must(await other.openArticle(article.id));
    await Promise.all([write(desk, article, 'Bản của Dịu'), write(other, article, 'Bản của Sỹ')]);
    must(await desk.keepRevision(article.id));
    must(await other.keepRevision(article.id));
    for (const one of [other, desk, other]) must(await one.refresh());
    const headline = async (from: Desk) => must(await from.openArticle(article.id)).article.headline;
    expect([await recordsOf(article.id), await headline(desk), await headline(other)]).toEqual([
      expect.objectContaining({ length: 3 }),
      'Bản của Dịu',
      'Bản của Sỹ',
    ]);
    expect((await other.problems()).map(({ kind }) => kind)).toContain('two-versions');
    expect((await desk.problems()).map(({ kind }) => kind)).toEqual(['unknown-device']);
  });

  it('[R26] never hides what was typed here behind what came from elsewhere', async () => {
    const first = machine('máy 1');
    const second = machine('máy 2');
    const desk = await create(await first());
    const { article } = must(await desk.createArticle());
    await write(desk, article, 'Bản đầu');
    must(await desk.keepRevision(article.id));
    const other = await open(await second(), person);
    await write(other, must(await other.openArticle(article.id)).article, 'Sửa ở máy 2');
    must(await other.keepRevision(article.id));
    must(await other.refresh());
    const typed = await write(desk, article, 'Đang gõ dở ở máy 1');
    await desk.close();
    await letKnow('máy 1', 'máy 2');
    const again = await open(await first());
    const found = must(await again.openArticle(article.id));
    expect(found).toMatchObject({ article: typed, saved: { kind: 'working-copy' } });
    must(await again.keepRevision(article.id));
    expect(await again.problems()).toEqual([expect.objectContaining({ kind: 'two-versions', article: article.id })]);
    must(await other.refresh());
    expect(must(await other.openArticle(article.id)).article.headline).toBe('Sửa ở máy 2');
  });
});

describe('a machine without a keyring', () => {
  it('[R31] goes on with a new key each time: all its texts stay, open and continue', async () => {
    const here = machine('máy 1');
    const session = () => here(createMemoryCredentials());
    const desk = await create(await session());
    const { article } = must(await desk.createArticle());
    for (const [index, from] of [desk, null, null].entries()) {
      const now = from ?? (await open(await session()));
      await write(now, must(await now.openArticle(article.id)).article, `Bản ${index + 1}`);
      must(await now.keepRevision(article.id));
      must(await now.savePortal({ ...now.portal(), tagline: `Khẩu hiệu ${index + 1}` }));
      await now.close();
    }
    const last = await open(await session());
    expect({
      opened: must(await last.openArticle(article.id)).article.headline,
      tagline: last.portal().tagline,
      problems: await last.problems(),
      custody: last.info().keyCustody,
      records: (await recordsOf(article.id)).length,
    }).toEqual({ opened: 'Bản 3', tagline: 'Khẩu hiệu 3', problems: [], custody: 'session', records: 3 });
  });

  it('[R27] is a stranger to other machines: its text is shown as unvouched and displaces nothing', async () => {
    const first = machine('máy 1');
    const desk = await create(await first());
    const { article } = must(await desk.createArticle());
    const trusted = await write(desk, article, 'Bản thật');
    must(await desk.keepRevision(article.id));
    const stranger = await open(await machine('máy lạ')(), person);
    await write(stranger, must(await stranger.openArticle(article.id)).article, 'Bản mạo danh');
    must(await stranger.keepRevision(article.id));
    must(await stranger.savePortal({ ...stranger.portal(), name: 'Báo giả' }));
    must(await stranger.refresh());
    await desk.close();
    const again = await open(await first());
    expect([must(await again.openArticle(article.id)).article, again.portal().name]).toEqual([
      trusted,
      'Tòa soạn Suối Bạc',
    ]);
    expect(await again.problems()).toEqual([expect.objectContaining({ kind: 'unknown-device', article: article.id })]);
  });
});
