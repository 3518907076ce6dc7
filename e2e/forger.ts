import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../shared/article/canonical.ts';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const payloadOf = (jws: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Somebody with a key of their own and the right to write any file of a desk's folder, and no program of ours. */
export function createForger(desk: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const jwk = { crv: 'Ed25519', kty: 'OKP', x };
  const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url');

  const signed = (typ: string, payload: object): string => {
    const text = `${base64url(JSON.stringify({ alg: 'EdDSA', kid, typ, jwk }))}.${base64url(canonicalJson(payload))}`;
    return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
  };
  const recordsOf = (articleId: string): string => path.join(desk, 'articles', articleId.slice(0, 4), articleId, 'r');
  const lay = (folder: string, name: string, jws: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), jws);
  };
  let written = 0;

  /** A record that stands behind everything in the article's folder. */
  function payload(articleId: string, by: string, body: object) {
    const folder = recordsOf(articleId);
    const others = readdirSync(folder).map((name) => ({
      hash: path.basename(name, '.jws'),
      ...payloadOf(readFileSync(path.join(folder, name), 'utf8')),
    })) as { hash: string; dev: string; seq: number; prev: string | null; kind: string; content?: string }[];
    const ends = others.filter(({ hash }) => others.every(({ prev }) => prev !== hash));
    const own = ends.find(({ dev }) => dev === kid);
    const seen = Object.fromEntries(ends.filter(({ dev }) => dev !== kid).map(({ dev, hash }) => [dev, hash]));
    const text = others.findLast(({ kind }) => kind === 'revision');
    written += 1;
    const links = { dev: kid, seq: written, prev: own?.hash ?? null, at: new Date().toISOString(), seen };
    const on = { content: text?.content ?? '', revision: text?.hash ?? '' };
    return { v: 1, article: articleId, by, roster: 0, ...links, ...on, ...body };
  }

  return {
    kid,
    /** Asks to be let in under this name. */
    askToJoin(name: string, person: string): void {
      const { id, root } = JSON.parse(readFileSync(path.join(desk, 'desk.json'), 'utf8')) as Record<string, string>;
      const at = new Date().toISOString();
      const request = { v: 1, desk: id, root, at, person, name, penName: '', label: 'Máy xách tay' };
      const jws = signed('toasoan-request', request);
      lay(path.join(desk, 'requests'), `0001-${sha256(jws)}.jws`, jws);
    },
    /** Signs a step in somebody's name with this very key. */
    sign(articleId: string, by: string, body: object): void {
      const jws = signed('toasoan-record', payload(articleId, by, body));
      lay(recordsOf(articleId), `${sha256(jws)}.jws`, jws);
    },
    /** The same with no signature at all: `alg: none`. */
    signNothing(articleId: string, by: string, body: object): void {
      const text = canonicalJson(payload(articleId, by, body));
      written -= 1;
      const jws = `${base64url(JSON.stringify({ alg: 'none', kid, typ: 'toasoan-record', jwk }))}.${base64url(text)}.`;
      lay(recordsOf(articleId), `${sha256(jws)}.jws`, jws);
    },
  };
}
