import { calculateJwkThumbprint, compactVerify, importJWK, type CryptoKey } from 'jose';
import * as v from 'valibot';
import { DeviceSchema } from '../../shared/records/record-schema.ts';
import type { SignatureType } from '../identity/identity.ts';

const HeaderSchema = (type: SignatureType) =>
  v.strictObject({
    alg: v.literal('EdDSA'),
    kid: DeviceSchema,
    typ: v.literal(type),
    jwk: v.strictObject({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: DeviceSchema }),
  });

/** A payload whose signature holds. `kid` is the key's thumbprint, not yet anybody's: who that is, the roster says. */
export interface OpenedJws {
  readonly kid: string;
  readonly payload: unknown;
}

const text = new TextDecoder('utf-8', { fatal: true });

/** Base64url has spare bits; only the one spelling counts, so that nobody can make a second file of one signature. */
function decodePart(part: string | undefined): Buffer | null {
  if (part === undefined || part === '') return null;
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : null;
}

const parseJson = (bytes: Uint8Array): unknown => JSON.parse(text.decode(bytes)) as unknown;

/** Opens compact JWS of one type. Keys are inside the signatures; each is imported once. */
export function createJwsReader(type: SignatureType): (jws: string) => Promise<OpenedJws | null> {
  const header = HeaderSchema(type);
  const keys = new Map<string, CryptoKey>();

  async function keyOf(kid: string, jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }) {
    const known = keys.get(kid);
    // The thumbprint is over x, so a known kid with another x is a forgery: it must not borrow the cached key.
    if ((await calculateJwkThumbprint(jwk)) !== kid) return null;
    if (known !== undefined) return known;
    const key = await importJWK(jwk, 'EdDSA');
    if (key instanceof Uint8Array) return null;
    keys.set(kid, key);
    return key;
  }

  return async (jws) => {
    const parts = jws.split('.').map(decodePart);
    const [head, body] = parts;
    if (parts.length !== 3 || head === undefined || head === null || body === undefined || body === null) return null;
    if (parts.includes(null)) return null;
    try {
      const parsed = v.safeParse(header, parseJson(head));
      if (!parsed.success) return null;
      const key = await keyOf(parsed.output.kid, parsed.output.jwk);
      if (key === null) return null;
      await compactVerify(jws, key, { algorithms: ['EdDSA'] });
      return { kid: parsed.output.kid, payload: parseJson(body) };
    } catch {
      // Whatever jose or JSON found wrong with foreign bytes, the answer is the same: this is not a signature of ours.
      return null;
    }
  };
}
