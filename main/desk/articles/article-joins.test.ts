import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const person = { name: 'Hoàng Thị Dịu', penName: '' };

const { place, folder, machine, track } = desksOfTest('joins');

/** Makes both machines know all their keys as their own, as if they were one person's. */
async function letKnowEachOther(...names: readonly string[]): Promise<void> {
  const files = names.map((name) => path.join(place, name, 'identity.json'));
  const known = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as { readonly keys: readonly string[] }),
  );
  const keys = known.flatMap((one) => one.keys);
  await Promise.all(files.map((file, index) => writeFile(file, JSON.stringify({ ...known[index], keys }))));
}

const save = async (desk: Desk, article: Article) =>
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(article)));

/** One article, written on by two machines that had heard nothing of each other. */
async function writeApart() {
  const first = must(await createDesk(await machine('máy 1'), { folder, fill: 'empty', deskName: 'Bàn', person }));
  const { article } = must(await first.createArticle());
  const base = { ...article, headline: 'Bản đầu', lead: plainRuns('Chợ mở sớm.') };
  await save(first, base);
  must(await first.keepRevision(article.id));
  const second = must(await openDesk(await machine('máy 2'), { folder, person }));
  must(await second.openArticle(article.id));
  await save(first, { ...base, headline: 'Tít của Dịu' });
  await save(second, { ...base, lead: plainRuns('Chợ mở muộn.') });
  must(await first.keepRevision(article.id));
  must(await second.keepRevision(article.id));
  await Promise.all([first.close(), second.close()]);
  await letKnowEachOther('máy 1', 'máy 2');
  const here = track(must(await openDesk(await machine('máy 1'), { folder, person: null })));
  const there = track(must(await openDesk(await machine('máy 2'), { folder, person: null })));
  return { here, there, id: article.id, base };
}

const firstRow = async (desk: Desk) => must(await desk.list(EVERYTHING)).rows[0]?.summary;
const headsOn = async (desk: Desk) => (await firstRow(desk))?.heads;

describe('two versions written apart', () => {
  it('[R60] are two heads on every machine, with what both came from; each machine names its own first', async () => {
    const { here, there, id } = await writeApart();
    expect([await headsOn(here), await headsOn(there)]).toEqual([2, 2]);
    const known = must(await here.joins.revisions(id));
    expect(known.revisions).toHaveLength(3);
    const text = async (content: string | undefined) => must(await here.readContent(id, content ?? '')).headline;
    const { apart } = known;
    expect([
      await text(apart?.mine.content),
      await text(apart?.theirs.content),
      await text(apart?.base?.content),
    ]).toEqual(['Tít của Dịu', 'Bản đầu', 'Bản đầu']);
    const other = must(await there.joins.revisions(id)).apart;
    expect([other?.mine.record, other?.theirs.record]).toEqual([apart?.theirs.record, apart?.mine.record]);
  });

  it('[R26] open as what was written here, also after a new start, until they are joined; what is typed then continues it', async () => {
    const { here, there, id, base } = await writeApart();
    expect(must(await here.openArticle(id)).article.headline).toBe('Tít của Dịu');
    expect(must(await there.openArticle(id)).article.lead).toEqual(plainRuns('Chợ mở muộn.'));
    expect([(await firstRow(here))?.headline, (await firstRow(there))?.headline]).toEqual(['Tít của Dịu', 'Bản đầu']);
    await save(here, { ...base, headline: 'Tít của Dịu, sửa' });
    must(await here.keepRevision(id));
    must(await there.refresh());
    expect([await headsOn(here), await headsOn(there)]).toEqual([2, 2]);
    const apart = must(await there.joins.revisions(id)).apart!;
    expect(must(await there.readContent(id, apart.theirs.content)).headline).toBe('Tít của Dịu, sửa');
  });

  it('[R60] become one revision that continues both; the two stay, and both machines open the joined words', async () => {
    const { here, there, id, base } = await writeApart();
    const apart = must(await here.joins.revisions(id)).apart!;
    const joined = { ...base, headline: 'Tít của Dịu', lead: plainRuns('Chợ mở muộn.') };
    must(await here.joins.join(id, [apart.mine.record, apart.theirs.record], JSON.stringify(joined)));
    must(await there.refresh());
    expect([await headsOn(here), await headsOn(there)]).toEqual([1, 1]);
    for (const desk of [here, there]) expect(must(await desk.openArticle(id)).article).toEqual(joined);
    expect(must(await there.joins.revisions(id))).toMatchObject({ apart: null, revisions: { length: 4 } });
    expect((await firstRow(here))?.headline).toBe('Tít của Dịu');
    // What is typed afterwards continues the join.
    await save(here, { ...joined, headline: 'Sau khi ghép' });
    must(await here.keepRevision(id));
    expect(await headsOn(here)).toBe(1);
  });

  it('[R60] are not joined when these are no longer the heads, when words wait that are no revision, or with themselves', async () => {
    const { here, there, id, base } = await writeApart();
    const apart = must(await here.joins.revisions(id)).apart!;
    const json = JSON.stringify(base);
    const refused = { ok: false, error: { code: 'changed-meanwhile' } };
    expect(await here.joins.join(id, [apart.mine.record, apart.mine.record], json)).toEqual(refused);
    expect(await here.joins.join(id, [apart.mine.record, apart.base!.record], json)).toEqual(refused);
    must(await here.openArticle(id));
    await save(here, { ...base, headline: 'Vừa gõ thêm' });
    expect(await here.joins.join(id, [apart.mine.record, apart.theirs.record], json)).toEqual(refused);
    must(await there.joins.join(id, [apart.theirs.record, apart.mine.record], json));
    must(await here.keepRevision(id));
    expect(await here.joins.join(id, [apart.mine.record, apart.theirs.record], json)).toEqual(refused);
    expect(must(await here.openArticle(id)).article.headline).toBe('Vừa gõ thêm');
  });
});
