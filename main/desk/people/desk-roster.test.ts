import { readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainRuns } from '../../../shared/article/runs.ts';
import type { PeopleOverview } from '../../../shared/ipc/people-wire.ts';
import { createDesk } from '../create-desk.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { sha256Hex } from '../files/sha256.ts';
import { must } from '../machines.testkit.ts';
import { desksOfTest } from '../desks-of-test.testkit.ts';

const FOUNDER = { name: 'Lò Văn Xuyến', penName: 'Văn Xuyến' };
const NEWCOMER = { name: 'Hoàng Thị Dịu', penName: 'Hương Dịu' };

const { place, folder, machine, track, close } = desksOfTest('roster');

const found = async (name = 'máy trưởng') =>
  track(must(await createDesk(await machine(name), { folder, fill: 'empty', deskName: 'Báo Thử', person: FOUNDER })));

async function join(name: string, person: typeof FOUNDER | null = NEWCOMER, aheadMs = 0): Promise<Desk> {
  const desk = track(must(await openDesk(await machine(name, aheadMs), { folder, person })));
  must(await desk.roster.askToJoin());
  return desk;
}

async function write(desk: Desk, headline: string): Promise<string> {
  const { article } = must(await desk.createArticle());
  const next = { ...article, headline, lead: plainRuns('Sapo.') };
  must(await desk.saveWorkingCopy(article.id, JSON.stringify(next)));
  must(await desk.keepRevision(article.id));
  // What was signed is on this machine; a round takes it to the shared folder.
  must(await desk.refresh());
  return article.id;
}

const overview = async (desk: Desk): Promise<PeopleOverview> => must(await desk.roster.overview());

async function letIn(admin: Desk, name: string, roles: ('reporter' | 'editor' | 'admin')[] = ['reporter']) {
  const request = (await overview(admin)).requests.find((one) => one.name === name);
  return must(await admin.roster.signIn(request?.request ?? '', { kind: 'new', roles }));
}

const rosterFiles = async (): Promise<string[]> => (await readdir(path.join(folder, 'roster'))).toSorted();
const strangersAt = async (desk: Desk) =>
  (await desk.problems()).filter(({ kind }) => kind === 'unknown-device').length;
const headlineAt = async (desk: Desk, articleId: string) =>
  must(await desk.rows([articleId])).map(({ headline }) => headline)[0];
const deviceOf = (shown: PeopleOverview, name: string) =>
  shown.people.find((one) => one.name === name)?.devices[0]?.device ?? '';

describe('joining', () => {
  it('[D2] a newcomer writes at once, and is believed as soon as an admin lists the device', async () => {
    const admin = await found();
    const newcomer = await join('máy mới');
    const articleId = await write(newcomer, 'Chè Suối Bạc');
    must(await admin.refresh());
    expect([(await overview(newcomer)).standing, await strangersAt(admin)]).toEqual(['asking', 1]);

    const shown = await overview(admin);
    expect(shown.requests).toMatchObject([{ ...NEWCOMER, label: 'máy mới', sameName: null }]);
    expect(shown.requests[0]?.words).toEqual((await overview(newcomer)).myWords);
    expect(shown.deskWords).toEqual((await overview(newcomer)).deskWords);

    const after = await letIn(admin, NEWCOMER.name);
    expect(after.requests).toEqual([]);
    expect(after.people.find((one) => one.name === NEWCOMER.name)).toMatchObject({
      roles: ['reporter'],
      devices: [{ label: 'máy mới', isClosed: false, isThis: false }],
    });
    expect([await strangersAt(admin), await headlineAt(admin, articleId)]).toEqual([0, 'Chè Suối Bạc']);
    must(await newcomer.refresh());
    expect([(await overview(newcomer)).standing, await strangersAt(newcomer)]).toEqual(['member', 0]);
  });

  it('[D2] one more device of somebody known: what it signed in another name becomes theirs', async () => {
    const admin = await found();
    const second = await join('máy bàn', { name: 'Xuyến', penName: '' });
    await write(second, 'Viết ở máy bàn');
    const [request] = (await overview(admin)).requests;
    await join('máy xách tay', { name: 'lò  văn xuyến', penName: '' });
    await join('máy khác', { name: 'Lò Văn Xuyên', penName: '' });
    const named = (await overview(admin)).requests.map(({ name, sameName }) => [name, sameName !== null]);
    expect(named).toContainEqual(['lò  văn xuyến', true]);
    expect(named).toContainEqual(['Lò Văn Xuyên', false]);
    const me = admin.info().me.personId;
    must(await admin.roster.signIn(request?.request ?? '', { kind: 'device', person: me }));
    must(await admin.refresh());
    expect(await admin.problems()).toEqual([]);
    must(await second.refresh());
    expect(second.info().me).toEqual({ personId: me, ...FOUNDER });
  });

  it('[D2] a request travels as text; of another desk, cut off or altered it is none', async () => {
    const admin = await found();
    const newcomer = track(must(await openDesk(await machine('máy xa'), { folder, person: NEWCOMER })));
    const text = must(await newcomer.roster.requestText());
    const refusal = { ok: false, error: { code: 'roster-refused', reason: 'bad-code' } };
    for (const wrong of ['', 'xin chào', text.slice(0, -4), text.replace('.', '.A')])
      expect(await admin.roster.takeRequest(wrong)).toEqual(refusal);
    expect(must(await admin.roster.takeRequest(`${text.slice(0, 40)}\n  ${text.slice(40)}`)).requests).toHaveLength(1);
    expect(must(await admin.roster.takeRequest(text)).requests).toHaveLength(1);
  });

  it('[D2] nobody lets themselves in, and a listed device asks no more', async () => {
    const admin = await found();
    const newcomer = await join('máy mới');
    const [request] = (await overview(newcomer)).requests;
    expect(await newcomer.roster.signIn(request?.request ?? '', { kind: 'new', roles: ['admin'] })).toEqual({
      ok: false,
      error: { code: 'roster-refused', reason: 'not-admin' },
    });
    await letIn(admin, NEWCOMER.name);
    expect(await admin.roster.signIn(request?.request ?? '', { kind: 'new', roles: ['admin'] })).toEqual({
      ok: false,
      error: { code: 'roster-refused', reason: 'already' },
    });
    must(await newcomer.roster.askToJoin());
    expect((await readdir(path.join(folder, 'requests'))).length).toBe(1);
  });

  it('[D3] another desk in the place of the joined one is refused, whatever its name and id', async () => {
    const first = await found();
    await close(first);
    await rm(folder, { recursive: true });
    await close(await found('máy kẻ gian'));
    const reopen = async () => openDesk(await machine('máy trưởng'), { folder, person: null });
    expect(await reopen()).toEqual({ ok: false, error: { code: 'desk-replaced' } });

    const file = path.join(folder, 'desk.json');
    const theirs = JSON.parse(await readFile(file, 'utf8')) as { root: string };
    await writeFile(file, JSON.stringify({ ...theirs, id: first.info().id }));
    expect(await reopen()).toEqual({ ok: false, error: { code: 'desk-replaced' } });
    const compared = { folder, person: NEWCOMER, root: sha256Hex('từ khác') };
    expect(await openDesk(await machine('máy mới'), compared)).toEqual({ ok: false, error: { code: 'desk-replaced' } });
  });
});

describe('the list of people', () => {
  it('[D4] never loses its last admin with a working device', async () => {
    const admin = await found();
    const me = admin.info().me.personId;
    const [self] = (await overview(admin)).people;
    const refusal = { ok: false, error: { code: 'roster-refused', reason: 'last-admin' } };
    const person = { kind: 'person', person: me, ...FOUNDER } as const;
    expect([
      await admin.roster.change({ ...person, roles: ['editor'], active: true }),
      await admin.roster.change({ ...person, roles: ['admin'], active: false }),
      await admin.roster.closeDevice(self?.devices[0]?.device ?? '', { kind: 'all' }),
    ]).toEqual([refusal, refusal, refusal]);
    await join('máy mới');
    await letIn(admin, NEWCOMER.name, ['admin']);
    expect(must(await admin.roster.change({ ...person, roles: ['editor'], active: true })).mayChange).toBe(false);
  });

  it('[D5] a closed device keeps what had arrived and is believed no further; its own words stay on it', async () => {
    const admin = await found();
    const lost = await join('máy mất');
    const after = await letIn(admin, NEWCOMER.name);
    must(await lost.refresh());
    const articleId = await write(lost, 'Trước khi mất');
    must(await admin.refresh());
    const device = deviceOf(after, NEWCOMER.name);
    expect(must(await admin.roster.deviceSteps(device))).toMatchObject([{ articleId, kind: 'revision', seq: 1 }]);
    // The thief has not heard of it yet and signs on.
    const closed = must(await admin.roster.closeDevice(device, { kind: 'all' }));
    expect(closed.people.find((one) => one.name === NEWCOMER.name)?.devices[0]?.isClosed).toBe(true);
    const { article } = must(await lost.openArticle(articleId));
    must(await lost.saveWorkingCopy(articleId, JSON.stringify({ ...article, headline: 'Sau khi mất' })));
    must(await lost.keepRevision(articleId));
    must(await lost.refresh());
    must(await admin.refresh());
    expect(await headlineAt(admin, articleId)).toBe('Trước khi mất');
    expect(await admin.problems()).toMatchObject([{ kind: 'rejected', reason: 'after-key-closed' }]);

    must(await lost.refresh());
    must(await lost.saveWorkingCopy(articleId, JSON.stringify({ ...article, headline: 'Chữ của mình' })));
    expect(await lost.keepRevision(articleId)).toEqual({ ok: false, error: { code: 'device-closed' } });
    expect(must(await lost.openArticle(articleId)).article.headline).toBe('Chữ của mình');
    expect((await overview(lost)).standing).toBe('closed');

    // Found again: with a new key, it is the same person's, and the words typed meanwhile go on.
    expect(must(await lost.roster.askAgain())).toMatchObject({ standing: 'asking', hasAsked: true });
    const person = after.people.find((one) => one.name === NEWCOMER.name)?.personId ?? '';
    const [request] = (await overview(admin)).requests;
    expect(request).toMatchObject({ name: NEWCOMER.name, sameName: person });
    must(await admin.roster.signIn(request?.request ?? '', { kind: 'device', person }));
    must(await lost.refresh());
    must(await lost.keepRevision(articleId));
    must(await lost.refresh());
    must(await admin.refresh());
    expect(await headlineAt(admin, articleId)).toBe('Chữ của mình');
  });

  it('[D5] a key is closed behind the step that a person chooses: later ones count no more, in any article, whatever their clock', async () => {
    const admin = await found();
    const lost = await join('máy mất');
    const after = await letIn(admin, NEWCOMER.name);
    must(await lost.refresh());
    const [one, two] = [await write(lost, 'Bài một, bản đầu'), await write(lost, 'Bài hai, bản đầu')];
    const rewrite = async (articleId: string, headline: string): Promise<void> => {
      const { article } = must(await lost.openArticle(articleId));
      must(await lost.saveWorkingCopy(articleId, JSON.stringify({ ...article, headline })));
      must(await lost.keepRevision(articleId));
    };
    await rewrite(one, 'Bài một, bản tốt cuối');
    await rewrite(two, 'Bài hai, kẻ trộm viết');
    await rewrite(one, 'Bài một, kẻ trộm viết');
    must(await lost.refresh());
    must(await admin.refresh());
    const device = deviceOf(after, NEWCOMER.name);
    const steps = must(await admin.roster.deviceSteps(device));
    expect(steps.map(({ articleId }) => articleId)).toEqual([one, two, one, two, one]);
    const unknown = { ok: false, error: { code: 'roster-refused', reason: 'unknown' } };
    expect(await admin.roster.closeDevice(device, { kind: 'until', record: 'f'.repeat(64) })).toEqual(unknown);
    must(await admin.roster.closeDevice(device, { kind: 'until', record: steps[2]?.record ?? '' }));
    expect([await headlineAt(admin, one), await headlineAt(admin, two)]).toEqual([
      'Bài một, bản tốt cuối',
      'Bài hai, bản đầu',
    ]);
    expect((await admin.problems()).map((problem) => problem.kind)).toEqual(['rejected', 'rejected']);
    // Another machine that hears of it judges the same.
    const third = track(must(await openDesk(await machine('máy ba'), { folder, person: FOUNDER })));
    expect([await headlineAt(third, one), await headlineAt(third, two)]).toEqual([
      'Bài một, bản tốt cuối',
      'Bài hai, bản đầu',
    ]);
  });

  it('[D5] nothing of a device counts when nothing is kept', async () => {
    const admin = await found();
    const lost = await join('máy mất');
    const after = await letIn(admin, NEWCOMER.name);
    must(await lost.refresh());
    const articleId = await write(lost, 'Không ai nhận');
    must(await lost.refresh());
    must(await admin.refresh());
    must(await admin.roster.closeDevice(deviceOf(after, NEWCOMER.name), { kind: 'none' }));
    expect(await admin.problems()).toMatchObject([
      { kind: 'rejected', article: articleId, reason: 'after-key-closed' },
    ]);
  });

  it('[D11] a request that was put away stays away on this machine, and a newer one of that device shows', async () => {
    const admin = await found();
    const newcomer = await join('máy mới');
    const [request] = (await overview(admin)).requests;
    const hash = request?.request ?? '';
    expect(must(await admin.roster.putAwayRequest(hash))).toMatchObject({ requests: [], putAway: 1 });
    expect(await admin.roster.putAwayRequest('f'.repeat(64))).toMatchObject({ ok: false });
    await close(admin);
    const again = track(must(await openDesk(await machine('máy trưởng'), { folder, person: null })));
    expect(await overview(again)).toMatchObject({ requests: [], putAway: 1 });
    const text = must(await newcomer.roster.requestText());
    const sent = must(await again.roster.takeRequest(text));
    expect([sent.requests.map(({ name }) => name), sent.putAway]).toEqual([[NEWCOMER.name], 0]);
    must(await again.roster.putAwayRequest(sent.requests[0]?.request ?? ''));
    expect(must(await again.roster.takeRequest(text)).requests).toHaveLength(1);
    must(await again.roster.putAwayRequest(sent.requests[0]?.request ?? ''));
    expect(must(await again.roster.showPutAway()).requests).toHaveLength(1);
  });

  it('[D6] deleted versions come back: yesterday’s people cannot be had by deleting today’s', async () => {
    const admin = await found();
    await join('máy mới');
    await letIn(admin, NEWCOMER.name);
    const files = await rosterFiles();
    await unlink(path.join(folder, 'roster', files.at(-1) ?? ''));
    expect((await overview(admin)).version).toBe(2);
    await close(admin);
    const again = track(must(await openDesk(await machine('máy trưởng'), { folder, person: null })));
    expect([(await overview(again)).version, await rosterFiles()]).toEqual([2, files]);
  });
});

describe('the key on paper', () => {
  it('[D9] lets a new device in when every admin’s device is gone, and is spent by it', async () => {
    const admin = await found();
    const text = must(await admin.roster.makeRecoveryKey());
    expect((await overview(admin)).recoverySince).toBeNull();
    const kept = must(await admin.roster.keepRecoveryKey());
    expect([kept.recoverySince === null, kept.people.flatMap((one) => one.devices).length]).toEqual([false, 1]);

    const rescue = await join('máy cứu', FOUNDER);
    const wrong = text.startsWith('7') ? `8${text.slice(1)}` : `7${text.slice(1)}`;
    expect(await rescue.roster.recover(wrong)).toMatchObject({ error: { reason: 'bad-code' } });
    const rescued = must(await rescue.roster.recover(text));
    expect([rescued.standing, rescued.mayChange, rescued.recoverySince]).toEqual(['member', true, null]);
    expect(rescued.people).toMatchObject([{ ...FOUNDER, devices: [{ label: 'máy trưởng' }, { label: 'máy cứu' }] }]);
    const third = await join('máy khác');
    expect(await third.roster.recover(text)).toMatchObject({ error: { reason: 'spent' } });
  });

  it('[D9] counts only when it was written down, and only the newest; nobody but an admin makes one', async () => {
    const admin = await found();
    const newcomer = await join('máy mới');
    const dropped = must(await admin.roster.makeRecoveryKey());
    const first = must(await admin.roster.makeRecoveryKey());
    must(await admin.roster.keepRecoveryKey());
    const second = must(await admin.roster.makeRecoveryKey());
    must(await admin.roster.keepRecoveryKey());
    must(await newcomer.refresh());
    for (const old of [dropped, first])
      expect(await newcomer.roster.recover(old)).toMatchObject({ error: { reason: 'spent' } });
    expect(await newcomer.roster.makeRecoveryKey()).toMatchObject({ error: { reason: 'not-admin' } });
    expect(must(await newcomer.roster.recover(second)).mayChange).toBe(true);
  });

  it('[D9] its text is on no disk and in no answer after the first', async () => {
    const admin = await found();
    const text = must(await admin.roster.makeRecoveryKey());
    const shown = must(await admin.roster.keepRecoveryKey());
    const files = await readdir(place, { recursive: true, withFileTypes: true });
    const bytes = await Promise.all(
      files.filter((one) => one.isFile()).map((one) => readFile(path.join(one.parentPath, one.name), 'latin1')),
    );
    const parts = [text, ...text.split('-')];
    expect(parts.filter((part) => bytes.some((file) => file.includes(part)))).toEqual([]);
    expect(JSON.stringify([shown, await overview(admin)])).not.toContain(text.slice(0, 5));
  });
});
