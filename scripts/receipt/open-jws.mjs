import { createHash, createPublicKey, verify } from 'node:crypto';

/** @typedef {{ hash: string, kid: string, payload: unknown }} Opened */

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/**
 * What stands at the end of a path in foreign JSON; undefined where there is nothing.
 * @param {unknown} value
 * @param {readonly string[]} path
 * @returns {unknown}
 */
export function at(value, ...path) {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = /** @type {Record<string, unknown>} */ (here)[key];
  }
  return here;
}

/**
 * The words at the end of a path; empty where there are none.
 * @param {unknown} value
 * @param {readonly string[]} path
 */
export function textAt(value, ...path) {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/**
 * @param {unknown} value
 * @param {readonly string[]} path
 * @returns {readonly unknown[]}
 */
export function listAt(value, ...path) {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** @param {string} part @returns {unknown} */
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/**
 * The payload of a signed file whose bytes are what its hash says and whose signature holds, with the signing key's thumbprint (RFC 7638); or why not.
 * @param {unknown} file
 * @param {string} type what the signature must be for
 * @returns {Opened | { fault: string }}
 */
export function openFile(file, type) {
  const [hash, jws] = [textAt(file, 'hash'), textAt(file, 'jws')];
  const name = hash.slice(0, 12);
  if (hash === '' || sha256(jws) !== hash) return { fault: `${name}: its bytes are not what its hash says` };
  const [head = '', body = '', mark = '', ...rest] = jws.split('.');
  try {
    const header = decode(head);
    if (at(header, 'alg') !== 'EdDSA' || at(header, 'typ') !== type || rest.length > 0)
      return { fault: `${name}: not a ${type}` };
    const [kty, crv, x] = ['kty', 'crv', 'x'].map((part) => textAt(header, 'jwk', part));
    const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
    if (kty !== 'OKP' || crv !== 'Ed25519' || kid !== textAt(header, 'kid'))
      return { fault: `${name}: another key’s name` };
    const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    const holds = verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(mark, 'base64url'));
    return holds ? { hash, kid, payload: decode(body) } : { fault: `${name}: the signature does not hold` };
  } catch {
    return { fault: `${name}: not a signature` };
  }
}
