import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import { WHOLE_ARTICLE } from '../../../shared/comments/place-anchor.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import { layout } from '../carrier/folder-layout.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const person = { name: 'Hoàng Thị Dịu', penName: '' };

const { place, folder, machine, track, close } = desksOfTest('comments');

async function found(): Promise<Desk> {
  return track(must(await createDesk(await machine('máy 1'), { folder, fill: 'empty', deskName: 'Bàn', person })));
}

async function writeOne(desk: Desk): Promise<string> {
  const { article } = must(await desk.createArticle());
  must(
    await desk.saveWorkingCopy(
      article.id,
      JSON.stringify({ ...article, ...whole, section: desk.portal().sections[0]?.id ?? null }),
    ),
  );
  return article.id;
}

const whole = {
  headline: 'Chợ mở sớm',
  lead: plainRuns('Chợ mở từ tinh mơ.'),
  body: [{ kind: 'p', id: 'b1', text: plainRuns('Bà con xuống chợ.') }],
};

const remark = (text: string, more: object = {}) => ({
  thread: null,
  anchor: WHOLE_ARTICLE,
  text,
  mentions: [],
  resolved: null,
  ...more,
});
const rowOf = async (desk: Desk) => must(await desk.list(EVERYTHING)).rows[0]?.summary;

it('[T1] [T8] commenting hands over the first words and changes none; an approval stands through any number of comments', async () => {
  const desk = await found();
  const id = await writeOne(desk);
  must(await desk.comments.write(id, remark('Chợ nào?')));
  const { article, saved } = must(await desk.openArticle(id));
  const before = must(await desk.workflow.story(id)).flow;
  const order = must(await desk.workflow.orderPublication(id));
  const ordered = must(await desk.workflow.story(id)).flow;
  const { threads } = must(await desk.comments.of(id));
  const thread = threads[0]?.id ?? '';
  must(await desk.comments.write(id, remark('Chợ Đu.', { thread })));
  must(await desk.comments.write(id, remark('', { thread, resolved: true })));
  const after = must(await desk.openArticle(id));
  expect([after.article, after.saved]).toEqual([article, saved]);
  expect(before.heads.map(({ content }) => content)).toEqual([order.content]);
  expect(must(await desk.workflow.story(id)).flow).toEqual(ordered);
  expect((await rowOf(desk))?.workflow.state).toBe('published');
});

it('[T8] words that were typed since the last revision stay what they are: no revision is kept for a comment', async () => {
  const desk = await found();
  const id = await writeOne(desk);
  must(await desk.keepRevision(id));
  const { article } = must(await desk.openArticle(id));
  must(await desk.saveWorkingCopy(id, JSON.stringify({ ...article, headline: 'Chợ mở muộn' })));
  must(await desk.comments.write(id, remark('Sớm hay muộn?')));
  expect(must(await desk.joins.revisions(id)).revisions).toHaveLength(1);
  expect(must(await desk.openArticle(id))).toMatchObject({
    article: { headline: 'Chợ mở muộn' },
    saved: { kind: 'working-copy' },
  });
});

/** Makes both machines know all their keys as their own, as if they were one person's. */
async function letKnowEachOther(...names: readonly string[]): Promise<void> {
  const files = names.map((name) => path.join(place, name, 'identity.json'));
  const known = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as { readonly keys: readonly string[] }),
  );
  const keys = known.flatMap((one) => one.keys);
  await Promise.all(files.map((file, index) => writeFile(file, JSON.stringify({ ...known[index], keys }))));
}

it('[T5] two machines that talk apart come to the same talk, and lose no remark', async () => {
  const first = await found();
  const id = await writeOne(first);
  const thread = must(await first.comments.write(id, remark('Chợ nào?'))).threads[0]?.id ?? '';
  const second = must(await openDesk(await machine('máy 2'), { folder, person }));
  must(await second.openArticle(id));
  must(await first.comments.write(id, remark('Hỏi lại bà con.', { thread })));
  must(await second.comments.write(id, remark('Chợ Đu.', { thread, resolved: true })));
  must(await second.comments.write(id, remark('Còn giá chè?')));
  await Promise.all([first.close(), second.close()]);
  await letKnowEachOther('máy 1', 'máy 2');
  const both = [
    track(must(await openDesk(await machine('máy 1'), { folder, person: null }))),
    track(must(await openDesk(await machine('máy 2'), { folder, person: null }))),
  ];
  const [here, there] = await Promise.all(both.map(async (desk) => must(await desk.comments.of(id)).threads));
  expect(here).toEqual(there);
  expect(here?.map(({ comments, resolved }) => [comments.length, resolved])).toEqual([
    [3, true],
    [1, false],
  ]);
});

it('[T7] nothing without words, nobody unknown, no talk that is not here; an answer is about what its talk is about', async () => {
  const desk = await found();
  const id = await writeOne(desk);
  const refused = async (wish: object) => {
    const answer = await desk.comments.write(id, remark('Chợ nào?', wish));
    return answer.ok ? 'signed' : answer.error.code;
  };
  expect([
    await refused({ text: ' \n' }),
    await refused({ text: '', resolved: true }),
    await refused({ mentions: ['p-la'] }),
    await refused({ thread: 'a'.repeat(64) }),
  ]).toEqual(['invalid-input', 'invalid-input', 'invalid-input', 'changed-meanwhile']);
  const thread = must(await desk.comments.write(id, remark('Chợ nào?'))).threads[0]?.id;
  const moved = { ...WHOLE_ARTICLE, on: 'block' as const, id: 'b1', quote: 'khác' };
  const { threads } = must(await desk.comments.write(id, remark('Chợ Đu.', { thread, anchor: moved })));
  expect(threads).toMatchObject([{ anchor: WHOLE_ARTICLE, comments: [{}, {}] }]);
  expect(await readdir(layout.records(folder, id))).toHaveLength(3);
});

it('[T23] what is begun outlives the program, one for each talk; sent or emptied it is put away', async () => {
  const desk = await found();
  const id = await writeOne(desk);
  const thread = must(await desk.comments.write(id, remark('Chợ nào?'))).threads[0]?.id ?? '';
  const draft = (text: string, of: string | null = null) => ({ thread: of, anchor: WHOLE_ARTICLE, text });
  must(await desk.comments.saveDraft(id, draft('Còn giá ch')));
  must(await desk.comments.saveDraft(id, draft('Còn giá chè?')));
  must(await desk.comments.saveDraft(id, draft('Chợ Đ', thread)));
  await close(desk);
  const again = track(must(await openDesk(await machine('máy 1'), { folder, person: null })));
  expect(must(await again.comments.of(id)).drafts).toEqual([draft('Còn giá chè?'), draft('Chợ Đ', thread)]);
  const { drafts } = must(await again.comments.write(id, remark('Chợ Đu.', { thread })));
  expect(drafts).toEqual([draft('Còn giá chè?')]);
  must(await again.comments.saveDraft(id, draft('')));
  expect(must(await again.comments.of(id)).drafts).toEqual([]);
});
