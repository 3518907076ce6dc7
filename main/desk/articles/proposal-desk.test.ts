import { expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const person = { name: 'Hoàng Thị Dịu', penName: '' };

const { folder, machine, track, closeAll } = desksOfTest('proposals');

async function reopen(): Promise<Desk> {
  await closeAll();
  return track(must(await openDesk(await machine('máy'), { folder, person: null })));
}

/** A desk with one published article, and its text. */
async function begin() {
  const desk = track(must(await createDesk(await machine('máy'), { folder, fill: 'empty', deskName: 'Bàn', person })));
  const { article } = must(await desk.createArticle());
  const text: Article = {
    ...article,
    headline: 'Chợ mở sớm',
    lead: plainRuns('Chợ mở từ tinh mơ.'),
    body: [{ kind: 'p', id: 'b1', text: plainRuns('Bà con xuống chợ.') }],
    section: desk.portal().sections[0]?.id ?? null,
  };
  must(await desk.saveWorkingCopy(text.id, JSON.stringify(text)));
  must(await desk.workflow.orderPublication(text.id));
  return { desk, text, id: text.id };
}

const standing = async (desk: Desk, id: string) => {
  const { article, saved } = must(await desk.openArticle(id));
  return { article, saved, flow: must(await desk.workflow.story(id)).flow };
};

it('[S1] [S2] [S4] a suggestion is written, sent and answered beside a published article, which stays what it is', async () => {
  const { desk, text, id } = await begin();
  const before = await standing(desk, id);
  expect(must(await desk.proposals.begin(id)).article).toEqual(text);
  const wanted = { ...text, headline: 'Chợ mở từ tinh mơ' };
  expect(must(await desk.proposals.saveDraft(id, JSON.stringify(wanted))).kind).toBe('working-copy');
  expect(await standing(desk, id)).toEqual(before);
  const sent = must(await desk.proposals.send(id, 'Rõ hơn'));
  expect(sent).toMatchObject({ draftSavedAt: null, proposals: [{ note: 'Rõ hơn', answers: [] }] });
  expect(await standing(desk, id)).toEqual(before);
  expect(must(await desk.list(EVERYTHING)).rows[0]?.summary).toMatchObject({ proposals: 1, site: 'absent', heads: 1 });
  const proposal = sent.proposals[0]?.record ?? '';
  expect(must(await desk.proposals.read(id, proposal))).toEqual({ base: text, text: wanted });
  const refused = { proposal, verdict: 'refused', note: 'Tít đã duyệt' } as const;
  expect(must(await desk.proposals.answer(id, refused)).proposals).toMatchObject([
    { answers: [{ verdict: 'refused', revision: null, note: 'Tít đã duyệt' }] },
  ]);
  expect(await standing(desk, id)).toEqual(before);
  expect(must(await desk.list(EVERYTHING)).rows[0]?.summary.proposals).toBe(0);
});

it('[S2] what is begun outlives the program and is offered again; put away or as the article was, there is none', async () => {
  const { desk, text, id } = await begin();
  must(await desk.proposals.begin(id));
  must(await desk.proposals.saveDraft(id, JSON.stringify({ ...text, headline: 'Chợ mở' })));
  const again = await reopen();
  expect(must(await again.proposals.of(id)).draftSavedAt).not.toBeNull();
  expect(must(await again.proposals.begin(id))).toMatchObject({
    article: { headline: 'Chợ mở' },
    saved: { kind: 'working-copy' },
  });
  expect(must(await again.proposals.saveDraft(id, JSON.stringify(text))).kind).toBe('revision');
  expect(must(await again.proposals.of(id)).draftSavedAt).toBeNull();
  expect(await again.proposals.send(id, '')).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  must(await again.proposals.saveDraft(id, JSON.stringify({ ...text, headline: 'Chợ' })));
  expect(must(await again.proposals.discardDraft(id)).draftSavedAt).toBeNull();
});

it('[S7] an answer names the revision that holds what was taken; a refusal without a reason, or of nothing, is not signed', async () => {
  const { desk, text, id } = await begin();
  must(await desk.proposals.begin(id));
  must(await desk.proposals.saveDraft(id, JSON.stringify({ ...text, headline: 'Chợ' })));
  const proposal = must(await desk.proposals.send(id, '')).proposals[0]?.record ?? '';
  const answer = async (verdict: 'refused' | 'partly' | 'accepted', note: string, of = proposal) => {
    const given = await desk.proposals.answer(id, { proposal: of, verdict, note });
    return given.ok ? given.value.proposals[0]?.answers.at(-1)?.revision : given.error.code;
  };
  expect([
    await answer('refused', ' '),
    await answer('partly', ''),
    await answer('accepted', '', 'a'.repeat(64)),
  ]).toEqual(['invalid-input', 'invalid-input', 'changed-meanwhile']);
  must(await desk.openArticle(id));
  must(await desk.saveWorkingCopy(id, JSON.stringify({ ...text, headline: 'Chợ' })));
  must(await desk.keepRevision(id));
  const newest = must(await desk.joins.revisions(id)).revisions[0]?.record;
  expect(await answer('accepted', '')).toBe(newest);
});
