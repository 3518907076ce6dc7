import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { layout } from '../../main/desk/carrier/folder-layout.ts';
import { localDeskFolder } from '../../main/desk/local-desk.ts';
import { healthOf, isUnharmed, refusal, saidOf, type Attack } from './attack.ts';
import { must, type Room, type Target } from './room-under-attack.ts';

const NAMES = ['Sếp', 'Lan', 'Hai', 'Mai'] as const;

async function copiesOf(room: Room): Promise<readonly string[]> {
  const { id } = room.deskOf('Mai').info();
  return NAMES.map((name) => path.join(localDeskFolder(room.localFolder(name), id), 'copy'));
}

/** Removes a record from the folder and from every machine's own copy, while nobody is there. */
async function wipe(room: Room, { articleId }: Target, hashes: readonly string[]): Promise<void> {
  const roots = [room.folder, ...(await copiesOf(room))];
  await room.closeAll();
  for (const root of roots) for (const hash of hashes) await rm(layout.record(root, articleId, hash), { force: true });
  await room.openAll();
  await room.exchange();
}

const recordsBy = async (room: Room, { articleId }: Target, name: string) =>
  must(await room.deskOf('Mai').workflow.story(articleId)).history.filter(({ by }) => by === name);

/** Attacks on what was written: taken away, put back, signed with a clock or a key that should not count. */
export const CHAIN_ATTACKS: readonly Attack[] = [
  {
    name: 'a record deleted in the folder comes back',
    answered: ['restored'],
    run: async (room) => {
      const target = await room.prepare('Ruộng bậc thang', 'approved');
      const folder = layout.records(room.folder, target.articleId);
      const before = (await readdir(folder)).toSorted();
      await rm(layout.record(room.folder, target.articleId, target.approval));
      must(await room.deskOf('Hai').checkWhole());
      const after = (await readdir(folder)).toSorted();
      const { approvals } = await room.standing('Mai', target.articleId);
      const isBack = JSON.stringify(before) === JSON.stringify(after);
      return { answers: isBack ? ['restored'] : [], held: approvals.length === 1 };
    },
  },
  {
    name: 'the middle of a chain deleted everywhere',
    answered: ['health:gap', 'health:missing'],
    run: async (room) => {
      const target = await room.prepare('Bến đò', 'submitted');
      const submit = (await recordsBy(room, target, 'Lan')).find(({ kind }) => kind === 'submit')?.record ?? '';
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Bến đò cũ');
      await room.exchange('Lan');
      await wipe(room, target, [submit]);
      const { state } = await room.standing('Mai', target.articleId);
      return { answers: await healthOf(room, 'Mai', target.articleId), held: state === 'draft' };
    },
  },
  {
    name: 'the end of a chain deleted everywhere: a refusal that others had seen',
    answered: ['health:missing'],
    run: async (room) => {
      const target = await room.prepare('Chùa cổ', 'approved');
      must(await room.act('Hai', target.articleId, 'revoke', 'Chưa kiểm chứng'));
      await room.exchange('Hai');
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Chùa cổ trên núi');
      await room.exchange('Lan');
      const revoke = (await recordsBy(room, target, 'Hai')).find(({ kind }) => kind === 'revoke')?.record ?? '';
      await wipe(room, target, [revoke]);
      const answers = await healthOf(room, 'Mai', target.articleId);
      return { answers, held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'an old backup put back over a machine',
    answered: ['health:fork'],
    run: async (room) => {
      const target = await room.prepare('Mưa đá', 'submitted');
      const local = room.localFolder('Lan');
      const backup = path.join(room.home, 'bản lưu');
      await room.closeAll();
      await cp(local, backup, { recursive: true });
      await cp(room.folder, path.join(backup, 'chung'), { recursive: true });
      await room.openAll();
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Mưa đá lớn');
      await room.exchange('Lan');
      await room.closeAll();
      const records = layout.records(room.folder, target.articleId);
      const newest = await readdir(records);
      const away = path.join(room.home, 'mang đi');
      await cp(records, away, { recursive: true });
      await rm(local, { recursive: true });
      await cp(backup, local, { recursive: true });
      // The restored machine works away from everybody: in its folder lies only what lay there then.
      const old = await readdir(path.join(backup, 'chung', path.relative(room.folder, records)));
      for (const name of newest) if (!old.includes(name)) await rm(path.join(records, name));
      const lan = await room.open('Lan');
      await room.write('Lan', must(await lan.openArticle(target.articleId)).article, 'Mưa đá nhỏ');
      must(await lan.refresh());
      await cp(away, records, { recursive: true });
      for (const name of ['Sếp', 'Hai', 'Mai']) await room.open(name);
      await room.exchange();
      const kept = await readdir(records);
      return {
        answers: await healthOf(room, 'Mai', target.articleId),
        held: newest.every((name) => kept.includes(name)),
      };
    },
  },
  {
    name: 'a closed key signs on, with a clock from before',
    answered: ['health:key-closed', 'device-closed'],
    run: async (room) => {
      const target = await room.prepare('Bão số năm', 'review');
      const kid = room.signer('Hai').kid;
      const boss = room.deskOf('Sếp');
      must(await boss.roster.closeDevice(kid, { kind: 'all' }));
      await room.exchange();
      const asked = refusal(await room.act('Hai', target.articleId, 'release'));
      const body = { kind: 'approve', content: target.content, revision: target.revision } as const;
      const place = { portal: 'site', section: 'kinh-te', shown: 'whole', note: '' } as const;
      const past = { at: '2026-01-01T00:00:00.000Z', roster: 2 };
      const first = await room.forge(room.signer('Hai'), 'Hai', target.articleId, { ...body, ...place }, past);
      // The same again as if it had been signed before everything that this device ever signed.
      const begin = { ...past, seq: 1, prev: null, seen: {} };
      const second = await room.forge(room.signer('Hai'), 'Hai', target.articleId, { ...body, ...place }, begin);
      const hashes = [await room.lay(target.articleId, first), await room.lay(target.articleId, second)];
      await room.exchange('Sếp');
      const said = await Promise.all(hashes.map(async (hash) => saidOf(room, 'Mai', target.articleId, hash)));
      const isEachNamed = said.every((one) => one.includes('health:key-closed'));
      const { reviewer } = await room.standing('Mai', target.articleId);
      const held = isEachNamed && reviewer?.by === 'Hai' && (await isUnharmed(room, target.articleId));
      return { answers: [asked, ...said.flat()], held };
    },
  },
];

/** Attacks with a clock: an instant decides nothing that somebody could gain by. */
export const CLOCK_ATTACKS: readonly Attack[] = [
  {
    name: 'a step with a clock from next century comes first in nothing',
    answered: ['wrong-state'],
    run: async (room) => {
      const target = await room.prepare('Hội xuân', 'submitted');
      const late = { at: '2126-01-01T00:00:00.000Z' };
      const recall = await room.forge(room.signer('Lan'), 'Lan', target.articleId, { kind: 'recall', note: '' }, late);
      await room.lay(target.articleId, recall);
      await room.exchange('Sếp');
      const take = refusal(await room.act('Hai', target.articleId, 'take'));
      const { state } = await room.standing('Mai', target.articleId);
      // Whoever has seen the record goes on behind it: the far date stands in the history and holds nobody up.
      must(await room.act('Lan', target.articleId, 'submit'));
      await room.exchange('Lan');
      must(await room.act('Hai', target.articleId, 'take'));
      await room.exchange('Hai');
      const after = await room.standing('Mai', target.articleId);
      return { answers: [take], held: state === 'draft' && after.state === 'review' };
    },
  },
  {
    name: 'an editor who was made a reporter approves with a clock from before',
    answered: ['wrong-role'],
    run: async (room) => {
      const target = await room.prepare('Đập tràn', 'review');
      await room.signRoster('Sếp', ({ people }) => ({
        people: { ...people, Mai: { name: 'Mai', penName: '', roles: ['reporter'], active: true } },
      }));
      await room.exchange('Sếp');
      // Something that Mai saw tells that the change had reached her.
      must(await room.act('Hai', target.articleId, 'release'));
      await room.exchange('Hai');
      must(await room.act('Hai', target.articleId, 'take'));
      await room.exchange('Hai');
      const { content, revision } = target;
      const place = { portal: 'site', section: 'kinh-te', shown: 'whole', note: '' } as const;
      const back = { at: '2026-01-01T00:00:00.000Z', roster: 2 };
      const body = { kind: 'approve', content, revision, ...place };
      const hash = await room.lay(
        target.articleId,
        await room.forge(room.signer('Mai'), 'Mai', target.articleId, body, back),
      );
      await room.exchange('Sếp');
      const said = await saidOf(room, 'Hai', target.articleId, hash);
      const held = await isUnharmed(room, target.articleId);
      await room.signRoster('Sếp', ({ people }) => ({
        people: { ...people, Mai: { name: 'Mai', penName: '', roles: ['editor'], active: true } },
      }));
      await room.exchange('Sếp');
      return { answers: said, held };
    },
  },
];
