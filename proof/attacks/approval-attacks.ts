import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { layout } from '../../main/desk/carrier/folder-layout.ts';
import { isUnharmed, refusal, saidOf, type Attack } from './attack.ts';
import { must, type Room, type Target } from './room-under-attack.ts';

const PLACE = { portal: 'site', section: 'kinh-te', shown: 'whole', note: '' } as const;

const on = ({ content, revision }: Target) => ({ content, revision });

const approve = (target: Target) => ({ kind: 'approve', ...on(target), ...PLACE });

const order = (target: Target, approvals: readonly string[]) => ({
  kind: 'publish',
  ...on(target),
  portal: PLACE.portal,
  approvals,
  urgent: false,
  reason: '',
});

const receipt = (target: Target, approval: string | null) => ({
  kind: 'publication',
  content: target.content,
  approval,
  portal: PLACE.portal,
  remoteId: 'kinh-te/giả',
  url: null,
  rendered: null,
  exporter: 'giả',
  publishedAt: '2026-11-26T09:00:00+07:00',
  updatedAt: '2026-11-26T09:00:00+07:00',
});

/** Signs with a colleague's own key, lays the file into the folder, and lets everybody read it. */
async function signAs(room: Room, who: string, target: Target, body: object, as: object = {}): Promise<string> {
  const hash = await room.lay(target.articleId, await room.forge(room.signer(who), who, target.articleId, body, as));
  await room.exchange('Sếp');
  return hash;
}

const publishRefused = async (room: Room, { articleId }: Target, name = 'Mai') =>
  refusal(await room.deskOf(name).workflow.orderPublication(articleId));

/** Attacks on what an approval means: these exact words, by somebody who may and did not write them. */
export const APPROVAL_ATTACKS: readonly Attack[] = [
  {
    name: 'edited after approval',
    answered: ['urgentAllowed'],
    run: async (room) => {
      const target = await room.prepare('Giá chè búp', 'approved');
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Giá chè búp tăng gấp ba');
      await room.exchange('Lan');
      const { approvals, state, editedAfterApproval } = await room.standing('Mai', target.articleId);
      const answers = [await publishRefused(room, target, 'Hai'), await publishRefused(room, target)];
      return { answers, held: approvals.length === 0 && state === 'review' && editedAfterApproval };
    },
  },
  {
    name: 'edited after approval, and back again',
    answered: ['urgentAllowed'],
    run: async (room) => {
      const target = await room.prepare('Nước sông lên', 'approved');
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Nước sông lên nhanh');
      await room.write('Lan', article, 'Nước sông lên');
      await room.exchange('Lan');
      return { answers: [await publishRefused(room, target)], held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'other words under the approved hash',
    answered: ['damaged'],
    run: async (room) => {
      const target = await room.prepare('Chợ phiên', 'approved');
      const spoil = async (root: string): Promise<void> => {
        const file = layout.content(root, target.articleId, target.content);
        const text = gunzipSync(await readFile(file))
          .toString()
          .replace('Chợ phiên', 'Chợ phèng');
        await writeFile(file, gzipSync(text));
      };
      await spoil(room.folder);
      const direct = await room.carrier.readContent(target.articleId, target.content);
      const { article } = must(await room.deskOf('Mai').openArticle(target.articleId));
      const read = await room.deskOf('Mai').readContent(target.articleId, target.content);
      const held = article.headline === 'Chợ phiên' && (!read.ok || read.value.headline === 'Chợ phiên');
      return { answers: [refusal(direct)], held };
    },
  },
  {
    name: 'approval copied to another article',
    answered: ['health:forged'],
    run: async (room) => {
      const approved = await room.prepare('Bài thật', 'approved');
      const target = await room.prepare('Bài giả', 'review');
      const hash = await room.lay(target.articleId, await room.jwsOf(approved.articleId, approved.approval));
      await room.exchange('Sếp');
      const held = await isUnharmed(room, target.articleId);
      return { answers: await saidOf(room, 'Mai', target.articleId, hash), held };
    },
  },
  {
    name: 'order that names the approval of other words',
    answered: ['urgentAllowed'],
    run: async (room) => {
      const target = await room.prepare('Lúa mùa', 'approved');
      const { article } = must(await room.deskOf('Lan').openArticle(target.articleId));
      await room.write('Lan', article, 'Lúa mùa mất trắng');
      await room.exchange('Lan');
      const head = (await room.standing('Mai', target.articleId)).heads[0];
      const now = { ...target, content: head?.content ?? '', revision: head?.record ?? '' };
      const hash = await signAs(room, 'Mai', target, order(now, [target.approval]));
      const again = await signAs(room, 'Hai', target, order(now, [target.approval]), {
        at: '2026-01-01T00:00:00.000Z',
      });
      const answers = await Promise.all([hash, again].map(async (one) => saidOf(room, 'Lan', target.articleId, one)));
      return {
        answers: answers.every((said) => said.includes('urgentAllowed')) ? answers.flat() : [],
        held: await isUnharmed(room, target.articleId),
      };
    },
  },
  {
    name: 'reporter approves',
    answered: ['wrong-role'],
    run: async (room) => {
      const target = await room.prepare('Trường mới', 'review');
      const asked = refusal(await room.act('Lan', target.articleId, 'approve'));
      const hash = await signAs(room, 'Lan', target, approve(target));
      const said = await saidOf(room, 'Mai', target.articleId, hash);
      return { answers: said.includes(asked) ? said : [], held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'reporter orders the publication of an approved text',
    answered: ['wrong-role'],
    run: async (room) => {
      const target = await room.prepare('Cầu treo', 'approved');
      const asked = await publishRefused(room, target, 'Lan');
      const hash = await signAs(room, 'Lan', target, order(target, [target.approval]));
      const { published } = await room.standing('Mai', target.articleId);
      return { answers: [asked, ...(await saidOf(room, 'Mai', target.articleId, hash))], held: published === null };
    },
  },
  {
    name: 'reporter signs a receipt: says it stands on the site',
    answered: ['not-approved'],
    run: async (room) => {
      const target = await room.prepare('Đường đèo', 'review');
      const hash = await signAs(room, 'Lan', target, receipt(target, null));
      const said = await saidOf(room, 'Mai', target.articleId, hash);
      return { answers: said, held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'reporter signs a receipt for what an editor ordered and nobody has sent yet',
    answered: ['wrong-role'],
    run: async (room) => {
      const target = await room.prepare('Bản tin đêm', 'approved');
      must(await room.deskOf('Hai').workflow.orderPublication(target.articleId));
      await room.exchange('Hai');
      const hash = await signAs(room, 'Lan', target, receipt(target, target.approval));
      const { state } = await room.deskOf('Mai').siteInfo(target.articleId);
      return { answers: await saidOf(room, 'Mai', target.articleId, hash), held: state === 'absent' };
    },
  },
  {
    name: 'editor signs a receipt without an approval',
    answered: ['not-approved'],
    run: async (room) => {
      const target = await room.prepare('Hồ chứa', 'review');
      const hash = await signAs(room, 'Hai', target, receipt(target, 'e'.repeat(64)));
      return {
        answers: await saidOf(room, 'Mai', target.articleId, hash),
        held: await isUnharmed(room, target.articleId),
      };
    },
  },
  {
    name: 'editor approves a text that they wrote at',
    answered: ['notAuthor'],
    run: async (room) => {
      const target = await room.prepare('Nhà văn hóa', 'review');
      const { article } = must(await room.deskOf('Hai').openArticle(target.articleId));
      await room.write('Hai', article, 'Nhà văn hóa xóm');
      await room.exchange('Hai');
      const head = (await room.standing('Mai', target.articleId)).heads[0];
      const own = { ...target, content: head?.content ?? '', revision: head?.record ?? '' };
      const asked = refusal(await room.act('Hai', target.articleId, 'approve'));
      const hash = await signAs(room, 'Hai', target, approve(own));
      const said = await saidOf(room, 'Mai', target.articleId, hash);
      return { answers: said.includes(asked) ? said : [], held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'editor hides that they wrote at it: the same words as a text without parents',
    answered: ['notAuthor', 'thisText'],
    run: async (room) => {
      const target = await room.prepare('Mùa măng', 'review');
      const { article } = must(await room.deskOf('Hai').openArticle(target.articleId));
      await room.write('Hai', article, 'Mùa măng đắng');
      await room.exchange('Hai');
      const head = (await room.standing('Mai', target.articleId)).heads[0];
      const body = { kind: 'revision', content: head?.content ?? '', parents: [], blobs: [], note: '' };
      const orphan = await signAs(room, 'Hai', target, body);
      const answers: string[] = [];
      for (const revision of [head?.record ?? '', orphan]) {
        const hash = await signAs(room, 'Hai', target, approve({ ...target, content: body.content, revision }));
        answers.push(...(await saidOf(room, 'Mai', target.articleId, hash)));
      }
      return { answers: [...answers, 'thisText'], held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'approval of words that were not on the screen',
    answered: ['sawThis'],
    run: async (room) => {
      const target = await room.prepare('Giếng làng', 'review');
      const wish = { action: 'approve', said: '', to: null, shown: 'whole', urgent: false } as const;
      const desk = room.deskOf('Mai');
      const unseen = [null, target.content, 'b'.repeat(64)].map(async (content) =>
        refusal(await desk.workflow.act(target.articleId, { ...wish, content })),
      );
      const answers = new Set(await Promise.all(unseen));
      return { answers: answers.size === 1 ? [...answers] : [], held: await isUnharmed(room, target.articleId) };
    },
  },
  {
    name: 'reporter takes the review and makes it their own',
    answered: ['wrong-role', 'toEditor'],
    run: async (room) => {
      const target = await room.prepare('Lò gạch', 'review');
      const { reviewer } = await room.standing('Mai', target.articleId);
      const take = await signAs(room, 'Lan', target, { kind: 'take', over: reviewer?.record ?? null });
      const give = await signAs(room, 'Hai', target, { kind: 'reassign', to: 'Lan', note: '' });
      const answers = await Promise.all([take, give].map(async (hash) => saidOf(room, 'Mai', target.articleId, hash)));
      const { reviewer: after } = await room.standing('Mai', target.articleId);
      return { answers: answers.flat(), held: after?.by === 'Hai' };
    },
  },
];
