import { CHECKS_VERSION } from '../../../shared/checks/check-names.ts';
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { Article } from '../../../shared/article/schema.ts';
import { EVERYTHING } from '../../../shared/ipc/list-wish.ts';
import type { Roster } from '../../../shared/records/roster.ts';
import type { DeskRules } from '../../../shared/workflow/desk-rules.ts';
import type { Identity } from '../../identity/identity.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { createFolderCarrier } from '../carrier/folder-carrier.ts';
import { layout } from '../carrier/folder-layout.ts';
import { openDesk } from '../open-desk.ts';
import type { SeenWish } from './order-publication.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const { folder, machine, track } = desksOfTest('workflow');

const kidOf = async (identity: Identity) => must(await identity.signer()).kid;

/** A desk of one person, whose roster then gets these people with their roles, each at a machine of their own. */
async function newsroom(people: Readonly<Record<string, readonly string[]>>, rules: DeskRules) {
  const boss = await machine('Máy của sếp');
  const person = { name: 'Sếp', penName: '' };
  const first = must(await createDesk(boss, { folder, fill: 'empty', deskName: 'Suối Bạc', person }));
  const bossId = first.info().me.personId;
  await first.close();
  const machines = await Promise.all(Object.keys(people).map(async (name) => [name, await machine(name)] as const));
  const carrier = createFolderCarrier(folder);
  const [root] = must(await carrier.listVersions('roster'));
  if (root === undefined) throw new Error('a desk has a roster');
  const before = JSON.parse(Buffer.from(root.jws.split('.')[1] ?? '', 'base64url').toString()) as Roster;
  const keys = await Promise.all(
    machines.map(async ([name, { identity }]) => [await kidOf(identity), { person: name, label: '', closed: null }]),
  );
  const roster: Roster = {
    ...before,
    version: 2,
    prev: root.hash,
    by: bossId,
    people: {
      ...before.people,
      ...Object.fromEntries(
        Object.entries(people).map(([name, roles]) => [name, { name, penName: '', roles, active: true }]),
      ),
    },
    keys: { ...before.keys, ...(Object.fromEntries(keys) as Roster['keys']) },
    rules,
  };
  const signer = must(await boss.identity.signer());
  must(await carrier.putVersion('roster', 2, await signer.sign('toasoan-roster', roster)));
  const desks = new Map<string, Desk>();
  for (const [name, surroundings] of machines) {
    const desk = must(await openDesk(surroundings, { folder, person: { name, penName: '' } }));
    track(desk);
    desks.set(name, desk);
  }
  return async (name: string): Promise<Desk> => {
    const desk = desks.get(name);
    if (desk === undefined) throw new Error(`nobody called ${name}`);
    // What the others signed goes to the folder, and from there to this one.
    for (const one of [...desks.values(), desk]) must(await one.refresh());
    return desk;
  };
}

const write = async (desk: Desk, article: Article, headline: string, body = 'Mẻ chè đầu tiên.') => {
  const text: Article = {
    ...article,
    headline,
    section: 'kinh-te',
    body: [{ kind: 'p', id: 'b1', text: plainRuns(body) }],
  };
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(text)));
  return text;
};

const plain = { said: '', to: null, shown: 'whole', urgent: false, content: null } as const;

/** What the window does: opens the article, and names what it showed. */
async function act(desk: Desk, articleId: string, action: SeenWish['action'], more: Partial<SeenWish> = {}) {
  const { saved } = must(await desk.openArticle(articleId));
  const content = saved.kind === 'revision' ? saved.content : null;
  return desk.workflow.act(articleId, { ...plain, action, content, ...more });
}

const workflowOf = async (desk: Desk) => must(await desk.list(EVERYTHING)).rows[0]?.summary.workflow;

const TWO_LEVELS: DeskRules = { selfApprove: false, levels: 2 };
const PEOPLE = { Lan: ['reporter'], Hai: ['editor'], Mai: ['editor'] } as const;

describe('a desk with several people', () => {
  it('[F1] leads an article from its reporter over an editor to the order to publish', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    await write(lan, article, 'Chè Suối Bạc vào vụ');
    must(await act(lan, article.id, 'submit'));
    const hai = await at('Hai');
    must(await act(hai, article.id, 'take'));
    expect(must(await act(hai, article.id, 'approve')).flow.state).toBe('approved');
    const mai = await at('Mai');
    const order = must(await mai.workflow.orderPublication(article.id));
    const story = must(await mai.workflow.story(article.id));
    expect([story.flow.state, order.approval]).toEqual(['published', story.flow.approvals[0]?.record]);
    expect(must(await mai.workflow.orderPublication(article.id))).toEqual(order);
    expect(story.history.map(({ kind, effect }) => `${kind} ${effect}`)).toEqual([
      'revision done',
      'submit done',
      'take done',
      'approve done',
      'publish done',
    ]);
    expect(must(await (await at('Lan')).refresh())).toBeNull();
    expect(await workflowOf(lan)).toMatchObject({ state: 'published', owner: 'Lan', reviewer: 'Hai' });
  });

  it('[V5] an approved text gets a name from its writer and stays approved; nobody becomes a writer by naming', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    await write(lan, article, 'Chè Suối Bạc vào vụ');
    must(await act(lan, article.id, 'submit'));
    const hai = await at('Hai');
    expect(await hai.keepRevision(article.id, 'bản của tôi')).toEqual({ ok: false, error: { code: 'not-writer' } });
    must(await act(hai, article.id, 'take'));
    must(await act(hai, article.id, 'approve'));
    must(await (await at('Lan')).keepRevision(article.id, ' trước khi cắt'));
    must(await lan.keepRevision(article.id, 'trước khi cắt'));
    must(await lan.keepRevision(article.id));
    const { shared } = must(await lan.versions.list(article.id));
    expect(shared.map(({ note }) => note)).toEqual(['trước khi cắt', '']);
    const mai = await at('Mai');
    expect(must(await mai.workflow.story(article.id)).flow.state).toBe('approved');
    must(await mai.workflow.orderPublication(article.id));
  });

  it('[F20] a refused step signs nothing and says why', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    const half = await write(lan, article, 'Chè Suối Bạc vào vụ', '');
    expect(await act(lan, article.id, 'submit')).toEqual({
      ok: false,
      error: { code: 'incomplete', missing: ['body'] },
    });
    await write(lan, half, 'Chè Suối Bạc vào vụ');
    const notAllowed = (action: string, reason: string) => ({
      ok: false,
      error: { code: 'not-allowed', action, reason },
    });
    expect(await lan.workflow.orderPublication(article.id)).toEqual(notAllowed('publish', 'wrong-state'));
    must(await act(lan, article.id, 'submit'));
    expect(await act(lan, article.id, 'take')).toEqual(notAllowed('take', 'wrong-role'));
    const hai = await at('Hai');
    must(await act(hai, article.id, 'take'));
    const count = async () => (await readdir(layout.records(folder, article.id))).length;
    const before = await count();
    const unseen = await act(hai, article.id, 'approve', { content: 'b'.repeat(64) });
    const silent = await act(hai, article.id, 'requestChanges', { said: ' ' });
    expect([unseen, silent]).toEqual([notAllowed('approve', 'sawThis'), notAllowed('requestChanges', 'reason')]);
    expect(await hai.workflow.orderPublication(article.id)).toEqual(notAllowed('publish', 'urgentAllowed'));
    expect(await count()).toBe(before);
  });

  it('[CH5] [CH6] main makes the checks again, holds the article back, and signs what it found with each step', async () => {
    const at = await newsroom(PEOPLE, { ...TWO_LEVELS, checks: { desk: { lead: 'required' }, sections: {} } });
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    const text = await write(lan, article, 'Chè Suối Bạc vào vụ', 'Sản lượng TK tấn.');
    expect(await act(lan, article.id, 'submit')).toEqual({
      ok: false,
      error: { code: 'incomplete', missing: ['lead', 'tk'] },
    });
    const whole = { ...text, lead: plainRuns('Chè Suối Bạc vào vụ sớm.') };
    await write(lan, whole, 'Chè Suối Bạc vào vụ', 'Sản lượng 40 tấn.');
    must(await act(lan, article.id, 'submit'));
    const hai = await at('Hai');
    must(await act(hai, article.id, 'take'));
    must(await act(hai, article.id, 'approve'));
    must(await (await at('Mai')).workflow.orderPublication(article.id));
    const told = must(await (await at('Lan')).workflow.story(article.id)).history;
    const found = told.flatMap(({ kind, checks }) =>
      checks === null ? [] : [[kind, checks.version, checks.results.filter((one) => one.found > 0)]],
    );
    const nobody = [{ check: 'byline', level: 'advice', found: 1 }];
    expect(found).toEqual([
      ['submit', CHECKS_VERSION, nobody],
      ['approve', CHECKS_VERSION, nobody],
      ['publish', CHECKS_VERSION, nobody],
    ]);
  });

  it('[CH4] links into the archive are looked up, and a headline of another recent article is told', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article: target } = must(await lan.createArticle());
    await write(lan, target, 'Chè Suối Bạc vào vụ');
    const { article } = must(await lan.createArticle());
    const related = { r1: { kind: 'internal', article: target.id, title: 'Bài cũ', order: 'a0' } } as const;
    await write(lan, { ...article, related }, 'Chợ phiên Suối Bạc');
    const around = must(
      await lan.workflow.checksAround({
        articleId: article.id,
        headline: 'CHE SUOI BAC: vào vụ',
        linked: [target.id, '01J00000000000000000000009'],
      }),
    );
    expect(around).toEqual({
      linked: { [target.id]: 'absent', '01J00000000000000000000009': 'missing' },
      sameHeadline: [{ articleId: target.id, headline: 'Chè Suối Bạc vào vụ' }],
      rules: null,
    });
    must(await act(lan, article.id, 'submit'));
    const { history } = must(await lan.workflow.story(article.id));
    const found = history.at(-1)?.checks?.results.filter((one) => one.found > 0);
    expect(found?.map(({ check }) => check)).toEqual(['lead', 'byline', 'related-absent']);
  });

  it('[CO2] deadline and length stand in the row, here and at the others, and are refused like a step', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    await write(lan, article, 'Chè Suối Bạc vào vụ');
    const deadline = '2026-12-01T07:00:00.000Z';
    must(await lan.workflow.commission(article.id, { deadline, length: 800 }));
    must(await act(lan, article.id, 'submit'));
    const late = await lan.workflow.commission(article.id, { length: 900 });
    expect(late).toMatchObject({ ok: false, error: { code: 'not-allowed', reason: 'ownOrEditor' } });
    const hai = await at('Hai');
    must(await hai.workflow.commission(article.id, { length: null }));
    await at('Lan');
    const rows = [await workflowOf(hai), await workflowOf(lan)].map((row) => row?.commission);
    expect(rows).toEqual([
      { deadline, length: null },
      { deadline, length: null },
    ]);
  });

  it('[F21] an approval is void as soon as a key was pressed, and what was approved is not what would be sent', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    const text = await write(lan, article, 'Chè Suối Bạc vào vụ');
    must(await act(lan, article.id, 'submit'));
    const hai = await at('Hai');
    must(await act(hai, article.id, 'take'));
    must(await act(hai, article.id, 'approve'));
    expect(await workflowOf(hai)).toMatchObject({ isApproved: true, isEdited: false });
    await write(hai, text, 'Chè Suối Bạc vào vụ muộn');
    expect(await workflowOf(hai)).toMatchObject({ isApproved: false, isEdited: true });
    expect((await hai.workflow.orderPublication(article.id)).ok).toBe(false);
    const own = await act(hai, article.id, 'approve');
    expect(own).toMatchObject({ ok: false, error: { reason: 'notAuthor' } });
    const mai = await at('Mai');
    must(await act(mai, article.id, 'approve'));
    expect(must(await mai.workflow.orderPublication(article.id)).content).not.toBe(null);
  });

  it('[L21] a published text with a new note is corrected: approved anew, ordered as a correction, the first words kept', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    const text = await write(lan, article, 'Chè Suối Bạc thu 12 tỷ');
    must(await act(lan, article.id, 'submit'));
    const hai = await at('Hai');
    must(await act(hai, article.id, 'take'));
    must(await act(hai, article.id, 'approve'));
    const first = must(await hai.workflow.orderPublication(article.id));
    await at('Lan');
    const fixed = await write(lan, text, 'Chè Suối Bạc thu 21 tỷ');
    const draft = must(await lan.workflow.draftCorrection(article.id));
    expect(draft.passages).toEqual([{ wrong: 'Chè Suối Bạc thu 12 tỷ', right: 'Chè Suối Bạc thu 21 tỷ' }]);
    expect(draft.text).toContain('“Chè Suối Bạc thu 12 tỷ”. Thông tin đúng là “Chè Suối Bạc thu 21 tỷ”');
    await write(lan, { ...fixed, correctionNote: draft.text }, fixed.headline);
    must(await lan.keepRevision(article.id));
    await at('Hai');
    expect(await hai.workflow.orderPublication(article.id)).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
    must(await act(hai, article.id, 'approve'));
    expect(must(await hai.workflow.story(article.id)).isCorrection).toBe(true);
    const second = must(await hai.workflow.orderPublication(article.id));
    const { flow, history, isCorrection } = must(await hai.workflow.story(article.id));
    expect([flow.state, isCorrection, history.slice(-2).map(({ kind, effect, said }) => [kind, effect, said])]).toEqual(
      [
        'corrected',
        false,
        [
          ['approveCorrection', 'done', ''],
          ['correct', 'done', draft.text],
        ],
      ],
    );
    expect(second.content).not.toBe(first.content);
    expect(must(await hai.readContent(article.id, first.content)).headline).toBe('Chè Suối Bạc thu 12 tỷ');
  });

  it('[O46] settings that nobody would believe are not signed: a reporter is told so', async () => {
    const at = await newsroom({ ...PEOPLE, Mai: ['managingEditor'] }, TWO_LEVELS);
    const lan = await at('Lan');
    const changed = { ...lan.portal(), tagline: 'Khác' };
    expect([lan.mayEditPortal(), await lan.savePortal(changed)]).toEqual([
      false,
      { ok: false, error: { code: 'settings-refused' } },
    ]);
    const mai = await at('Mai');
    expect([mai.mayEditPortal(), must(await mai.savePortal(changed)).tagline]).toEqual([true, 'Khác']);
  });

  it('[F4] nobody becomes an editor by giving an editor’s name on a machine that the roster does not know', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    await write(lan, article, 'Chè Suối Bạc vào vụ');
    must(await act(lan, article.id, 'submit'));
    await at('Lan');
    const stranger = must(await openDesk(await machine('lạ'), { folder, person: { name: 'Hai', penName: '' } }));
    track(stranger);
    expect(stranger.info().me.personId).toBe('Hai');
    const taken = await act(stranger, article.id, 'take');
    expect(taken).toMatchObject({ ok: false, error: { code: 'not-allowed', action: 'take' } });
    const offers = must(await stranger.workflow.story(article.id)).offers.map(({ refusal }) => refusal);
    expect(new Set(offers)).toEqual(new Set(['unknown-device']));
  });
});

describe('a desk of one person', () => {
  it('[F10] publishes in one press: the approval and the order are signed by its own rule, and shown', async () => {
    const person = { name: 'Mai', penName: '' };
    const desk = must(await createDesk(await machine('một'), { folder, fill: 'empty', deskName: 'Một', person }));
    track(desk);
    const { article } = must(await desk.createArticle());
    const text = await write(desk, article, 'Chè Suối Bạc vào vụ');
    const first = must(await desk.workflow.orderPublication(article.id));
    await write(desk, text, 'Chè Suối Bạc vào vụ muộn');
    const second = must(await desk.workflow.orderPublication(article.id));
    expect(second.approval).not.toBe(first.approval);
    const { history, isOneLevel } = must(await desk.workflow.story(article.id));
    expect([isOneLevel, history.map(({ kind, effect }) => `${kind} ${effect}`)]).toEqual([
      true,
      ['revision done', 'approve done', 'publish done', 'revision done', 'approve done', 'publish done'],
    ]);
  });
});

describe('the trash', () => {
  it('[W53] takes a text that no revision holds yet: its words are kept first, and come back', async () => {
    const at = await newsroom(PEOPLE, TWO_LEVELS);
    const lan = await at('Lan');
    const { article } = must(await lan.createArticle());
    const text = await write(lan, article, 'Viết nhầm');
    must(await act(lan, article.id, 'spike', { said: 'viết nhầm' }));
    expect(await workflowOf(lan)).toMatchObject({ state: 'spiked' });
    must(await act(lan, article.id, 'unspike'));
    expect(must(await lan.openArticle(article.id)).article).toEqual(text);
  });
});
