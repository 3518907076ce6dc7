import { createHmac } from 'node:crypto';
import { base64url, payloadOf, strangerIn, type Room, type Target } from './room-under-attack.ts';
import { isUnharmed, saidOf, type Attack } from './attack.ts';

const approval = ({ content, revision }: Target) => ({
  kind: 'approve',
  content,
  revision,
  portal: 'site',
  section: 'kinh-te',
  shown: 'whole',
  note: '',
});

/** An attack that puts one file into the folder and is over when everybody has read it. */
const oneFile = (
  name: string,
  answered: readonly string[],
  make: (room: Room, target: Target) => Promise<string>,
): Attack => ({
  name,
  answered,
  run: async (room) => {
    const target = await room.prepare(name, 'review');
    const hash = await room.lay(target.articleId, await make(room, target));
    await room.exchange('Sếp');
    return {
      answers: await saidOf(room, 'Mai', target.articleId, hash),
      held: await isUnharmed(room, target.articleId),
    };
  },
});

/** An editor's true approval of this text, before it reaches anybody. */
const truly = (room: Room, target: Target) => room.forge(room.signer('Hai'), 'Hai', target.articleId, approval(target));

const parts = (jws: string): readonly [string, string, string] => {
  const [head = '', body = '', mark = ''] = jws.split('.');
  return [head, body, mark];
};

async function reheaded(room: Room, target: Target, change: object): Promise<string> {
  const [head, body, mark] = parts(await room.forge(room.signer('Lan'), 'Hai', target.articleId, approval(target)));
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
  return `${base64url({ ...header, ...change })}.${body}.${mark}`;
}

/** Attacks on signatures: whose they are, and whether they are any. */
export const SIGNATURE_ATTACKS: readonly Attack[] = [
  oneFile('forged author: a reporter signs in an editor’s name', ['health:forged'], (room, target) =>
    room.forge(room.signer('Lan'), 'Hai', target.articleId, approval(target)),
  ),
  oneFile('a reporter signs for an editor’s device', ['health:forged'], (room, target) =>
    room.forge(room.signer('Lan'), 'Hai', target.articleId, approval(target), { dev: room.signer('Hai').kid }),
  ),
  oneFile('a stranger’s key with an editor’s name', ['unknown-device'], async (room, target) =>
    room.forge(await strangerIn(room.home), 'Hai', target.articleId, approval(target)),
  ),
  oneFile('alg none, without a signature', ['health:forged'], async (room, target) => {
    const [, body] = parts(await truly(room, target));
    return `${base64url({ alg: 'none', typ: 'toasoan-record' })}.${body}.`;
  }),
  oneFile('alg none, with an editor’s key in its header', ['health:forged'], (room, target) => {
    const { kid, publicKey } = room.signer('Hai');
    return reheaded(room, target, { alg: 'none', kid, jwk: publicKey });
  }),
  oneFile('alg HS256 with the public key as the secret', ['health:forged'], async (room, target) => {
    const { kid, publicKey } = room.signer('Hai');
    const [, body] = parts(await truly(room, target));
    const head = base64url({ alg: 'HS256', kid, typ: 'toasoan-record', jwk: publicKey });
    const mark = createHmac('sha256', Buffer.from(publicKey.x, 'base64url'))
      .update(`${head}.${body}`)
      .digest('base64url');
    return `${head}.${body}.${mark}`;
  }),
  oneFile('an editor’s key id beside the attacker’s key', ['health:forged'], (room, target) =>
    reheaded(room, target, { kid: room.signer('Hai').kid }),
  ),
  oneFile('an editor’s true signature under other words', ['health:forged'], async (room, target) => {
    const jws = await truly(room, target);
    const [head, , mark] = parts(jws);
    return `${head}.${base64url({ ...payloadOf(jws), shown: 'part' })}.${mark}`;
  }),
  oneFile('a signature of another kind: the editor’s request to join', ['health:forged'], async (room, target) => {
    const jws = await truly(room, target);
    return room.signer('Hai').sign('toasoan-request', payloadOf(jws));
  }),
  oneFile('a second spelling of a true signature', ['health:forged'], async (room, target) => {
    const [head, body, mark] = parts(await truly(room, target));
    return `${head}.${body}.${mark}=`;
  }),
  oneFile('a record that claims a newer program', ['health:unread'], (room, target) =>
    room.forge(room.signer('Lan'), 'Lan', target.articleId, approval(target), { v: 99 }),
  ),
  {
    name: 'a stranger’s text in the place of the reporter’s',
    answered: ['unknown-device', 'health:unknown-device'],
    run: async (room) => {
      const target = await room.prepare('Chữ của người lạ', 'review');
      const stranger = await strangerIn(room.home);
      const body = { kind: 'revision', content: target.content, parents: [target.revision], blobs: [], note: '' };
      const hash = await room.lay(target.articleId, await room.forge(stranger, 'Lan', target.articleId, body));
      await room.exchange('Sếp');
      const { heads } = await room.standing('Mai', target.articleId);
      const problems = await room.deskOf('Mai').problems();
      const isNamed = problems.some((one) => one.kind === 'unknown-device' && one.device === stranger.kid);
      const said = await saidOf(room, 'Mai', target.articleId, hash);
      return {
        answers: isNamed ? [...said, 'health:unknown-device'] : said,
        held: heads.length === 1 && heads[0]?.record === target.revision,
      };
    },
  },
];
