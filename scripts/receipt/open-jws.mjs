import { createHash, createPublicKey, verify } from 'node:crypto';

/** @param {string} text */
export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The payload of a signed file whose bytes are what its hash says and whose signature holds, with the signing key's thumbprint (RFC 7638); or why not.
 * @param {unknown} file
 * @param {string} type what the signature must be for
 * @returns {{ hash: string, kid: string, payload: Record<string, any> } | { fault: string }}
 */
export function openFile(file, type) {
  if (!isObject(file) || typeof file.jws !== 'string' || typeof file.hash !== 'string') return { fault: 'not a file' };
  const { hash, jws } = file;
  const name = hash.slice(0, 12);
  if (sha256(jws) !== hash) return { fault: `${name}: its bytes are not what its hash says` };
  const [head = '', body = '', mark = '', ...rest] = jws.split('.');
  try {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
    if (header.alg !== 'EdDSA' || header.typ !== type || rest.length > 0) return { fault: `${name}: not a ${type}` };
    const { kty, crv, x } = header.jwk;
    const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
    if (kty !== 'OKP' || crv !== 'Ed25519' || thumbprint !== header.kid)
      return { fault: `${name}: another key’s name` };
    const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    const holds = verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(mark, 'base64url'));
    if (!holds) return { fault: `${name}: the signature does not hold` };
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return isObject(payload) ? { hash, kid: thumbprint, payload } : { fault: `${name}: no statement in it` };
  } catch {
    return { fault: `${name}: not a signature` };
  }
}
